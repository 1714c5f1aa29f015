import type { ChartConfiguration } from "chart.js";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { FileMonth } from "../../domain/messages.ts";
import { formatPoints } from "../formats/format-points.ts";
import { axisMonth } from "../formats/format-time.ts";
import { GRADE_COLOUR, INK, PAPER, REFERENCE } from "./palette.ts";
import { onAxis, pointsSpan } from "./points-axis.ts";

/** 各月得分与等次 of one officer: a line of totals whose dots wear the colour of the month's grade. */
export function fileChart(months: readonly FileMonth[], language: Language): ChartConfiguration {
  const totals = months.map((month) => month.points?.total ?? null);
  return {
    type: "line",
    data: {
      labels: months.map((month) => axisMonth(month.month, language)),
      datasets: [
        {
          data: totals.map(onAxis),
          borderColor: REFERENCE,
          borderWidth: 1.5,
          pointRadius: 7,
          pointHoverRadius: 8,
          pointBorderWidth: 2,
          pointBorderColor: months.map((month) => (month.grade ? GRADE_COLOUR[month.grade] : REFERENCE)),
          pointBackgroundColor: months.map((month) => (month.grade ? GRADE_COLOUR[month.grade] : PAPER)),
        },
      ],
    },
    options: {
      layout: { padding: { top: 24, right: 12 } },
      scales: {
        x: { grid: { display: false }, ticks: { color: INK, maxRotation: 0 }, offset: true },
        y: pointsSpan(totals),
      },
      plugins: {
        legend: { display: false },
        directLabels: {
          texts: [totals.map((total) => (total === null ? "" : formatPoints(total)))],
          place: "above",
        },
        tooltip: {
          callbacks: {
            label: (item) => {
              const month = months[item.dataIndex];
              const grade = month?.grade ? ` · ${GRADE_LABEL[month.grade][language]}` : "";
              return `${formatPoints(month?.points?.total)}${grade}`;
            },
          },
        },
      },
    },
  };
}
