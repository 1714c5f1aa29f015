import { useMemo } from "react";
import type { TrendFigures } from "../../domain/messages.ts";
import { trendChart } from "../charts/trend-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { TrendTable } from "../tables/trend-table.tsx";
import { useText } from "../use-text.ts";

/** Mean and median over twelve months; months without figures are left out at both ends, kept as gaps inside. */
export function TrendCard(props: {
  figures: TrendFigures;
  bureau?: TrendFigures | undefined;
  scope: string;
  title?: string;
  height: number;
  wide?: boolean;
}) {
  const { t, language } = useText();
  const { figures, bureau, scope } = props;
  const months = useMemo(() => withoutEmptyEnds(figures.months), [figures]);
  const configuration = useMemo(
    () => trendChart(months, t, language, bureau?.months),
    [months, bureau, t, language],
  );
  const title = props.title ?? t("trend.chart", { scope });
  const known = months.filter((month) => month.mean !== null);
  const first = known.at(0);
  const last = known.at(-1);
  const best = known.reduce((a, b) => ((b.mean ?? 0) > (a?.mean ?? -1) ? b : a), first);
  if (!first || !last || !best) {
    return (
      <Card title={title} {...(props.wide ? { wide: true } : {})}>
        <Empty />
      </Card>
    );
  }
  const sentence = t("trend.sentence", {
    scope,
    first: formatMonth(first.month, language),
    firstMean: formatPoints(first.mean),
    last: formatMonth(last.month, language),
    lastMean: formatPoints(last.mean),
    best: formatMonth(best.month, language),
    bestMean: formatPoints(best.mean),
  });
  return (
    <ChartCard
      title={title}
      note={t("trend.note")}
      sentence={sentence}
      configuration={configuration}
      height={props.height}
      table={<TrendTable caption={title} months={months} />}
      {...(props.wide ? { wide: true } : {})}
    />
  );
}

/** The months between the first and the last one that has figures. */
export function withoutEmptyEnds(months: TrendFigures["months"]): TrendFigures["months"] {
  const first = months.findIndex((month) => month.mean !== null);
  const last = months.findLastIndex((month) => month.mean !== null);
  return first === -1 ? [] : months.slice(first, last + 1);
}
