import type { ChartConfiguration } from "chart.js";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { TrendFigures } from "../../domain/messages.ts";
import { axisMonth } from "../formats/format-time.ts";
import { gradedIn } from "./distribution-chart.ts";
import { GRADE_COLOUR, GRADE_INK, INK } from "./palette.ts";

/** 各月等次构成: a column of 100 % per month, best grade at the bottom, counts inside. */
export function monthGradesChart(months: TrendFigures["months"], language: Language): ChartConfiguration {
  return {
    type: "bar",
    data: {
      labels: months.map((month) => axisMonth(month.month, language)),
      datasets: GRADES.map((grade) => ({
        label: GRADE_LABEL[grade][language],
        data: months.map((month) => (month.grades[grade] / Math.max(1, gradedIn(month.grades))) * 100),
        backgroundColor: GRADE_COLOUR[grade],
        barPercentage: 0.8,
        categoryPercentage: 1,
        stack: "grades",
      })),
    },
    options: {
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { color: INK, maxRotation: 0 } },
        y: { stacked: true, min: 0, max: 100, ticks: { callback: (value) => `${value}%`, stepSize: 25 } },
      },
      plugins: {
        legend: { position: "top", align: "start" },
        directLabels: {
          texts: GRADES.map((grade) => months.map((month) => String(month.grades[grade] || ""))),
          place: "inside",
          inks: GRADES.map((grade) => GRADE_INK[grade]),
        },
        tooltip: {
          callbacks: {
            label: (item) => {
              const grade = GRADES[item.datasetIndex];
              const month = months[item.dataIndex];
              return grade && month
                ? `${item.dataset.label}: ${month.grades[grade]} / ${gradedIn(month.grades)}`
                : "";
            },
          },
        },
      },
    },
  };
}
