import type { CompletionFigures } from "../../domain/messages.ts";
import { inCompletionOrder } from "../charts/completion-order.ts";
import { DataTable } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { formatShare } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 填报进度 as rows: the same order and the same counts as the chart, and the bureau's sums under them. */
export function CompletionTable(props: { figures: CompletionFigures }) {
  const { t } = useText();
  const { total, units } = props.figures;
  return (
    <DataTable
      caption={t("completion.chart")}
      rows={inCompletionOrder(units)}
      rowKey={(row) => row.unit}
      columns={[
        {
          key: "unit",
          heading: t("column.unit"),
          cell: (row) => <UnitLink unit={row.unit} name={row.name} />,
        },
        { key: "expected", heading: t("column.expected"), number: true, cell: (row) => row.expected },
        {
          key: "started",
          heading: t("column.started"),
          number: true,
          secondary: true,
          cell: (row) => row.started,
        },
        { key: "complete", heading: t("column.complete"), number: true, cell: (row) => row.complete },
        {
          key: "rate",
          heading: t("column.completeRate"),
          number: true,
          cell: (row) => formatShare(row.complete, row.expected),
        },
        {
          key: "submitted",
          heading: t("column.submitted"),
          number: true,
          secondary: true,
          cell: (row) => row.submitted,
        },
        { key: "onTime", heading: t("column.onTime"), number: true, cell: (row) => row.onTime },
        {
          key: "onTimeRate",
          heading: t("column.onTimeRate"),
          number: true,
          cell: (row) => formatShare(row.onTime, row.expected),
        },
        { key: "reviewed", heading: t("column.reviewed"), number: true, cell: (row) => row.reviewed },
        {
          key: "published",
          heading: t("column.published"),
          number: true,
          secondary: true,
          cell: (row) => row.published,
        },
      ]}
      foot={[
        t("completion.bureau"),
        total.expected,
        total.started,
        total.complete,
        formatShare(total.complete, total.expected),
        total.submitted,
        total.onTime,
        formatShare(total.onTime, total.expected),
        total.reviewed,
        total.published,
      ]}
    />
  );
}
