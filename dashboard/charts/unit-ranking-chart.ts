import type { ChartConfiguration } from "chart.js";
import type { UnitRankingFigures } from "../../domain/messages.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { formatPoints } from "../formats/format-points.ts";
import type { Translate } from "../language.ts";
import { INK, MAIN, REFERENCE } from "./palette.ts";
import { onAxis, pointsSpan } from "./points-axis.ts";

type UnitRow = UnitRankingFigures["rows"][number];

/** The middle of the units' means, half-up between the two middle ones. */
export function medianOf(rows: readonly { mean: Hundredths }[]): Hundredths | null {
  const sorted = rows.map((row) => row.mean).sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : Math.floor((low + high + 1) / 2);
}

/**
 * 单位平均分 in the order of the ranking. Dots, not bars: the means lie within a few points of each other, and a bar
 * that does not start at zero would lie.
 */
export function unitRankingChart(rows: readonly UnitRow[], t: Translate): ChartConfiguration {
  const median = medianOf(rows);
  const span = pointsSpan(rows.map((row) => row.mean));
  return {
    type: "line",
    data: {
      labels: rows.map((row) => `${row.place}  ${row.name}`),
      datasets: [
        {
          label: t("column.mean"),
          data: rows.map((row) => onAxis(row.mean)),
          showLine: false,
          pointRadius: 6,
          pointHoverRadius: 7,
          borderColor: MAIN,
          backgroundColor: MAIN,
        },
        {
          label: t("column.median"),
          data: rows.map(() => onAxis(median)),
          borderColor: REFERENCE,
          backgroundColor: REFERENCE,
          borderDash: [5, 4],
          borderWidth: 2,
          pointRadius: 0,
          pointHoverRadius: 0,
        },
      ],
    },
    options: {
      indexAxis: "y",
      layout: { padding: { right: 48 } },
      scales: {
        x: { ...span, position: "top" },
        y: { offset: true, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: { display: false },
        directLabels: { texts: [rows.map((row) => formatPoints(row.mean))], place: "end" },
        tooltip: {
          callbacks: {
            label: (item) =>
              `${item.dataset.label}: ${formatPoints(item.datasetIndex === 0 ? rows[item.dataIndex]?.mean : median)}`,
          },
        },
      },
    },
  };
}
