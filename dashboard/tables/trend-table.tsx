import type { TrendFigures } from "../../domain/messages.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { gradeColumns } from "./grades-table.tsx";

type TrendMonth = TrendFigures["months"][number];

/** Twelve months as rows: mean, median, how many were scored. */
export function TrendTable(props: { caption: string; months: readonly TrendMonth[] }) {
  const { t, language } = useText();
  return (
    <DataTable
      caption={props.caption}
      rows={props.months}
      rowKey={(row) => row.month}
      columns={[
        { key: "month", heading: t("column.month"), cell: (row) => formatMonth(row.month, language) },
        { key: "mean", heading: t("column.mean"), number: true, cell: (row) => formatPoints(row.mean) },
        { key: "median", heading: t("column.median"), number: true, cell: (row) => formatPoints(row.median) },
        { key: "officers", heading: t("column.officers"), number: true, cell: (row) => row.officers },
      ]}
    />
  );
}

/** 各月等次构成 as rows. */
export function MonthGradesTable(props: { caption: string; months: readonly TrendMonth[] }) {
  const { t, language } = useText();
  return (
    <DataTable
      caption={props.caption}
      rows={props.months}
      rowKey={(row) => row.month}
      columns={[
        { key: "month", heading: t("column.month"), cell: (row) => formatMonth(row.month, language) },
        ...gradeColumns<TrendMonth>(language),
      ]}
    />
  );
}
