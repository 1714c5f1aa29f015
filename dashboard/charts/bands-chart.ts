import type { ChartConfiguration } from "chart.js";
import type { DistributionFigures } from "../../domain/messages.ts";
import { formatShare } from "../formats/format-points.ts";
import type { Translate } from "../language.ts";
import { INK, MAIN } from "./palette.ts";

type Band = DistributionFigures["bands"][number];
const WIDTH = 500;

/** The bands between the lowest and the highest one that holds anybody; a gap between them stays visible as 0. */
export function filledBands(bands: readonly Band[]): Band[] {
  const held = bands.filter((band) => band.count > 0);
  if (held.length === 0) return [];
  const counts = new Map(held.map((band) => [band.from, band.count]));
  const lowest = Math.min(...counts.keys());
  const highest = Math.max(...counts.keys());
  const all: Band[] = [];
  for (let from = lowest; from <= highest; from += WIDTH) all.push({ from, count: counts.get(from) ?? 0 });
  return all;
}

/** The highest total there is (细则 §0): its band is a single value, not a range. */
const TOP = 11000;

/** `85–90`: the upper end belongs to the next band. */
export function bandName(band: Band, t: Translate): string {
  if (band.from >= TOP) return t("distribution.bandTop", { from: band.from / 100 });
  return t("distribution.band", { from: band.from / 100, to: (band.from + WIDTH) / 100 });
}

/** 得分分布: officers per five points. */
export function bandsChart(bands: readonly Band[], t: Translate): ChartConfiguration {
  const shown = filledBands(bands);
  const all = shown.reduce((sum, band) => sum + band.count, 0);
  return {
    type: "bar",
    data: {
      labels: shown.map((band) => bandName(band, t)),
      datasets: [
        {
          data: shown.map((band) => band.count),
          backgroundColor: MAIN,
          barPercentage: 0.96,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      layout: { padding: { top: 26 } },
      scales: {
        x: { grid: { display: false }, ticks: { color: INK, maxRotation: 0, font: { size: 11 } } },
        y: { display: false, min: 0 },
      },
      plugins: {
        legend: { display: false },
        directLabels: { texts: [shown.map((band) => String(band.count))], place: "above" },
        tooltip: {
          callbacks: {
            label: (item) => {
              const count = shown[item.dataIndex]?.count ?? 0;
              return `${t("distribution.people", { count })} · ${formatShare(count, all)}`;
            },
          },
        },
      },
    },
  };
}
