import { PageHead } from "../components/page-head.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { SERIES_LABEL } from "../../domain/people.ts";
import { Filters } from "../filters/filters.tsx";
import { PeriodChoice } from "../filters/period-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { useChosenPeriod } from "../figures/use-chosen-month.ts";
import { useOwnUnit } from "../figures/use-own-unit.ts";
import { useTrend } from "../figures/use-trend.ts";
import { useUnitProfile } from "../figures/use-unit-profile.ts";
import { useUnits } from "../figures/use-units.ts";
import { IndicatorsCard } from "../parts/indicators-card.tsx";
import { ProfileCard } from "../parts/profile-card.tsx";
import { TrendCard } from "../parts/trend-card.tsx";
import { UnitOfficers } from "../parts/unit-officers.tsx";
import { periodName } from "../period.ts";
import { UnitWorkbook } from "../take-away/year-workbook.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 单位画像: a unit's six areas, indicators, months and officers beside the bureau. */
export function UnitPage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const units = useUnits();
  const { query, months, period, choose } = useChosenPeriod();
  const unit = useOwnUnit(units.data ?? [], address.get("unit"));
  const profile = useUnitProfile(unit?.code ?? null, period);
  const trend = useTrend(unit?.code ?? null);
  const bureau = useTrend("bureau");
  if (query.isPending || units.isPending) return <Loading />;
  const error = query.data ? (units.data ? null : units.error) : query.error;
  if (error) return <Failure error={error} retry={() => void query.refetch()} />;
  const name = period ? periodName(period, t, language) : "";
  return (
    <>
      <PageHead
        takeAway
        title={unit?.name ?? t("unit.title")}
        aside={
          unit
            ? `${t("unit.title")} · ${SERIES_LABEL[unit.series][language]} · ${t("distribution.people", { count: unit.officers })} · ${name}`
            : undefined
        }
      >
        <Filters>
          <UnitChoice
            units={units.data ?? []}
            value={unit?.code ?? ""}
            choose={(chosen) => {
              change({ unit: chosen });
            }}
          />
          {period ? <PeriodChoice months={months} value={period} choose={choose} /> : null}
          {unit && period ? <UnitWorkbook unit={unit.code} year={period.slice(0, 4)} /> : null}
        </Filters>
      </PageHead>
      <div className="grid">
        <FiguresOf query={profile} isEmpty={(figures) => figures.areas.every((area) => area.mean === null)}>
          {(figures) => (
            <>
              <ProfileCard figures={figures} period={name} />
              <IndicatorsCard figures={figures} />
            </>
          )}
        </FiguresOf>
        <FiguresOf query={trend}>
          {(figures) => (
            <TrendCard
              figures={figures}
              bureau={bureau.data}
              scope={unit?.name ?? ""}
              title={t("unit.trend")}
              height={380}
            />
          )}
        </FiguresOf>
        <UnitOfficers unit={unit?.code ?? null} period={period} />
      </div>
    </>
  );
}
