import type { ChartConfiguration } from "chart.js";
import { INK, MAIN, REFERENCE } from "./palette.ts";

export interface BeforeAfter {
  label: string;
  before: number;
  after: number;
}

/** Two bars side by side for each class, each saying its count: as it was, and as it would be. */
export function beforeAfterChart(
  rows: readonly BeforeAfter[],
  names: { before: string; after: string },
): ChartConfiguration {
  const bar = { barPercentage: 0.9, categoryPercentage: 0.8 };
  return {
    type: "bar",
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        { label: names.before, data: rows.map(({ before }) => before), backgroundColor: REFERENCE, ...bar },
        { label: names.after, data: rows.map(({ after }) => after), backgroundColor: MAIN, ...bar },
      ],
    },
    options: {
      layout: { padding: { top: 26 } },
      scales: {
        x: { grid: { display: false }, ticks: { color: INK, maxRotation: 0, font: { size: 11 } } },
        y: { display: false, min: 0 },
      },
      plugins: {
        legend: { display: true, position: "top", align: "end" },
        directLabels: {
          texts: [rows.map(({ before }) => String(before)), rows.map(({ after }) => String(after))],
          place: "above",
        },
      },
    },
  };
}
