import type { ChartConfiguration } from "chart.js";
import type { Language } from "../../domain/language.ts";
import type { BoardIndicator } from "../../domain/messages/campaigns.ts";
import { formatQuantity } from "../campaigns/quantities.ts";
import { axisMonth } from "../formats/format-time.ts";
import type { Translate } from "../language.ts";
import { INK, MAIN, SECOND } from "./palette.ts";

/** 累计进度 by month: what was reached, beside what time asked for by then. */
export function campaignCourseChart(
  { course }: BoardIndicator,
  language: Language,
  t: Translate,
): ChartConfiguration {
  const withExpected = course.some(({ expected }) => expected !== null);
  const labels = course.map(({ actual }) => formatQuantity(actual));
  const due = course.map(({ expected }) => (expected === null ? "" : formatQuantity(expected)));
  const last = (texts: string[]): string[] =>
    texts.map((text, index) => (index === texts.length - 1 ? text : ""));
  return {
    type: "line",
    data: {
      labels: course.map(({ month }) => axisMonth(month, language)),
      datasets: [
        {
          ...{ label: t("campaign.courseActual"), data: course.map(({ actual }) => actual / 100) },
          ...{ borderColor: MAIN, backgroundColor: MAIN, borderWidth: 3, pointRadius: 4 },
        },
        ...(withExpected
          ? [
              {
                label: t("campaign.courseExpected"),
                data: course.map(({ expected }) => (expected ?? 0) / 100),
                ...{ borderColor: SECOND, backgroundColor: SECOND, borderWidth: 2, borderDash: [5, 4] },
                pointRadius: 0,
              },
            ]
          : []),
      ],
    },
    options: {
      layout: { padding: { top: 24, right: 28 } },
      scales: { x: { grid: { display: false }, ticks: { color: INK } }, y: { min: 0, grace: "8%" } },
      plugins: {
        legend: { position: "top", align: "start" },
        directLabels: {
          texts: [labels, last(due)],
          place: "above",
          below: [course.map(() => false), course.map(() => true)],
          inks: [INK, SECOND],
        },
      },
    },
  };
}
