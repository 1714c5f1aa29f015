import { AREAS } from "../../domain/area.ts";
import { PageHead } from "../components/page-head.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { Filters } from "../filters/filters.tsx";
import { PeriodChoice } from "../filters/period-choice.tsx";
import { RankedKinds } from "../filters/ranked-kinds.tsx";
import { RankingFilters } from "../filters/ranking-filters.tsx";
import { useChosenPeriod } from "../figures/use-chosen-month.ts";
import { OfficerRanking } from "../parts/officer-ranking.tsx";
import { UnitRanking } from "../parts/unit-ranking.tsx";
import { periodName } from "../period.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 排名: officers or units over any period; every filter stands in the address. */
export function RankingPage() {
  const { t, language } = useText();
  const { address } = useAddress();
  const { query, months, period, choose } = useChosenPeriod();
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const of = address.get("of") === "units" ? "units" : "officers";
  const area = AREAS.find((one) => one === address.get("area")) ?? null;
  return (
    <>
      <PageHead
        takeAway
        title={t("ranking.title")}
        aside={period ? periodName(period, t, language) : undefined}
      >
        <RankedKinds of={of} />
        <Filters>
          {period ? <PeriodChoice months={months} value={period} choose={choose} /> : null}
          <RankingFilters of={of} />
        </Filters>
      </PageHead>
      {of === "officers" ? (
        <OfficerRanking period={period} area={area} />
      ) : (
        <UnitRanking period={period} area={area} />
      )}
    </>
  );
}
