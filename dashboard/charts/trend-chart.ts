import type { ChartConfiguration } from "chart.js";
import type { Language } from "../../domain/language.ts";
import type { TrendFigures } from "../../domain/messages.ts";
import { formatPoints } from "../formats/format-points.ts";
import { axisMonth } from "../formats/format-time.ts";
import type { Translate } from "../language.ts";
import { INK, MAIN, REFERENCE, SECOND } from "./palette.ts";
import { onAxis, pointsSpan } from "./points-axis.ts";

type TrendMonth = TrendFigures["months"][number];

/**
 * 趋势: mean and median over twelve months; the mean says its value at each month. `bureau` adds the bureau's mean as
 * a dashed line to compare a unit with.
 */
export function trendChart(
  months: readonly TrendMonth[],
  t: Translate,
  language: Language,
  bureau: readonly TrendMonth[] = [],
): ChartConfiguration {
  const bureauMean = new Map(bureau.map((month) => [month.month, month.mean]));
  const compared = months.map((month) => bureauMean.get(month.month) ?? null);
  const line = { borderWidth: 2, pointRadius: 3, tension: 0, spanGaps: false };
  const datasets = [
    {
      ...line,
      label: t("trend.mean"),
      data: months.map((m) => onAxis(m.mean)),
      borderColor: MAIN,
      backgroundColor: MAIN,
    },
    {
      ...line,
      label: t("trend.median"),
      data: months.map((m) => onAxis(m.median)),
      borderColor: SECOND,
      backgroundColor: SECOND,
      pointStyle: "rect" as const,
    },
  ];
  const reference = {
    ...line,
    label: t("trend.bureauMean"),
    data: compared.map(onAxis),
    borderColor: REFERENCE,
    backgroundColor: REFERENCE,
    borderDash: [5, 4],
    pointRadius: 0,
    pointStyle: "line" as const,
  };
  const span = pointsSpan(months.flatMap((m, i) => [m.mean, m.median, compared[i]]));
  return {
    type: "line",
    data: {
      labels: months.map((month) => axisMonth(month.month, language)),
      datasets: bureau.length > 0 ? [...datasets, reference] : datasets,
    },
    options: {
      interaction: { mode: "index", intersect: false },
      layout: { padding: { top: 8, right: 20 } },
      scales: {
        x: { grid: { display: false }, ticks: { color: INK, maxRotation: 0 }, offset: true },
        y: span,
      },
      plugins: {
        legend: { position: "top", align: "start", labels: { usePointStyle: true, boxHeight: 7 } },
        directLabels: {
          texts: [months.map((m) => (m.mean === null ? "" : formatPoints(m.mean)))],
          below: [months.map((m) => (m.median ?? 0) > (m.mean ?? 0))],
          place: "above",
        },
        tooltip: {
          callbacks: {
            label: (item) => {
              const month = months[item.dataIndex];
              const value = [month?.mean, month?.median, compared[item.dataIndex]][item.datasetIndex];
              return `${item.dataset.label}: ${formatPoints(value)}`;
            },
          },
        },
      },
    },
  };
}
