import { Button } from "@fluentui/react-components";
import { Link } from "react-router";
import type { CheckRequest, PublicationUnit } from "../../domain/messages/publication.ts";
import { Card } from "../components/card.tsx";
import { DataTable, type Column } from "../components/data-table.tsx";
import { queryText } from "../figures/fresh.ts";
import { useText } from "../use-text.ts";

/** Every unit on its way; the files office checks a unit, or all of them, from here. */
export function PublicationUnits(props: {
  month: string;
  units: readonly PublicationUnit[];
  chosen: string | null;
  /** Null for who only reads. */
  check: ((request: CheckRequest) => void) | null;
  busy: boolean;
}) {
  const { t } = useText();
  const { month, units, check, busy } = props;
  const ready = (unit: PublicationUnit) => unit.signed;
  const open = units.filter((unit) => ready(unit) > 0);
  const number = (
    key: keyof PublicationUnit,
    heading: string,
    secondary = false,
  ): Column<PublicationUnit> => ({
    ...{ key, heading, number: true, secondary },
    cell: (unit) => (unit[key] === 0 ? <span className="muted">0</span> : unit[key]),
  });
  const columns: Column<PublicationUnit>[] = [
    {
      key: "unit",
      heading: t("column.unit"),
      cell: (unit) => (
        <Link
          to={`/publication${queryText({ month, unit: unit.unit })}`}
          aria-current={unit.unit === props.chosen ? "true" : undefined}
        >
          {unit.name}
        </Link>
      ),
    },
    number("expected", t("publication.expected"), true),
    number("waiting", t("publication.waiting")),
    number("submitted", t("publication.submitted"), true),
    number("signed", t("publication.signed")),
    number("checked", t("publication.checked")),
    number("published", t("publication.published")),
    number("late", t("publication.late"), true),
    {
      key: "blocked",
      heading: t("publication.problems"),
      number: true,
      cell: (unit) =>
        unit.blocked > 0 ? (
          <strong className="down">{unit.blocked}</strong>
        ) : (
          <span className="muted">0</span>
        ),
    },
  ];
  if (check) {
    columns.push({
      key: "check",
      heading: t("publication.act"),
      cell: (unit) =>
        ready(unit) > 0 ? (
          <Button
            size="small"
            disabled={busy}
            aria-label={t("publication.checkUnitOf", { unit: unit.name, count: ready(unit) })}
            onClick={() => {
              check({ units: [unit.unit] });
            }}
          >
            {t("publication.checkUnit")}
          </Button>
        ) : null,
    });
  }
  return (
    <Card
      wide
      title={t("publication.units")}
      note={t("publication.unitsNote")}
      tools={
        check && open.length > 0 ? (
          <Button
            appearance="primary"
            disabled={busy}
            onClick={() => {
              check({ units: open.map(({ unit }) => unit) });
            }}
          >
            {t("publication.checkAll", { count: open.reduce((sum, unit) => sum + ready(unit), 0) })}
          </Button>
        ) : null
      }
    >
      <DataTable
        caption={t("publication.units")}
        rows={units}
        rowKey={({ unit }) => unit}
        columns={columns}
      />
    </Card>
  );
}
