import { PageHead } from "../components/page-head.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { gradedIn } from "../charts/distribution-chart.ts";
import { Filters } from "../filters/filters.tsx";
import { PeriodChoice } from "../filters/period-choice.tsx";
import { SeriesChoice } from "../filters/series-choice.tsx";
import { useChosenPeriod } from "../figures/use-chosen-month.ts";
import { useDistribution } from "../figures/use-distribution.ts";
import { BandsCard } from "../parts/bands-card.tsx";
import { DistributionCard } from "../parts/distribution-card.tsx";
import { GradesCard } from "../parts/grades-card.tsx";
import { periodName } from "../period.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 等次分布: grades of the bureau and of every unit, and how the points are spread. */
export function DistributionPage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const { query, months, period, choose } = useChosenPeriod();
  const series = address.get("series");
  const distribution = useDistribution(period, { series });
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const name = period ? periodName(period, t, language) : "";
  return (
    <>
      <PageHead takeAway title={t("distribution.title")} aside={name}>
        <Filters>
          {period ? <PeriodChoice months={months} value={period} choose={choose} /> : null}
          <SeriesChoice
            value={series ?? ""}
            choose={(chosen) => {
              change({ series: chosen });
            }}
          />
        </Filters>
      </PageHead>
      <FiguresOf
        query={distribution}
        isEmpty={(figures) =>
          gradedIn(figures.grades) === 0 && figures.bands.every((band) => band.count === 0)
        }
      >
        {(figures) => (
          <div className="grid">
            <GradesCard grades={figures.grades} ungraded={figures.ungraded} period={name} />
            <BandsCard bands={figures.bands} period={name} />
            <DistributionCard figures={figures} period={name} />
          </div>
        )}
      </FiguresOf>
    </>
  );
}
