import type { MonthLine } from "../../domain/messages.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useAllMonths } from "../figures/use-months.ts";
import { useText } from "../use-text.ts";

/** Says that a practice month is open, so that nobody takes what he sees there for the real thing. */
export function PracticeBanner() {
  const { t, language } = useText();
  const open = (useAllMonths().data ?? []).filter(isPractising);
  return open.map(({ month, submitBy }) => (
    <p key={month} className="stale" role="note">
      {t("calendar.practiceBanner", { month: formatMonth(month, language), time: formatInstant(submitBy) })}
    </p>
  ));
}

function isPractising({ practice, state }: MonthLine): boolean {
  return practice && state === "open";
}
