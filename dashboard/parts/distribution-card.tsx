import { useMemo } from "react";
import type { DistributionFigures } from "../../domain/messages.ts";
import { distributionChart, inGradeOrder } from "../charts/distribution-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { DistributionTable } from "../tables/distribution-table.tsx";
import { useText } from "../use-text.ts";

/** 各单位等次构成. */
export function DistributionCard(props: { figures: DistributionFigures; period: string }) {
  const { t, language } = useText();
  const { units } = props.figures;
  const configuration = useMemo(() => distributionChart(units, language), [units, language]);
  const sorted = inGradeOrder(units);
  return (
    <ChartCard
      wide
      title={t("distribution.byUnit")}
      note={t("distribution.byUnitNote")}
      sentence={t("distribution.byUnitSentence", {
        period: props.period,
        best: sorted.at(0)?.name ?? "",
        worst: sorted.at(-1)?.name ?? "",
      })}
      configuration={configuration}
      height={72 + units.length * 24}
      table={<DistributionTable figures={props.figures} />}
    />
  );
}
