import { nthWorkdayAfter, type Calendar } from "../../domain/calendar/workdays.ts";
import {
  monthsOf,
  quartersOf,
  type AssessedPeriod,
  type PeriodText,
} from "../../domain/assessment/period.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { AssessmentAction } from "../../domain/messages/assessments.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompositionRules } from "../../domain/rules/composition-rules.ts";
import { shanghaiDay } from "../today.ts";
import type { StoredAssessment } from "./assessment-store.ts";

/** What decides whether a period may be computed or concluded now. */
export interface PeriodFacts {
  period: AssessedPeriod;
  /** The period's months as far as they exist, practice months left out. */
  months: readonly MonthLine[];
  calendar: Calendar;
  rules: CompositionRules | null;
  /** Announced quarters among those the period needs. */
  announced: ReadonlySet<PeriodText>;
  /** The newest run that was not replaced. */
  assessment: StoredAssessment | undefined;
  now: string;
}

const STATE_FOR: Record<Exclude<AssessmentAction, "compute">, readonly StoredAssessment["state"][]> = {
  announce: ["draft"],
  propose: ["draft"],
  approve: ["proposed"],
  return: ["proposed", "approved", "noticed"],
  notice: ["approved"],
  finish: ["noticed"],
};

/** Why this cannot be done with the period now, or null. Who may do it is asked elsewhere. */
export function whyNot(action: AssessmentAction, facts: PeriodFacts): Refusal | null {
  const { assessment, period } = facts;
  if (action !== "compute") {
    if (!assessment) return new Refusal("assessment.unknown", { period: period.text });
    if (!STATE_FOR[action].includes(assessment.state))
      return new Refusal("assessment.wrong-state", { period: period.text });
    if (action === "finish" && facts.now < (assessment.noticeUntil ?? ""))
      return new Refusal("assessment.notice-running", { until: minute(assessment.noticeUntil ?? "") });
    return action === "announce" || action === "propose" ? untimely(facts, true) : null;
  }
  if (assessment && assessment.state !== "draft")
    return new Refusal("assessment.frozen", { period: period.text });
  return untimely(facts, false);
}

/**
 * When the calendar allows it (细则 §10): a quarter is computed when its months are published and announced when the last
 * of them is locked (WD22); a half-year some workdays after that lock; a year never before the December lock.
 */
function untimely(facts: PeriodFacts, concluding: boolean): Refusal | null {
  const { period, months, announced, now } = facts;
  const inState = (states: readonly string[]): string[] =>
    months.filter(({ state }) => !states.includes(state)).map(({ month }) => month);
  const known = new Set(months.map(({ month }) => month));
  const missing = monthsOf(period).filter((month) => !known.has(month));
  if (missing.length > 0)
    return new Refusal("assessment.months-missing", { period: period.text, months: missing });
  const unpublished = inState(["published", "locked"]);
  if (unpublished.length > 0)
    return new Refusal("assessment.months-unpublished", { period: period.text, months: unpublished });
  const unlocked = inState(["locked"]);
  if (unlocked.length > 0 && (concluding || period.kind !== "quarter"))
    return new Refusal("assessment.months-unlocked", { period: period.text, months: unlocked });
  const from = computableFrom(facts);
  if (from !== null && now < from)
    return new Refusal("assessment.too-early", { period: period.text, day: shanghaiDay(new Date(from)) });
  if (period.kind === "quarter") return null;
  const quarters = quartersOf(period).filter((quarter) => !announced.has(quarter));
  if (quarters.length > 0)
    return new Refusal("assessment.quarters-missing", { period: period.text, quarters });
  return null;
}

/** The instant from which it may be computed; null where a month is missing. */
export function computableFrom({ period, months, calendar, rules }: PeriodFacts): string | null {
  if (months.length < monthsOf(period).length || !rules) return null;
  const last = months.at(-1)!;
  if (period.kind === "quarter") return last.publishAt < last.lockAt ? last.publishAt : last.lockAt;
  if (period.kind === "year") return last.lockAt;
  const day = nthWorkdayAfter(calendar, shanghaiDay(new Date(last.lockAt)), rules.calendar.halfYearAfterLock);
  return new Date(`${day}T00:00:00.000+08:00`).toISOString();
}

/** The instant from which it may be announced or proposed. */
export function concludableFrom(facts: PeriodFacts): string | null {
  const from = computableFrom(facts);
  const last = facts.months.at(-1);
  if (from === null || !last) return null;
  return from > last.lockAt ? from : last.lockAt;
}

/** `2026-03-10 17:30`, Shanghai time. */
function minute(instant: string): string {
  return instant === ""
    ? ""
    : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
