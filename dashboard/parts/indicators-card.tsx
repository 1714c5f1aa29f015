import { useMemo } from "react";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { gapsAgainstBureau, indicatorsChart } from "../charts/indicators-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { formatDifference } from "../formats/format-points.ts";
import { IndicatorsTable } from "../tables/profile-tables.tsx";
import { useText } from "../use-text.ts";

/** Strengths and weaknesses: every indicator against the bureau's mean. */
export function IndicatorsCard(props: { figures: UnitProfileFigures }) {
  const { t } = useText();
  const { indicators, unit } = props.figures;
  const configuration = useMemo(() => indicatorsChart(indicators), [indicators]);
  const gaps = gapsAgainstBureau(indicators);
  const [best, worst] = [gaps.at(0), gaps.at(-1)];
  return (
    <ChartCard
      title={t("unit.indicators")}
      note={t("unit.indicatorsNote")}
      sentence={t("unit.indicatorsSentence", {
        unit: unit.name,
        best: best?.name ?? "",
        bestGap: formatDifference(best?.gap),
        worst: worst?.name ?? "",
        worstGap: formatDifference(worst?.gap),
      })}
      configuration={configuration}
      height={32 + gaps.length * 24}
      table={<IndicatorsTable indicators={indicators} />}
    />
  );
}
