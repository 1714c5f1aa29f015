import { useMemo } from "react";
import type { TrendFigures } from "../../domain/messages.ts";
import { gradedIn } from "../charts/distribution-chart.ts";
import { monthGradesChart } from "../charts/month-grades-chart.ts";
import { Card } from "../components/card.tsx";
import { ChartCard } from "../components/chart-card.tsx";
import { Empty } from "../components/notice.tsx";
import { formatMonth } from "../formats/format-time.ts";
import { MonthGradesTable } from "../tables/trend-table.tsx";
import { useText } from "../use-text.ts";

/** 各月等次构成: the months that have grades. */
export function MonthGradesCard(props: { figures: TrendFigures; scope: string }) {
  const { t, language } = useText();
  const months = useMemo(
    () => props.figures.months.filter((month) => gradedIn(month.grades) > 0),
    [props.figures],
  );
  const configuration = useMemo(() => monthGradesChart(months, language), [months, language]);
  const title = t("trend.grades", { scope: props.scope });
  const last = months.at(-1);
  if (!last) {
    return (
      <Card wide title={title}>
        <Empty />
      </Card>
    );
  }
  return (
    <ChartCard
      wide
      title={title}
      sentence={t("trend.gradesSentence", {
        scope: props.scope,
        last: formatMonth(last.month, language),
        excellent: last.grades.excellent,
        good: last.grades.good,
      })}
      configuration={configuration}
      height={280}
      table={<MonthGradesTable caption={title} months={months} />}
    />
  );
}
