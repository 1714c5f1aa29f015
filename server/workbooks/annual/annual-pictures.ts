import { GRADE_LABEL, GRADES } from "../../../domain/grade.ts";
import { SERIES, SERIES_LABEL, type Series } from "../../../domain/people.ts";
import type { ChartPicture } from "../charts/draw-chart.ts";
import { spanInWords, type AnnualScope } from "./annual-scope.ts";
import { unitsByMean } from "./units-by-mean.ts";

const GRADE_COLOURS = ["#1e7b34", "#2e75b6", "#8faadc", "#f4b183", "#c00000"];
const SERIES_COLOURS: Record<Series, string> = {
  stations: "#1f4e79",
  operations: "#c9a227",
  offices: "#6b8e9f",
  leadership: "#999",
};
const WIDTH = 700;

/** The three pictures of the cover: grades by month, units by mean, completion by month. */
export function annualPictures(scope: AnnualScope): ChartPicture[] {
  const known = scope.months.filter((month) => month.known);
  const labels = known.map(({ number }) => `${number}月`);
  const sums = known.map(({ month }) => scope.sumsByMonth.get(month));
  const units = unitsByMean(scope).filter(({ mean }) => mean !== undefined);
  const lowest = Math.min(100, ...units.map(({ mean }) => mean ?? 100));
  return [
    {
      name: "各月等次分布",
      width: WIDTH,
      height: 250,
      config: {
        type: "bar",
        data: {
          labels,
          datasets: GRADES.map((grade, index) => ({
            label: GRADE_LABEL[grade].zh,
            data: sums.map((one) => one?.grades[grade] ?? 0),
            backgroundColor: GRADE_COLOURS[index]!,
          })),
        },
        options: {
          plugins: { title: title("各月等次分布（人）"), legend: { position: "right" } },
          scales: { x: { stacked: true, grid: { display: false } }, y: { stacked: true, beginAtZero: true } },
        },
      },
    },
    {
      name: "各单位均分",
      width: WIDTH,
      height: 350,
      config: {
        type: "bar",
        data: {
          labels: units.map(({ unit }) => unit.name),
          datasets: SERIES.filter((series) => units.some(({ unit }) => unit.series === series)).map(
            (series) => ({
              label: SERIES_LABEL[series].zh,
              data: units.map(({ unit, mean }) => (unit.series === series ? mean! : null)),
              backgroundColor: SERIES_COLOURS[series],
            }),
          ),
        },
        options: {
          plugins: {
            title: title(`各单位${spanInWords(scope)}均分（按序列由高到低）`),
            legend: { position: "right" },
          },
          scales: {
            x: {
              stacked: true,
              grid: { display: false },
              ticks: { autoSkip: false, minRotation: units.length > 8 ? 60 : 0, font: { size: 14 } },
            },
            // Means lie close together: the axis begins below the lowest and says so by its numbers.
            y: { min: Math.max(0, Math.floor((lowest - 5) / 5) * 5) },
          },
        },
      },
    },
    {
      name: "各月填报完成率",
      width: WIDTH,
      height: 220,
      config: {
        type: "line",
        data: {
          labels,
          datasets: [
            {
              label: "完成率（%）",
              data: sums.map((one) =>
                one?.progress.expected ? (one.progress.complete / one.progress.expected) * 100 : null,
              ),
              borderColor: "#1f4e79",
              backgroundColor: "#1f4e79",
              borderWidth: 3,
              pointRadius: 4,
              // A line along 100 % is not cut in half by the edge.
              clip: 8,
            },
          ],
        },
        options: {
          plugins: { title: title("各月填报完成率（%）"), legend: { display: false } },
          scales: { x: { grid: { display: false } }, y: { min: 0, max: 100 } },
        },
      },
    },
  ];
}

function title(text: string): {
  display: true;
  text: string;
  font: { size: number; weight: "bold" };
  color: string;
} {
  return { display: true, text, font: { size: 20, weight: "bold" }, color: "#1f4e79" };
}
