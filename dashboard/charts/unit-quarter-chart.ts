import type { ChartConfiguration } from "chart.js";
import type { UnitTrend } from "../../domain/messages/unit-quarters.ts";
import { formatPoints } from "../formats/format-points.ts";
import { INK, MAIN, REFERENCE } from "./palette.ts";
import { onAxis, pointsSpan } from "./points-axis.ts";

/** 历季得分: a line a unit over the announced quarters; the chosen one stands out, the others are its background. */
export function unitQuarterChart(trend: UnitTrend, chosen: string | null): ChartConfiguration {
  const totals = trend.units.map(({ totals: own }) =>
    trend.quarters.map((quarter) => own.find((one) => one.quarter === quarter)?.total ?? null),
  );
  return {
    type: "line",
    data: {
      labels: trend.quarters,
      datasets: trend.units.map(({ unit, unitName }, index) => {
        const colour = unit === chosen ? MAIN : REFERENCE;
        return {
          ...{
            label: unitName,
            data: totals[index]!.map(onAxis),
            borderColor: colour,
            backgroundColor: colour,
          },
          ...{ borderWidth: unit === chosen ? 3 : 1, pointRadius: unit === chosen ? 4 : 2, tension: 0 },
          order: unit === chosen ? 0 : 1,
        };
      }),
    },
    options: {
      interaction: { mode: "nearest", intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { color: INK, maxRotation: 0 }, offset: true },
        y: pointsSpan(totals.flat()),
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            label: (item) =>
              `${item.dataset.label}: ${formatPoints(totals[item.datasetIndex]?.[item.dataIndex])}`,
          },
        },
      },
    },
  };
}
