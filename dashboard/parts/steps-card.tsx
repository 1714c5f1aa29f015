import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useSteps } from "../figures/use-steps.ts";
import { StepsTable } from "../tables/steps-table.tsx";
import { useText } from "../use-text.ts";

/** 单位 × 环节: where a month stands in every unit, and which reviewers keep reports waiting. */
export function StepsCard(props: { month: string | null; series: string | null }) {
  const { t } = useText();
  const steps = useSteps(props.month, props.series);
  return (
    <FiguresOf query={steps} isEmpty={(figures) => figures.units.length === 0}>
      {(figures) => (
        <Card wide title={t("steps.title")} note={t("steps.note")} takeAway={{ title: t("steps.title") }}>
          <StepsTable figures={figures} />
        </Card>
      )}
    </FiguresOf>
  );
}
