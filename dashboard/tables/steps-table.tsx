import {
  MONTH_STAGES,
  type MonthStage,
  type StepCounts,
  type StepFigures,
} from "../../domain/messages/steps.ts";
import { DataTable, type Column } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { formatShare } from "../formats/format-points.ts";
import type { Translate } from "../language.ts";
import { useText } from "../use-text.ts";
import "../styles/steps.css";

const HOUR = 3_600_000;

/** A heat map whose cells are figures: the shade repeats what the number says, it adds nothing to it. */
export function StepsTable(props: { figures: StepFigures }) {
  const { t } = useText();
  const { units, total, asOf } = props.figures;
  type Row = StepFigures["units"][number];
  const columns: Column<Row>[] = [
    { key: "unit", heading: t("column.unit"), cell: (row) => <UnitLink unit={row.unit} name={row.name} /> },
    { key: "expected", heading: t("column.expected"), number: true, cell: (row) => row.expected },
    ...MONTH_STAGES.map((stage) => ({
      key: stage,
      heading: t(`steps.${stage}`),
      number: true,
      cell: (row: Row) => <Heat counts={row} stage={stage} />,
    })),
    { key: "returns", heading: t("steps.returns"), number: true, cell: (row) => row.returns },
    { key: "waiting", heading: t("steps.waiting"), number: true, cell: (row) => row.waiting },
    {
      key: "waited",
      heading: t("steps.waited"),
      number: true,
      cell: (row) => formatWait(row.waitingSince, asOf, t),
    },
  ];
  return (
    <DataTable
      caption={t("steps.title")}
      rows={units}
      rowKey={(row) => row.unit}
      columns={columns}
      foot={[
        t("completion.bureau"),
        total.expected,
        ...MONTH_STAGES.map((stage) => total[stage]),
        total.returns,
        total.waiting,
        formatWait(total.waitingSince, asOf, t),
      ]}
    />
  );
}

function Heat(props: { counts: StepCounts; stage: MonthStage }) {
  const { t } = useText();
  const { counts, stage } = props;
  const [count, expected] = [counts[stage], counts.expected];
  const share = expected === 0 ? 0 : Math.min(1, count / expected);
  const title = t("steps.cell", { count, expected, share: formatShare(count, expected) });
  // Ten steps are as many as an eye tells apart.
  return (
    <span className={`heat heat-${Math.floor(share * 10)}`} title={title}>
      {count}
    </span>
  );
}

/** How long the oldest report has waited: hours below two days, then whole days. */
function formatWait(since: string | null, asOf: string, t: Translate): string {
  if (since === null) return "—";
  const hours = Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(since)) / HOUR));
  return hours < 48 ? t("steps.hours", { hours }) : t("steps.days", { days: Math.floor(hours / 24) });
}
