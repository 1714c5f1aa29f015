import { Link } from "react-router";
import type { AssessmentYear, PeriodLine } from "../../domain/messages/assessments.ts";
import { Choice } from "../filters/choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { periodName } from "../period.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** Every period of the kind in a year, each with its state: where one stands, and how far the year is. */
export function PeriodStrip(props: { year: AssessmentYear; lines: readonly PeriodLine[]; chosen: string | null }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const to = (period: string): string => {
    const there = new URLSearchParams();
    there.set("period", period);
    for (const name of ["unit", "list"]) if (address.get(name)) there.set(name, address.get(name)!);
    return `?${there.toString()}`;
  };
  return (
    <div className="period-strip">
      <Choice
        label={t("assess.year")}
        value={String(props.year.year)}
        options={[...new Set([...props.year.years, props.year.year])]
          .sort((a, b) => b - a)
          .map((year) => ({ value: String(year), label: t("period.year", { year }) }))}
        choose={(year) => {
          change({ year, period: null, page: null, officer: null });
        }}
      />
      <nav aria-label={t("assess.periods")}>
        {props.lines.map((line) => (
          <Link
            key={line.period}
            to={to(line.period)}
            aria-current={line.period === props.chosen ? "page" : undefined}
            className={`period-chip period-${line.assessment?.state ?? "none"}`}
          >
            <strong>{periodName(line.period, t, language)}</strong>
            <span>{stateWords(line)}</span>
          </Link>
        ))}
      </nav>
    </div>
  );

  function stateWords({ assessment, computableFrom }: PeriodLine): string {
    if (!assessment)
      return computableFrom
        ? t("assess.from", { day: formatInstant(computableFrom).slice(0, 10) })
        : t("assess.state.none");
    const day = assessment.finishedAt ?? assessment.announcedAt ?? assessment.proposedAt ?? assessment.computedAt;
    return `${t(`assess.state.${assessment.state}`)} · ${formatInstant(day).slice(0, 10)}`;
  }
} // prettier-ignore
