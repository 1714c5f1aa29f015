import type { Knex } from "knex";
import {
  assessedPeriod,
  monthsOf,
  periodsOfYear,
  quartersOf,
  type AssessedPeriod,
} from "../../domain/assessment/period.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { AssessmentAction, AssessmentYear, PeriodLine } from "../../domain/messages/assessments.ts";
import { yearOf } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { allMonths } from "../months/month-store.ts";
import { PUBLIC_STATES, visibleStates } from "./assessment-sight.ts";
import { lineOf, readAssessments, type StoredAssessment } from "./assessment-store.ts";
import { computableFrom, concludableFrom, whyNot, type PeriodFacts } from "./may-act.ts";

const OFFICE_ACTIONS: Record<AssessedPeriod["kind"], readonly AssessmentAction[]> = {
  quarter: ["compute", "announce"],
  halfYear: ["compute", "announce"],
  year: ["compute", "propose", "return", "notice", "finish"],
};

/** The seven periods of a year: how far each is, and what this reader can do with it now. */
export async function yearOverview(
  context: Context,
  person: SignedInPerson,
  year: number,
): Promise<AssessmentYear> {
  const { db } = context;
  const now = context.clock.now();
  const months = (await allMonths(db, now)).filter(({ practice }) => !practice);
  const periods = periodsOfYear(year).map((text) => assessedPeriod(text)!);
  const assessments = await readAssessments(db, { periods: periods.map(({ text }) => text) });
  const calendar = await readCalendar(db);
  const states = visibleStates(person);
  const lines = periods.map((period): PeriodLine => {
    const facts = factsOf(context, period, { months, assessments, calendar, now: now.toISOString() });
    const visible = assessments.filter(
      ({ period: text, state }) => text === period.text && states.includes(state),
    );
    const assessment = visible.at(-1);
    return {
      ...{ period: period.text, kind: period.kind },
      months: facts.months.map(({ month, state, lockAt, ruleSet }) => ({ month, state, lockAt, ruleSet })),
      ...{ computableFrom: computableFrom(facts), concludableFrom: concludableFrom(facts) },
      assessment: assessment ? lineOf(assessment) : null,
      actions: actionsOf(person, period).map((action) => ({
        action,
        blocked: whyNot(action, facts)?.sentence ?? null,
      })),
    };
  });
  return {
    year,
    years: [...new Set(months.map(({ month }) => yearOf(month)))].sort((a, b) => a - b),
    periods: lines,
  };
}

function actionsOf({ roles }: SignedInPerson, period: AssessedPeriod): readonly AssessmentAction[] {
  const office = roles.has("assessmentOffice") ? OFFICE_ACTIONS[period.kind] : [];
  if (period.kind !== "year" || !roles.has("chief")) return office;
  return [...new Set<AssessmentAction>([...office, "approve", "return"])];
}

/** What decides about one period, out of what was read for all. */
function factsOf(
  { rules }: Context,
  period: AssessedPeriod,
  known: {
    months: readonly MonthLine[];
    assessments: readonly StoredAssessment[];
    calendar: Calendar;
    now: string;
  },
): PeriodFacts {
  const wanted = new Set(monthsOf(period));
  const months = known.months.filter(({ month }) => wanted.has(month));
  const last = months.at(-1);
  return {
    ...{ period, months, calendar: known.calendar, now: known.now },
    rules: last ? rules.compiled(last.ruleSet).ruleSet.composition : null,
    announced: new Set(
      known.assessments.filter(({ state }) => PUBLIC_STATES.includes(state)).map((one) => one.period),
    ),
    assessment: known.assessments
      .filter(({ period: text, state }) => text === period.text && state !== "replaced")
      .at(-1),
  };
}

/** The same for one period, as a verb needs it. @param lock its runs are held until COMMIT */
export async function readFacts(
  context: Context,
  db: Knex,
  period: AssessedPeriod,
  lock?: true,
): Promise<PeriodFacts> {
  const now = context.clock.now();
  const months = (await allMonths(db, now)).filter(({ practice }) => !practice);
  const periods = [...new Set([...quartersOf(period), period.text])];
  const assessments = await readAssessments(db, { periods, ...(lock && { lock }) });
  const calendar = await readCalendar(db);
  return factsOf(context, period, { months, assessments, calendar, now: now.toISOString() });
}
