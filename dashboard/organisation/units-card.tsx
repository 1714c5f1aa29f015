import { Link } from "react-router";
import type { OrganisationUnit } from "../../domain/messages/organisation.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { useText } from "../use-text.ts";

/** Every unit with who heads it and who is in charge of it; one is chosen to look into. */
export function UnitsCard(props: { units: readonly OrganisationUnit[]; chosen: string | null }) {
  const { t, language } = useText();
  return (
    <Card title={t("organisation.units", { count: props.units.length })} note={t("organisation.unitsNote")}>
      <DataTable
        caption={t("organisation.units", { count: props.units.length })}
        rows={props.units}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "name",
            heading: t("organisation.unit"),
            cell: ({ code, name }) => (
              <Link
                to={`?unit=${encodeURIComponent(code)}`}
                {...(code === props.chosen && {
                  "aria-current": "true" as const,
                  className: "roster-chosen",
                })}
              >
                {code} {name}
              </Link>
            ),
          },
          {
            key: "strength",
            heading: t("organisation.strength"),
            number: true,
            cell: ({ strength }) => strength,
          },
          {
            key: "head",
            heading: t("organisation.head"),
            cell: ({ head }) =>
              head === null ? (
                <span className="roster-vacant">{t("organisation.vacant")}</span>
              ) : (
                `${head.name}${head.acting ? t("organisation.actingMark") : ""}`
              ),
          },
          {
            key: "leader",
            heading: t("organisation.leader"),
            cell: ({ leader, series }) =>
              leader?.name ??
              (series === "leadership" ? (
                "—"
              ) : (
                <span className="roster-vacant">{t("organisation.vacant")}</span>
              )),
          },
          {
            key: "series",
            heading: t("organisation.series"),
            spare: true,
            cell: ({ series }) => SERIES_LABEL[series][language],
          },
        ]}
      />
    </Card>
  );
}
