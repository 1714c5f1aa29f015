import { FiguresOf } from "../components/figures-of.tsx";
import { useTrend } from "../figures/use-trend.ts";
import { useText } from "../use-text.ts";
import { TrendCard } from "./trend-card.tsx";

/** Twelve months of the bureau. */
export function BureauTrend() {
  const { t } = useText();
  const trend = useTrend("bureau");
  return (
    <FiguresOf query={trend}>
      {(figures) => <TrendCard figures={figures} scope={t("filter.bureau")} height={220} />}
    </FiguresOf>
  );
}
