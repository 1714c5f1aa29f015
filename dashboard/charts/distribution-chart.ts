import type { ChartConfiguration } from "chart.js";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { DistributionFigures } from "../../domain/messages.ts";
import { GRADE_COLOUR, GRADE_INK, INK } from "./palette.ts";

type UnitGrades = DistributionFigures["units"][number];

export function gradedIn(grades: Record<Grade, number>): number {
  return GRADES.reduce((sum, grade) => sum + grades[grade], 0);
}

/** Units by the share of 优秀 and 良好 together, highest first; units without a grade come last. */
export function inGradeOrder(units: readonly UnitGrades[]): UnitGrades[] {
  const better = (unit: UnitGrades) => {
    const graded = gradedIn(unit.grades);
    return graded === 0 ? -1 : (unit.grades.excellent + unit.grades.good) / graded;
  };
  return [...units].sort((a, b) => better(b) - better(a) || a.unit.localeCompare(b.unit));
}

/** 各单位等次构成: one bar per unit of 100 %, its counts written inside. */
export function distributionChart(units: readonly UnitGrades[], language: Language): ChartConfiguration {
  const sorted = inGradeOrder(units);
  return {
    type: "bar",
    data: {
      labels: sorted.map((unit) => unit.name),
      datasets: GRADES.map((grade) => ({
        label: GRADE_LABEL[grade][language],
        data: sorted.map((unit) => (unit.grades[grade] / Math.max(1, gradedIn(unit.grades))) * 100),
        backgroundColor: GRADE_COLOUR[grade],
        barPercentage: 0.8,
        categoryPercentage: 1,
        stack: "grades",
      })),
    },
    options: {
      indexAxis: "y",
      scales: {
        x: { stacked: true, min: 0, max: 100, ticks: { callback: (value) => `${value}%`, stepSize: 25 } },
        y: { stacked: true, grid: { display: false }, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: { position: "top", align: "start" },
        directLabels: {
          texts: GRADES.map((grade) => sorted.map((unit) => String(unit.grades[grade] || ""))),
          place: "inside",
          inks: GRADES.map((grade) => GRADE_INK[grade]),
        },
        tooltip: {
          callbacks: {
            label: (item) => {
              const grade = GRADES[item.datasetIndex];
              const unit = sorted[item.dataIndex];
              return grade && unit
                ? `${item.dataset.label}: ${unit.grades[grade]} / ${gradedIn(unit.grades)}`
                : "";
            },
          },
        },
      },
    },
  };
}
