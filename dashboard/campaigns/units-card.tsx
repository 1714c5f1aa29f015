import { useMemo } from "react";
import { STANDING_LABEL } from "../../domain/campaigns/progress.ts";
import type { BoardIndicator, CampaignBoard } from "../../domain/messages/campaigns.ts";
import { campaignCourseChart } from "../charts/campaign-course-chart.ts";
import { campaignUnitsChart } from "../charts/campaign-units-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { Empty } from "../components/notice.tsx";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { elapsedPercent, formatElapsed, formatQuantity, formatRate } from "./quantities.ts";

/** 单位排名 of one indicator, as bars with the table behind them. */
export function UnitsCard(props: { board: CampaignBoard; indicator: BoardIndicator }) {
  const { t } = useText();
  const { board, indicator } = props;
  const time = elapsedPercent(board.elapsed);
  const configuration = useMemo(() => campaignUnitsChart(indicator, time, t), [indicator, time, t]);
  const { name, measure, scored, bureau, units } = indicator;
  const ranked = units.filter(({ place }) => place !== null);
  const [best, worst] = [ranked.at(0), ranked.at(-1)];
  if (!best || !worst) return <Empty text={t("campaign.unitsNone")} />;
  const actual = formatQuantity(bureau.actual);
  return (
    <ChartCard
      wide
      title={t(scored ? "campaign.unitsTitle" : "campaign.unitsCounts", { name })}
      note={
        scored
          ? t("campaign.unitsNote", { share: formatElapsed(board.elapsed) })
          : t("campaign.unitsCountNote")
      }
      sentence={
        scored
          ? t("campaign.unitsSentence", {
              ...{ name, actual, target: formatQuantity(bureau.target), measure },
              ...{ rate: formatRate(bureau.rate), best: best.name, bestRate: formatRate(best.rate) },
              ...{ worst: worst.name, worstRate: formatRate(worst.rate) },
            })
          : t("campaign.unitsCountSentence", { name, actual, measure, best: best.name })
      }
      configuration={configuration}
      height={56 + ranked.length * 26}
      table={<UnitsTable indicator={indicator} />}
    />
  );
}

function UnitsTable({ indicator }: { indicator: BoardIndicator }) {
  const { t, language } = useText();
  const { scored, bureau, units, name } = indicator;
  return (
    <DataTable
      caption={t("campaign.unitsCounts", { name })}
      rows={units}
      rowKey={({ unit }) => unit}
      columns={[
        {
          key: "unit",
          heading: t("campaign.column.unit"),
          cell: (row) => <UnitLink unit={row.unit} name={row.name} />,
        },
        {
          key: "place",
          heading: t("campaign.column.place"),
          number: true,
          cell: ({ place }) => place ?? "—",
        },
        {
          ...{ key: "actual", heading: t("campaign.column.actual"), number: true },
          cell: ({ actual }) => formatQuantity(actual),
        },
        ...(scored
          ? [
              {
                ...{ key: "target", heading: t("campaign.column.target"), number: true },
                cell: ({ target }: (typeof units)[number]) =>
                  target > 0 ? formatQuantity(target) : t("campaign.noTarget"),
              },
              {
                ...{ key: "rate", heading: t("campaign.column.rate"), number: true },
                cell: ({ rate }: (typeof units)[number]) => formatRate(rate),
              },
              {
                ...{ key: "standing", heading: t("campaign.column.standing"), secondary: true },
                cell: ({ standing }: (typeof units)[number]) =>
                  standing ? STANDING_LABEL[standing][language] : "—",
              },
            ]
          : []),
      ]}
      foot={[
        t("campaign.bureau"),
        "",
        formatQuantity(bureau.actual),
        ...(scored ? [formatQuantity(bureau.target), formatRate(bureau.rate), ""] : []),
      ]}
    />
  );
}

/** 累计进度: reached by the end of each month beside what time asks for. */
export function CourseCard({ indicator }: { indicator: BoardIndicator }) {
  const { t, language } = useText();
  const configuration = useMemo(() => campaignCourseChart(indicator, language, t), [indicator, language, t]);
  const { course, name, measure } = indicator;
  const last = course.at(-1);
  if (!last) return null;
  const monthOf = (month: string): string => formatMonth(month, language);
  return (
    <ChartCard
      title={t("campaign.courseTitle", { name })}
      note={indicator.scored ? t("campaign.courseNote") : t("campaign.statistics")}
      sentence={t("campaign.courseSentence", {
        ...{ name, month: monthOf(last.month), actual: formatQuantity(last.actual), measure },
        expected: last.expected === null ? "—" : formatQuantity(last.expected),
      })}
      configuration={configuration}
      height={280}
      table={
        <DataTable
          caption={t("campaign.courseTitle", { name })}
          rows={course}
          rowKey={({ month }) => month}
          columns={[
            { key: "month", heading: t("column.month"), cell: ({ month }) => monthOf(month) },
            {
              ...{ key: "actual", heading: t("campaign.courseActual"), number: true },
              cell: ({ actual }) => formatQuantity(actual),
            },
            {
              ...{ key: "expected", heading: t("campaign.courseExpected"), number: true },
              cell: ({ expected }) => (expected === null ? "—" : formatQuantity(expected)),
            },
          ]}
        />
      }
    />
  );
}
