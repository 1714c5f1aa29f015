import { FiguresOf } from "../components/figures-of.tsx";
import { Empty, Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { SeriesChoice } from "../filters/series-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import "../styles/wall.css";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { useWall } from "../wall/use-wall.ts";
import { BestCard, CreditsCard, RewardsCard, WorksCard } from "../wall/wall-cards.tsx";

/** 晒政绩: commendations, best results and the work of the excellent, for everybody to see; nobody's penalties. */
export function WallPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const query = useMonths();
  const units = useUnits().data ?? [];
  const published = (query.data ?? []).filter(({ state }) => state === "published" || state === "locked");
  const asked = published.find(({ month }) => month === address.get("month"));
  const month = asked?.month ?? resultsMonth(published);
  const wall = useWall(month, address.get("unit"), address.get("series"));
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const ruleSet = published.find((line) => line.month === month)?.ruleSet ?? "";
  return (
    <>
      <PageHead title={t("wall.title")} aside={t("wall.lead")}>
        {month ? (
          <Filters>
            <MonthChoice
              months={published}
              value={month}
              choose={(chosen) => {
                change({ month: chosen });
              }}
            />
            <SeriesChoice
              value={address.get("series") ?? ""}
              choose={(series) => {
                change({ series, unit: null });
              }}
            />
            <UnitChoice
              units={units}
              value={address.get("unit") ?? ""}
              whole={t("filter.all")}
              choose={(unit) => {
                change({ unit, series: null });
              }}
            />
          </Filters>
        ) : null}
      </PageHead>
      {month ? (
        <FiguresOf query={wall}>
          {(figures) => (
            <div className="grid">
              <RewardsCard wall={figures} ruleSet={ruleSet} />
              <BestCard wall={figures} />
              <WorksCard wall={figures} />
              <CreditsCard wall={figures} ruleSet={ruleSet} />
            </div>
          )}
        </FiguresOf>
      ) : (
        <Empty text={t("wall.none")} />
      )}
    </>
  );
}
