import { PageHead } from "../components/page-head.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Filters } from "../filters/filters.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { useTrend } from "../figures/use-trend.ts";
import { useUnits } from "../figures/use-units.ts";
import { AreaMonthsCard } from "../parts/area-months-card.tsx";
import { MonthGradesCard } from "../parts/month-grades-card.tsx";
import { TrendCard, withoutEmptyEnds } from "../parts/trend-card.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 趋势: twelve months of the bureau, or of a unit beside the bureau. */
export function TrendPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const units = useUnits();
  const unit = address.get("unit") ?? "";
  const trend = useTrend(unit || "bureau");
  const bureau = useTrend(unit ? "bureau" : null);
  const scope = units.data?.find((one) => one.code === unit)?.name ?? t("filter.bureau");
  return (
    <>
      <PageHead takeAway title={t("trend.title")} aside={scope}>
        <Filters>
          <UnitChoice
            units={units.data ?? []}
            value={unit}
            whole={t("filter.bureau")}
            choose={(chosen) => {
              change({ unit: chosen });
            }}
          />
        </Filters>
      </PageHead>
      <FiguresOf query={trend} isEmpty={(figures) => withoutEmptyEnds(figures.months).length === 0}>
        {(figures) => (
          <div className="grid">
            <TrendCard
              wide
              figures={figures}
              bureau={unit ? bureau.data : undefined}
              scope={scope}
              height={340}
            />
            <MonthGradesCard figures={figures} scope={scope} />
            <AreaMonthsCard figures={figures} />
          </div>
        )}
      </FiguresOf>
    </>
  );
}
