import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { OfficerLink, UnitLink } from "../components/links.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { useMissingTrainees } from "./use-trainings.ts";

/** Heads and clerks who were at no training yet. */
export function MissingCard() {
  const { t } = useText();
  const missing = useMissingTrainees(true);
  return (
    <FiguresOf query={missing}>
      {(found) => (
        <Card
          wide
          title={t("training.missing")}
          note={t("training.missingNote", { expected: found.expected, missing: found.missing.length })}
        >
          {found.missing.length === 0 ? (
            <p className="notice">{t("training.missingNone")}</p>
          ) : (
            <DataTable
              caption={t("training.missing")}
              rows={found.missing}
              rowKey={({ role, policeNo, unit }) => `${role}/${policeNo}/${unit ?? ""}`}
              columns={[
                {
                  key: "unit",
                  heading: t("training.unit"),
                  cell: ({ unit, unitName }) =>
                    unit ? <UnitLink unit={unit} name={unitName ?? unit} /> : "—",
                },
                {
                  key: "person",
                  heading: t("training.person"),
                  cell: ({ policeNo, name }) => <OfficerLink policeNo={policeNo} name={name} />,
                },
                { key: "role", heading: t("training.role"), cell: ({ role }) => t(`training.role.${role}`) },
              ]}
            />
          )}
        </Card>
      )}
    </FiguresOf>
  );
}
