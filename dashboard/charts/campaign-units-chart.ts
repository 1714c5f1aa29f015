import type { ChartConfiguration } from "chart.js";
import type { BoardIndicator } from "../../domain/messages/campaigns.ts";
import { formatQuantity, formatRate } from "../campaigns/quantities.ts";
import type { Translate } from "../language.ts";
import { INK, LOSS, MAIN, REFERENCE, SECOND } from "./palette.ts";

/**
 * 各单位完成率, first place on top: bars from zero, a solid line at the target and a dashed one where time stands. A bar
 * that time has overtaken is red and says so in its table, too.
 */
export function campaignUnitsChart(
  indicator: BoardIndicator,
  elapsed: number,
  t: Translate,
): ChartConfiguration {
  const rows = indicator.units.filter(({ place }) => place !== null);
  const { scored } = indicator;
  const values = rows.map(({ rate, actual }) => (scored ? (rate?.percent ?? 0) : actual) / 100);
  const late = new Set(["behind", "missed", "fast", "exceeded"]);
  const line = (label: string, at: number, colour: string, dash: number[]) => ({
    type: "line" as const,
    ...{ label, data: rows.map(() => at), borderColor: colour, backgroundColor: colour, borderDash: dash },
    ...{ borderWidth: 2, pointRadius: 0, pointHoverRadius: 0, order: 0 },
  });
  return {
    type: "bar",
    data: {
      labels: rows.map(({ place, name }) => `${place}  ${name}`),
      datasets: [
        {
          type: "bar" as const,
          label: scored ? t("campaign.rateLabel") : indicator.name,
          data: values,
          backgroundColor: rows.map(({ standing }) => (standing && late.has(standing) ? LOSS : MAIN)),
          ...{ barPercentage: 0.72, categoryPercentage: 1, order: 1 },
        },
        ...(scored
          ? [
              line(t("campaign.targetLine"), 100, REFERENCE, []),
              line(t("campaign.timeLine"), elapsed / 100, SECOND, [5, 4]),
            ]
          : []),
      ],
    },
    options: {
      indexAxis: "y",
      layout: { padding: { right: 64 } },
      scales: {
        x: {
          min: 0,
          suggestedMax: scored ? 110 : undefined,
          ticks: { callback: (value) => (scored ? `${value}%` : `${value}`) },
        },
        y: { grid: { display: false }, ticks: { color: INK, autoSkip: false } },
      },
      plugins: {
        legend: { display: false },
        directLabels: {
          texts: [
            rows.map(({ rate, actual }) => (scored ? formatRate(rate) : formatQuantity(actual))),
            [],
            [],
          ],
          place: "end",
        },
        tooltip: {
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            label: ({ dataIndex }) => {
              const row = rows[dataIndex];
              if (!row) return "";
              const of = scored ? ` / ${formatQuantity(row.target)}` : "";
              return `${formatQuantity(row.actual)}${of} ${indicator.measure}`;
            },
          },
        },
      },
    },
  };
}
