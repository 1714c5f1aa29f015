import { PageHead } from "../components/page-head.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { SeriesChoice } from "../filters/series-choice.tsx";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { useCompletion } from "../figures/use-completion.ts";
import { formatInstant } from "../formats/format-time.ts";
import { CompletionCard } from "../parts/completion-card.tsx";
import { StepsCard } from "../parts/steps-card.tsx";
import { CompletionTable } from "../tables/completion-table.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 填报进度: how far every unit has come with a month, and who was on time. */
export function CompletionPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const { query, months, month, line, choose } = useChosenMonth();
  const series = address.get("series");
  const completion = useCompletion(month, series);
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <PageHead
        takeAway
        title={t("completion.title")}
        aside={
          line && completion.data
            ? `${t("overview.deadline", { time: formatInstant(line.submitBy) })} · ${t("state.asOf", { time: formatInstant(completion.data.asOf) })}`
            : undefined
        }
      >
        <Filters>
          {month ? <MonthChoice months={months} value={month} choose={choose} /> : null}
          <SeriesChoice
            value={series ?? ""}
            choose={(chosen) => {
              change({ series: chosen });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid">
        <CompletionCard month={month} series={series} />
        <StepsCard month={month} series={series} />
        <FiguresOf query={completion} isEmpty={(figures) => figures.units.length === 0}>
          {(figures) => (
            <Card wide title={t("completion.byUnit")} takeAway={{ title: t("completion.byUnit") }}>
              <CompletionTable figures={figures} />
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}
