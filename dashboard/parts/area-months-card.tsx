import type { TrendFigures } from "../../domain/messages.ts";
import { Card } from "../components/card.tsx";
import { AreaMonthsTable } from "../tables/area-months-table.tsx";
import { useText } from "../use-text.ts";

/** 六个方面逐月平均分: a table says it better than six lines would. */
export function AreaMonthsCard(props: { figures: TrendFigures }) {
  const { t } = useText();
  return (
    <Card wide title={t("trend.areas")} note={t("trend.areasNote")}>
      <AreaMonthsTable months={props.figures.months} />
    </Card>
  );
}
