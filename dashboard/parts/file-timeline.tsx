import { useMemo } from "react";
import type { FileMonth } from "../../domain/messages.ts";
import { fileChart } from "../charts/file-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { DataTable } from "../components/data-table.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 各月得分与等次 of the last twelve months there are. */
export function FileTimeline(props: { name: string; months: readonly FileMonth[] }) {
  const { t, language } = useText();
  const months = useMemo(
    () => props.months.filter((month) => month.points !== null).slice(-12),
    [props.months],
  );
  const configuration = useMemo(() => fileChart(months, language), [months, language]);
  const last = months.at(-1);
  const best = months.reduce(
    (a, b) => ((b.points?.total ?? 0) > (a?.points?.total ?? -1) ? b : a),
    months.at(0),
  );
  if (!last || !best) return null;
  return (
    <ChartCard
      wide
      title={t("file.timeline")}
      note={t("file.timelineNote")}
      sentence={t("file.timelineSentence", {
        name: props.name,
        count: months.length,
        best: formatPoints(best.points?.total),
        bestMonth: formatMonth(best.month, language),
        last: formatPoints(last.points?.total),
        lastMonth: formatMonth(last.month, language),
      })}
      configuration={configuration}
      height={220}
      table={
        <DataTable
          caption={t("file.timeline")}
          rows={months}
          rowKey={(month) => month.month}
          columns={[
            { key: "month", heading: t("column.month"), cell: (month) => formatMonth(month.month, language) },
            { key: "unit", heading: t("column.unit"), cell: (month) => month.unitName },
            { key: "state", heading: t("column.state"), cell: (month) => t(`reportState.${month.state}`) },
            {
              key: "total",
              heading: t("file.total"),
              number: true,
              cell: (month) => formatPoints(month.points?.total),
            },
            {
              key: "suggested",
              heading: t("file.suggested"),
              cell: (month) => (month.suggestedGrade ? <GradeBadge grade={month.suggestedGrade} /> : "—"),
            },
            {
              key: "grade",
              heading: t("file.grade"),
              cell: (month) => (month.grade ? <GradeBadge grade={month.grade} /> : "—"),
            },
          ]}
        />
      }
    />
  );
}
