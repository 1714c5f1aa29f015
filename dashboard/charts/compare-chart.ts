import type { ChartConfiguration } from "chart.js";
import { AREA_LABEL } from "../../domain/area.ts";
import type { Language } from "../../domain/language.ts";
import type { CompareFigures } from "../../domain/messages/publication.ts";
import { formatPoints } from "../formats/format-points.ts";
import { GRID, INK, MAIN, MUTED, REFERENCE, SECOND } from "./palette.ts";

/** One colour, point and dash for each of at most four: told apart without colours, too. */
const LINES = [
  { colour: MAIN, dash: [], point: "circle" },
  { colour: SECOND, dash: [6, 3], point: "rect" },
  { colour: "#0b6a3a", dash: [2, 3], point: "triangle" },
  { colour: REFERENCE, dash: [8, 3, 2, 3], point: "rectRot" },
] as const;

/** 六个方面 of two to four officers, each as a share of the area's maximum; 奖励惩处 has none and stands in the table. */
export function compareChart({ areas, officers }: CompareFigures, language: Language): ChartConfiguration {
  const shown = areas.filter(({ area, max }) => area !== "JC" && max > 0);
  const shares = officers.map(({ means }) =>
    shown.map(({ area, max }) => (means[area] === null ? null : (means[area] / max) * 100)),
  );
  return {
    type: "radar",
    data: {
      labels: shown.map(({ area }) => AREA_LABEL[area][language]),
      datasets: officers.map((officer, index) => {
        const line = LINES[index % LINES.length]!;
        return {
          label: officer.name,
          data: shares[index]!,
          borderColor: line.colour,
          backgroundColor: "transparent",
          borderDash: [...line.dash],
          borderWidth: 2,
          pointStyle: line.point,
          pointRadius: 4,
          pointBackgroundColor: line.colour,
        };
      }),
    },
    options: {
      scales: {
        r: {
          min: innermost(shares.flat()),
          max: 100,
          ticks: {
            stepSize: 10,
            callback: (value) => `${value}%`,
            color: MUTED,
            backdropColor: "transparent",
          },
          grid: { color: GRID },
          angleLines: { color: GRID },
          pointLabels: { color: INK, font: { size: 13 } },
        },
      },
      plugins: {
        legend: { position: "top", align: "start", labels: { usePointStyle: true, boxHeight: 7 } },
        tooltip: {
          callbacks: {
            label: (item) => {
              const area = shown[item.dataIndex];
              const points = area && officers[item.datasetIndex]?.means[area.area];
              return `${item.dataset.label}: ${formatPoints(points ?? null)} / ${formatPoints(area?.max)}`;
            },
          },
        },
      },
    },
  };
}

/** The centre of the radar: a round figure below everything shown, so that differences stay visible. */
function innermost(values: readonly (number | null)[]): number {
  const lowest = Math.min(100, ...values.filter((value) => value !== null));
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10);
}
