import { PracticeBanner } from "../calendar/practice-banner.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { resultsMonth } from "../figures/use-months.ts";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { useOverview } from "../figures/use-overview.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { BureauTrend } from "../parts/bureau-trend.tsx";
import { CompletionCard } from "../parts/completion-card.tsx";
import { Laggards } from "../parts/laggards.tsx";
import { MovedIndicators } from "../parts/moved-indicators.tsx";
import { Movers } from "../parts/movers.tsx";
import { OverviewGrades } from "../parts/overview-grades.tsx";
import { ReportingTiles } from "../parts/reporting-tiles.tsx";
import { ResultTiles } from "../parts/result-tiles.tsx";
import { TodoList } from "../todos/todo-list.tsx";

/** 总览: the month being filled and the last month with results, on one page. */
export function OverviewPage() {
  const { t } = useText();
  const { query, months, month, choose } = useChosenMonth();
  const results = resultsMonth(months, month) ?? resultsMonth(months);
  const reporting = useOverview(month);
  const graded = useOverview(results);
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <PageHead
        takeAway
        title={t("overview.title")}
        aside={
          reporting.data ? t("state.asOf", { time: formatInstant(reporting.data.clock.now) }) : undefined
        }
      >
        {month ? (
          <Filters>
            <MonthChoice months={months} value={month} choose={choose} />
          </Filters>
        ) : null}
      </PageHead>
      <PracticeBanner />
      <TodoList />
      <FiguresOf query={reporting}>
        {(figures) => <ReportingTiles figures={figures} months={months} />}
      </FiguresOf>
      <FiguresOf query={graded} emptyText={t("overview.noResults")}>
        {(figures) => <ResultTiles figures={figures} />}
      </FiguresOf>
      <div className="grid">
        {graded.data ? <OverviewGrades figures={graded.data} /> : null}
        <BureauTrend />
        {reporting.data ? <Laggards figures={reporting.data} /> : null}
        {graded.data ? <Movers figures={graded.data} /> : null}
        {graded.data ? (
          <MovedIndicators indicators={graded.data.indicators} month={graded.data.month} />
        ) : null}
        <CompletionCard month={month} />
      </div>
    </>
  );
}
