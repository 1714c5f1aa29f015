import { useMemo } from "react";
import { AREA_LABEL } from "../../domain/area.ts";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { profileChart, ratedAreas } from "../charts/profile-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { formatShare } from "../formats/format-points.ts";
import { AreasTable } from "../tables/profile-tables.tsx";
import { useText } from "../use-text.ts";

/** 六个方面 as radar and as table: the picture shows the shape, the table the points. */
export function ProfileCard(props: { figures: UnitProfileFigures; period: string }) {
  const { t, language } = useText();
  const { areas, unit } = props.figures;
  const configuration = useMemo(
    () => profileChart(areas, unit.name, t, language),
    [areas, unit.name, t, language],
  );
  const rated = ratedAreas(areas).filter((area) => area.mean !== null);
  const sorted = [...rated].sort((a, b) => (b.mean ?? 0) * a.max - (a.mean ?? 0) * b.max);
  const [best, worst] = [sorted.at(0), sorted.at(-1)];
  return (
    <ChartCard
      title={t("unit.radar")}
      note={t("unit.radarNote")}
      sentence={t("unit.radarSentence", {
        unit: unit.name,
        period: props.period,
        best: best ? AREA_LABEL[best.area][language] : "",
        bestShare: best ? formatShare(best.mean ?? 0, best.max) : "",
        worst: worst ? AREA_LABEL[worst.area][language] : "",
        worstShare: worst ? formatShare(worst.mean ?? 0, worst.max) : "",
      })}
      configuration={configuration}
      height={380}
      table={null}
      below={<AreasTable areas={areas} />}
    />
  );
}
