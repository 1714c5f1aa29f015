import type { DiscriminationFigures } from "../../domain/messages/discrimination.ts";
import { formatDecimal } from "../../domain/scoring/exact.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";

/** 怎么算: the rules behind "需要关注" with their numbers. */
export function RulesCard({ rules }: { rules: DiscriminationFigures["rules"] }) {
  const { t } = useText();
  const { oneGrade, flat, rotation, departure } = rules;
  return (
    <Card wide title={t("discrimination.rulesTitle")}>
      <ul className="discrimination-rules">
        <li>{t("discrimination.rule.period")}</li>
        <li>{t("discrimination.rule.spread")}</li>
        <li>{t("discrimination.rule.oneGrade", { ...oneGrade })}</li>
        <li>
          {t("discrimination.rule.flat", {
            ...{ least: flat.least, deviation: formatDecimal(flat.deviation, 100) },
          })}
        </li>
        <li>{t("discrimination.rule.rotation", { ...rotation })}</li>
        <li>
          {t("discrimination.rule.departure", {
            ...{ least: departure.least, steps: formatDecimal(departure.steps, 100) },
          })}
        </li>
        <li>{t("discrimination.rule.meaning")}</li>
      </ul>
    </Card>
  );
}
