import { useMemo } from "react";
import type { AssessedSeries, UnitTrend } from "../../domain/messages/unit-quarters.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { unitQuarterChart } from "../charts/unit-quarter-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { useUnitTrend } from "./use-unit-quarters.ts";

/** A series over its announced quarters; `unit` stands out among the others. */
export function UnitTrendCard(props: { series: AssessedSeries; unit: string | null }) {
  const trend = useUnitTrend(props.series);
  return (
    <FiguresOf query={trend} isEmpty={({ quarters }) => quarters.length === 0}>
      {(figures) => <Drawn trend={figures} series={props.series} unit={props.unit} />}
    </FiguresOf>
  );
}

function Drawn(props: { trend: UnitTrend; series: AssessedSeries; unit: string | null }) {
  const { t, language } = useText();
  const { trend, unit } = props;
  const series = SERIES_LABEL[props.series][language];
  const configuration = useMemo(() => unitQuarterChart(trend, unit), [trend, unit]);
  const title = t("unitQuarter.trend", { series });
  return (
    <ChartCard
      wide
      title={title}
      sentence={t("unitQuarter.trendSentence", { series, count: trend.quarters.length })}
      configuration={configuration}
      height={260}
      table={
        <DataTable
          caption={title}
          rows={trend.units}
          rowKey={({ unit: code }) => code}
          columns={[
            { key: "unit", heading: t("unitQuarter.unit"), cell: ({ unitName }) => unitName },
            ...trend.quarters.map((quarter) => ({
              ...{ key: quarter, heading: quarter, number: true },
              cell: ({ totals }: UnitTrend["units"][number]) =>
                formatPoints(totals.find((one) => one.quarter === quarter)?.total),
            })),
          ]}
        />
      }
    />
  );
}
