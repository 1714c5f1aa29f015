import { useMemo } from "react";
import type { DistributionFigures } from "../../domain/messages.ts";
import { bandName, bandsChart, filledBands } from "../charts/bands-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { BandsTable } from "../tables/bands-table.tsx";
import { useText } from "../use-text.ts";

/** 得分分布: officers per five points. */
export function BandsCard(props: { bands: DistributionFigures["bands"]; period: string }) {
  const { t } = useText();
  const { bands, period } = props;
  const configuration = useMemo(() => bandsChart(bands, t), [bands, t]);
  const fullest = filledBands(bands).reduce((a, b) => (b.count > a.count ? b : a), { from: 0, count: 0 });
  return (
    <ChartCard
      title={t("distribution.bands")}
      note={t("distribution.bandsNote")}
      sentence={t("distribution.bandsSentence", { period, band: bandName(fullest, t), count: fullest.count })}
      configuration={configuration}
      height={220}
      table={<BandsTable bands={bands} />}
    />
  );
}
