import { useMemo } from "react";
import type { Area } from "../../domain/area.ts";
import type { UnitRankingFigures } from "../../domain/messages.ts";
import { unitRankingChart } from "../charts/unit-ranking-chart.ts";
import { Card } from "../components/card.tsx";
import { ChartCard } from "../components/chart-card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useUnitRanking } from "../figures/use-unit-ranking.ts";
import { formatPoints } from "../formats/format-points.ts";
import { periodName } from "../period.ts";
import { UnitRankingTable } from "../tables/unit-ranking-table.tsx";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 单位排名: the table, and the means as dots. */
export function UnitRanking(props: { period: string | null; area: Area | null }) {
  const { t } = useText();
  const { address } = useAddress();
  const ranking = useUnitRanking(props.period, { series: address.get("series"), area: props.area });
  return (
    <FiguresOf query={ranking} isEmpty={(figures) => figures.rows.length === 0}>
      {(figures) => (
        <div className="grid">
          <Card
            wide
            title={t("ranking.units")}
            takeAway={{ title: t("ranking.units") }}
            note={`${t("ranking.countUnits", { count: figures.rows.length })} · ${t("ranking.note")}`}
          >
            <UnitRankingTable figures={figures} area={props.area} />
          </Card>
          {props.area ? null : <UnitMeans figures={figures} />}
        </div>
      )}
    </FiguresOf>
  );
}

function UnitMeans(props: { figures: UnitRankingFigures }) {
  const { t, language } = useText();
  const { rows, period } = props.figures;
  const configuration = useMemo(() => unitRankingChart(rows, t), [rows, t]);
  const [best, worst] = [rows.at(0), rows.at(-1)];
  return (
    <ChartCard
      wide
      title={t("ranking.unitChart")}
      note={t("ranking.unitChartNote")}
      sentence={t("ranking.unitSentence", {
        period: periodName(period, t, language),
        best: best?.name ?? "",
        bestPoints: formatPoints(best?.mean),
        worst: worst?.name ?? "",
        worstPoints: formatPoints(worst?.mean),
        gap: formatPoints((best?.mean ?? 0) - (worst?.mean ?? 0)),
      })}
      configuration={configuration}
      height={48 + rows.length * 26}
      table={<UnitRankingTable figures={props.figures} area={null} />}
    />
  );
}
