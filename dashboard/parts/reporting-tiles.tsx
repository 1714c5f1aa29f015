import type { MonthLine } from "../../domain/messages.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { FigureTile } from "../components/figure-tile.tsx";
import { formatShare } from "../formats/format-points.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** How far the month's files have come; each figure opens the units behind it. */
export function ReportingTiles(props: { figures: OverviewFigures; months: readonly MonthLine[] }) {
  const { t, language } = useText();
  const { completion, month } = props.figures;
  const line = props.months.find((one) => one.month === month);
  const to = `/completion?month=${month}`;
  const steps = [
    { name: t("overview.complete"), count: completion.complete },
    { name: t("overview.onTime"), count: completion.onTime },
    { name: t("overview.reviewed"), count: completion.reviewed },
    { name: t("overview.published"), count: completion.published },
  ];
  return (
    <section
      className="tiles-part"
      aria-label={t("overview.reporting", { month: formatMonth(month, language) })}
    >
      <h2>
        {t("overview.reporting", { month: formatMonth(month, language) })}
        {line ? <span className="state">{t(`monthState.${line.state}`)}</span> : null}
        {line ? <small>{t("overview.deadline", { time: formatInstant(line.submitBy) })}</small> : null}
      </h2>
      <div className="tiles">
        <FigureTile
          name={t("overview.expected")}
          value={completion.expected}
          note={`${t("column.started")} ${completion.started}`}
          to={to}
        />
        {steps.map((step) => (
          <FigureTile
            key={step.name}
            name={step.name}
            value={formatShare(step.count, completion.expected)}
            share={completion.expected === 0 ? 0 : step.count / completion.expected}
            note={t("overview.of", { part: step.count, whole: completion.expected })}
            to={to}
          />
        ))}
      </div>
    </section>
  );
}
