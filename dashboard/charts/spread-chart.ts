import type { ChartConfiguration } from "chart.js";
import type { GradingUnit } from "../../domain/messages/discrimination.ts";
import { formatPoints } from "../formats/format-points.ts";
import type { Translate } from "../language.ts";
import { INK, MAIN, SECOND } from "./palette.ts";
import { onAxis, pointsSpan } from "./points-axis.ts";

/** Units with points, the least spread first: there points tell people apart the least. */
export function inSpreadOrder(units: readonly GradingUnit[]): GradingUnit[] {
  return units
    .filter(({ spread }) => spread !== null)
    .sort((a, b) => a.spread!.deviation - b.spread!.deviation || a.unit.localeCompare(b.unit));
}

/** 得分离散: the middle half of each unit as a bar, its median as a dot, the deviation in figures at the end. */
export function spreadChart(units: readonly GradingUnit[], t: Translate): ChartConfiguration {
  const rows = inSpreadOrder(units);
  const span = pointsSpan(rows.flatMap(({ spread }) => [spread!.lower, spread!.upper]));
  return {
    type: "bar",
    data: {
      labels: rows.map(({ name }) => name),
      datasets: [
        {
          type: "bar" as const,
          label: t("discrimination.half"),
          data: rows.map(({ spread }) => [spread!.lower / 100, spread!.upper / 100]),
          backgroundColor: rows.map(({ signals }) => (signals.includes("flat") ? SECOND : "#9cc3e2")),
          ...{ barPercentage: 0.6, categoryPercentage: 1, order: 1 },
        },
        {
          type: "line" as const,
          label: t("discrimination.median"),
          data: rows.map(({ spread }) => onAxis(spread!.median)),
          ...{ showLine: false, pointRadius: 5, pointHoverRadius: 6, order: 0 },
          ...{ borderColor: MAIN, backgroundColor: MAIN },
        },
      ],
    },
    options: {
      indexAxis: "y",
      layout: { padding: { right: 56 } },
      scales: {
        x: { ...span, position: "top" },
        y: { grid: { display: false }, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: { position: "top", align: "start" },
        directLabels: {
          texts: [rows.map(({ spread }) => formatPoints(spread!.deviation)), []],
          place: "end",
        },
        tooltip: {
          callbacks: {
            label: ({ dataIndex, datasetIndex }) => {
              const { spread } = rows[dataIndex]!;
              return datasetIndex === 0
                ? `${formatPoints(spread!.lower)}–${formatPoints(spread!.upper)}`
                : `${t("discrimination.median")} ${formatPoints(spread!.median)}`;
            },
          },
        },
      },
    },
  };
}
