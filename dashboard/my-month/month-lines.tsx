import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { LinesDesk } from "../collect/lines-desk.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** The officer's own credits and events of the month: recorded at once, each by its own date. */
export function MonthLines(props: { figures: MyMonthFigures; rules: RuleSet; disabled: boolean }) {
  const { t } = useText();
  const { figures, rules } = props;
  const { row, line, unit } = figures;
  const sum = figures.credits.reduce((total, { points }) => total + (points ?? 0), 0);
  const common = {
    ...{ rules, month: line.month, unit, forUnit: false, showsWho: false, writable: !props.disabled },
    people: props.disabled ? [] : [{ policeNo: row.policeNo, name: row.name, postType: row.postType }],
    nameOf: () => row.name,
    credits: figures.credits,
    events: figures.events,
  };
  return (
    <div className="grid">
      <LinesDesk {...common} sheet="credits" note={t("myMonth.creditsNote", { points: formatPoints(sum) })} />
      <LinesDesk {...common} sheet="events" note={t("myMonth.eventsNote")} />
    </div>
  );
}
