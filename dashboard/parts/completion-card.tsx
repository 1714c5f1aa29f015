import { useMemo } from "react";
import type { CompletionFigures } from "../../domain/messages.ts";
import { completionChart } from "../charts/completion-chart.ts";
import { inCompletionOrder } from "../charts/completion-order.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useCompletion } from "../figures/use-completion.ts";
import { formatShare } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { CompletionTable } from "../tables/completion-table.tsx";
import { useText } from "../use-text.ts";

/** 各单位填报进度 of a month, as bars with the table behind them. */
export function CompletionCard(props: { month: string | null; series?: string | null }) {
  const completion = useCompletion(props.month, props.series ?? null);
  return (
    <FiguresOf query={completion} isEmpty={(figures) => figures.units.length === 0}>
      {(figures) => <CompletionBars figures={figures} />}
    </FiguresOf>
  );
}

function CompletionBars(props: { figures: CompletionFigures }) {
  const { t, language } = useText();
  const { units, total, month } = props.figures;
  const configuration = useMemo(() => completionChart(units, t), [units, t]);
  const sorted = inCompletionOrder(units);
  return (
    <ChartCard
      wide
      title={t("completion.chart")}
      note={`${formatMonth(month, language)} · ${t("completion.note")}`}
      sentence={t("completion.sentence", {
        month: formatMonth(month, language),
        expected: total.expected,
        complete: total.complete,
        rate: formatShare(total.complete, total.expected),
        onTime: total.onTime,
        best: sorted.at(0)?.name ?? "",
        worst: sorted.at(-1)?.name ?? "",
      })}
      configuration={configuration}
      height={72 + units.length * 24}
      table={<CompletionTable figures={props.figures} />}
    />
  );
}
