import type { ReactNode } from "react";
import { Link } from "react-router";
import { SIGNAL_LABEL, type Signal } from "../../domain/discrimination/signals.ts";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { GradingGroup, GradingKind } from "../../domain/messages/discrimination.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

export interface GroupRow extends GradingGroup {
  key: string;
  title: string;
  head: ReactNode;
  gap?: number | null;
  /** The address that opens the list behind a number of this row. */
  listOf: (kind: GradingKind) => string;
}

/** One group a row; every count is the door to the gradings it counts. */
export function GroupsTable(props: { caption: string; rows: readonly GroupRow[]; withGap?: boolean }) {
  const { t, language } = useText();
  const count = (row: GroupRow, kind: GradingKind, many: number): ReactNode => (
    <ListLink row={row} kind={kind} many={many} />
  );
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "group", heading: t("discrimination.column.group"), cell: ({ head }) => head },
        {
          ...{ key: "reports", heading: t("discrimination.column.reports"), number: true },
          cell: (row) => count(row, "all", row.reports),
        },
        {
          ...{ key: "deviation", heading: t("discrimination.column.deviation"), number: true },
          cell: ({ spread }) => formatPoints(spread?.deviation),
        },
        {
          ...{ key: "mean", heading: t("discrimination.column.mean"), number: true, secondary: true },
          cell: ({ spread }) => formatPoints(spread?.mean),
        },
        ...(props.withGap
          ? [
              {
                ...{ key: "gap", heading: t("discrimination.column.gap"), number: true, secondary: true },
                cell: ({ gap }: GroupRow) =>
                  gap === null || gap === undefined ? "—" : formatDifference(gap),
              },
            ]
          : []),
        ...GRADES.map((grade) => ({
          ...{ key: grade, heading: GRADE_LABEL[grade][language], number: true, secondary: true },
          cell: (row: GroupRow) => count(row, grade, row.grades[grade]),
        })),
        {
          ...{ key: "raised", heading: t("discrimination.column.raised"), number: true, secondary: true },
          cell: (row) => count(row, "raised", row.raised),
        },
        {
          ...{ key: "lowered", heading: t("discrimination.column.lowered"), number: true, secondary: true },
          cell: (row) => count(row, "lowered", row.lowered),
        },
        {
          ...{ key: "departure", heading: t("discrimination.column.departure"), number: true },
          cell: ({ departure }) => (departure === null ? "—" : formatDifference(departure)),
        },
        {
          ...{ key: "signals", heading: t("discrimination.column.signals") },
          cell: ({ signals }) => <Signals signals={signals} />,
        },
      ]}
    />
  );
}

/** A count that opens the gradings it counts; 0 opens nothing. */
function ListLink({ row, kind, many }: { row: GroupRow; kind: GradingKind; many: number }) {
  const { t } = useText();
  if (many === 0) return "0";
  const about = { group: row.title, kind: t(`discrimination.kind.${kind}`), count: many };
  return (
    <Link to={row.listOf(kind)} preventScrollReset aria-label={t("discrimination.listOf", about)}>
      {many}
    </Link>
  );
}

/** 优秀轮换 in counts: how many had it, how many would have by points, how often a higher score was passed over. */
export function RotationTable(props: { caption: string; rows: readonly GroupRow[] }) {
  const { t } = useText();
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows.filter(({ awards }) => awards > 0)}
      rowKey={({ key }) => key}
      columns={[
        { key: "group", heading: t("discrimination.column.group"), cell: ({ head }) => head },
        {
          ...{ key: "awards", heading: t("discrimination.column.awards"), number: true },
          cell: (row) => <ListLink row={row} kind="excellent" many={row.awards} />,
        },
        {
          ...{ key: "holders", heading: t("discrimination.column.holders"), number: true },
          cell: ({ holders }) => holders,
        },
        {
          ...{ key: "tops", heading: t("discrimination.column.tops"), number: true },
          cell: ({ tops }) => tops,
        },
        {
          ...{ key: "passed", heading: t("discrimination.column.passed"), number: true },
          cell: (row) => <ListLink row={row} kind="passed" many={row.passed} />,
        },
        {
          ...{ key: "signal", heading: t("discrimination.column.signals") },
          cell: ({ signals }) => <Signals signals={signals.filter((signal) => signal === "rotation")} />,
        },
      ]}
    />
  );
}

function Signals({ signals }: { signals: readonly Signal[] }) {
  const { language } = useText();
  if (signals.length === 0) return "—";
  return (
    <span className="signals">
      {signals.map((signal) => (
        <span key={signal} className="tag tag-signal">
          {SIGNAL_LABEL[signal][language]}
        </span>
      ))}
    </span>
  );
}
