import type { ChartConfiguration } from "chart.js";
import { AREA_LABEL } from "../../domain/area.ts";
import type { Language } from "../../domain/language.ts";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { formatPoints, formatShare } from "../formats/format-points.ts";
import type { Translate } from "../language.ts";
import { GRID, INK, MAIN, MUTED, REFERENCE } from "./palette.ts";

type AreaFigures = UnitProfileFigures["areas"][number];

/** Areas whose maximum makes a share meaningful: 奖励惩处 has a range around zero and stands in the table only. */
export function ratedAreas(areas: readonly AreaFigures[]): AreaFigures[] {
  return areas.filter((area) => area.area !== "JC" && area.max > 0);
}

/** The centre of the radar: a round figure below everything shown, so that differences stay visible. */
function innermost(values: readonly (number | null)[]): number {
  const lowest = Math.min(100, ...values.filter((value): value is number => value !== null));
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10);
}

/** 六个方面: the unit's mean of each area as a share of its maximum, against the bureau's median. */
export function profileChart(
  areas: readonly AreaFigures[],
  unitName: string,
  t: Translate,
  language: Language,
): ChartConfiguration {
  const shown = ratedAreas(areas);
  const share = (points: number | null, area: AreaFigures) =>
    points === null ? null : (points / area.max) * 100;
  const unit = shown.map((area) => share(area.mean, area));
  const bureau = shown.map((area) => share(area.bureauMedian, area));
  return {
    type: "radar",
    data: {
      labels: shown.map((area) => [AREA_LABEL[area.area][language], formatShare(area.mean ?? 0, area.max)]),
      datasets: [
        {
          label: unitName,
          data: unit,
          borderColor: MAIN,
          backgroundColor: "rgba(11, 79, 138, 0.14)",
          borderWidth: 2,
          pointRadius: 3,
          pointBackgroundColor: MAIN,
        },
        {
          label: t("column.bureauMedian"),
          data: bureau,
          borderColor: REFERENCE,
          backgroundColor: "transparent",
          borderDash: [5, 4],
          borderWidth: 2,
          pointRadius: 0,
          pointStyle: "line",
        },
      ],
    },
    options: {
      scales: {
        r: {
          min: innermost([...unit, ...bureau]),
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
              const points = item.datasetIndex === 0 ? area?.mean : area?.bureauMedian;
              return `${item.dataset.label}: ${formatPoints(points)} / ${formatPoints(area?.max)}`;
            },
          },
        },
      },
    },
  };
}
