import type { ChartConfiguration } from "chart.js";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { formatDifference } from "../formats/format-points.ts";
import { GAIN, INK, LOSS } from "./palette.ts";

type Indicator = UnitProfileFigures["indicators"][number];
export interface Gap extends Indicator {
  gap: number;
}

/** Indicators the unit and the bureau both have, strongest first, with the difference in hundredths. */
export function gapsAgainstBureau(indicators: readonly Indicator[]): Gap[] {
  return indicators
    .flatMap((one) =>
      one.mean === null || one.bureauMean === null ? [] : [{ ...one, gap: one.mean - one.bureauMean }],
    )
    .sort((a, b) => b.gap - a.gap || a.code.localeCompare(b.code));
}

/** 指标与全局平均的差距: bars to the right are strengths, to the left weaknesses; the sign is written as well. */
export function indicatorsChart(indicators: readonly Indicator[]): ChartConfiguration {
  const gaps = gapsAgainstBureau(indicators);
  const widest = Math.max(10, ...gaps.map((one) => Math.abs(one.gap))) / 100;
  return {
    type: "bar",
    data: {
      labels: gaps.map((one) => one.name),
      datasets: [
        {
          data: gaps.map((one) => one.gap / 100),
          backgroundColor: gaps.map((one) => (one.gap < 0 ? LOSS : GAIN)),
          barPercentage: 0.7,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      indexAxis: "y",
      scales: {
        x: { display: false, min: -widest * 1.35, max: widest * 1.35 },
        y: { grid: { display: false }, border: { display: false }, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: { display: false },
        directLabels: { texts: [gaps.map((one) => formatDifference(one.gap))], place: "end" },
        tooltip: { callbacks: { label: (item) => formatDifference(gaps[item.dataIndex]?.gap) } },
      },
    },
  };
}
