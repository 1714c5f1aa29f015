import type { ChartConfiguration } from "chart.js";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import { formatShare } from "../formats/format-points.ts";
import { GRADE_COLOUR, INK } from "./palette.ts";

/** 等次构成: five bars in the order of the grades, each saying its count and share. */
export function gradesChart(grades: Record<Grade, number>, language: Language): ChartConfiguration {
  const graded = GRADES.reduce((sum, grade) => sum + grades[grade], 0);
  const ends = GRADES.map((grade) => `${grades[grade]}  ${formatShare(grades[grade], graded)}`);
  return {
    type: "bar",
    data: {
      labels: GRADES.map((grade) => GRADE_LABEL[grade][language]),
      datasets: [
        {
          data: GRADES.map((grade) => grades[grade]),
          backgroundColor: GRADES.map((grade) => GRADE_COLOUR[grade]),
          barPercentage: 0.72,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      indexAxis: "y",
      layout: { padding: { right: 84 } },
      scales: {
        x: { display: false, min: 0 },
        y: { grid: { display: false }, border: { display: false }, ticks: { color: INK } },
      },
      plugins: { legend: { display: false }, directLabels: { texts: [ends], place: "end" } },
    },
  };
}
