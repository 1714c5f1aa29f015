import type { ChartConfiguration } from "chart.js";
import type { CompletionUnit } from "../../domain/messages.ts";
import type { Translate } from "../language.ts";
import { inCompletionOrder, STEPS, stepsOf } from "./completion-order.ts";
import { INK, SECOND, STEP_COLOUR } from "./palette.ts";

/**
 * 各单位填报进度: one bar per unit, split by how far its files have come, best unit on top. A tick marks the share
 * submitted on time (细则 §10), and the end of the bar says complete / expected.
 */
export function completionChart(units: readonly CompletionUnit[], t: Translate): ChartConfiguration {
  const sorted = inCompletionOrder(units);
  const share = (part: number, unit: CompletionUnit) =>
    unit.expected === 0 ? 0 : (part / unit.expected) * 100;
  const bars = STEPS.map((step) => ({
    type: "bar" as const,
    label: t(`completion.step.${step}`),
    data: sorted.map((unit) => share(stepsOf(unit)[step], unit)),
    backgroundColor: STEP_COLOUR[step],
    barPercentage: 0.78,
    categoryPercentage: 1,
    stack: "files",
    order: 1,
  }));
  const onTime = {
    type: "line" as const,
    label: t("completion.onTimeMark"),
    data: sorted.map((unit) => (unit.onTime === 0 ? null : share(unit.onTime, unit))),
    showLine: false,
    pointStyle: "line" as const,
    rotation: 90,
    pointRadius: 9,
    pointHoverRadius: 9,
    pointBorderWidth: 3,
    borderColor: SECOND,
    backgroundColor: SECOND,
    order: 0,
  };
  const ends = sorted.map((unit) => `${unit.complete}/${unit.expected}`);
  return {
    type: "bar",
    data: { labels: sorted.map((unit) => unit.name), datasets: [...bars, onTime] },
    options: {
      indexAxis: "y",
      layout: { padding: { right: 52 } },
      scales: {
        x: { stacked: true, min: 0, max: 100, ticks: { callback: (value) => `${value}%`, stepSize: 25 } },
        y: { stacked: true, grid: { display: false }, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: {
          position: "top",
          align: "start",
          labels: { sort: (a, b) => (a.datasetIndex ?? 0) - (b.datasetIndex ?? 0) },
        },
        directLabels: { texts: [[], [], [], [], ends], place: "end" },
        tooltip: {
          callbacks: {
            label: (item) => {
              const unit = sorted[item.dataIndex];
              if (!unit) return "";
              const step = STEPS[item.datasetIndex];
              return `${item.dataset.label}: ${step ? stepsOf(unit)[step] : unit.onTime} / ${unit.expected}`;
            },
          },
        },
      },
    },
  };
}
