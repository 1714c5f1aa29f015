import { assessedPeriod, monthsOf, periodBefore, type PeriodText } from "../assessment/period.ts";
import { addMonths, yearOf, type Month } from "../month.ts";
import type { OutcomeCondition, OutcomeRule } from "../rules/outcome-rules.ts";
import { placeInGroups, type GroupPlace } from "./group-places.ts";
import { isFavour } from "./outcome-kinds.ts";
import type { HalfYearFact, OfficerFacts, OutcomeReason, OutcomeVeto, Proposed } from "./outcome-facts.ts";

/** The half-years a rule set looks at when `period` has been announced, newest first. */
export function halfYearsNeeded(rules: readonly OutcomeRule[], period: PeriodText): PeriodText[] {
  const most = Math.max(
    1,
    ...rules.flatMap(({ anyOf }) => anyOf.map((one) => (one.basis === "halfYears" ? one.successive : 1))),
  );
  const found = [period];
  while (found.length < most) found.push(periodBefore(assessedPeriod(found.at(-1)!)!));
  return found;
}

/**
 * 结果运用建议 (细则 §11) when a half-year has been announced: by every rule whoever meets one of its conditions, with what
 * speaks for him and what forbids it. Months count where the last of them lies in this half-year, so that the same
 * months are not held against anybody twice. Proposals only: the party committee decides.
 */
export function proposeOutcomes(
  rules: readonly OutcomeRule[],
  period: PeriodText,
  officers: readonly OfficerFacts[],
): Proposed[] {
  const places = new Map<string, Map<number, GroupPlace>>();
  const placesOf = (half: PeriodText, within: "series" | "list"): Map<number, GroupPlace> => {
    const key = `${half} ${within}`;
    const known = places.get(key);
    if (known) return known;
    const facts = new Map(
      officers.flatMap(({ officerId, halfYears }): [number, HalfYearFact][] => {
        const fact = halfYears.get(half);
        return fact ? [[officerId, fact]] : [];
      }),
    );
    const made = placeInGroups(facts, within);
    places.set(key, made);
    return made;
  };
  return officers.flatMap((officer) =>
    rules.flatMap((rule): Proposed[] => {
      for (const condition of rule.anyOf) {
        const reasons =
          condition.basis === "halfYears"
            ? meetsPlaces(condition, period, officer, placesOf)
            : meetsMonths(condition, period, officer);
        if (reasons === null) continue;
        const vetoes = rule.kinds.some(isFavour) ? vetoesOf(officer, period) : [];
        return [{ officerId: officer.officerId, rule: rule.code, reasons, vetoes }];
      }
      return [];
    }),
  );
}

function meetsPlaces(
  condition: Extract<OutcomeCondition, { basis: "halfYears" }>,
  period: PeriodText,
  { officerId, halfYears }: OfficerFacts,
  placesOf: (half: PeriodText, within: "series" | "list") => ReadonlyMap<number, GroupPlace>,
): OutcomeReason[] | null {
  const { end, percent, within, successive, months } = condition;
  const reasons: OutcomeReason[] = [];
  for (let half = period, turn = 0; turn < successive; turn++, half = periodBefore(assessedPeriod(half)!)) {
    const place = placesOf(half, within).get(officerId);
    const fact = halfYears.get(half);
    if (!place || !fact || place[end] * 100 > percent * place.of) return null;
    reasons.push({ kind: "place", period: half, end, place: place[end], of: place.of, percent, group: place.group }); // prettier-ignore
    if (months === null) continue;
    const count = fact.grades[months.grade] ?? 0;
    if (count < months.atLeast) return null;
    reasons.push({ kind: "gradedMonths", period: half, grade: months.grade, count, atLeast: months.atLeast });
  }
  return reasons;
}

function meetsMonths(
  { grade, atLeast, successive }: Extract<OutcomeCondition, { basis: "months" }>,
  period: PeriodText,
  officer: OfficerFacts,
): OutcomeReason[] | null {
  const inPeriod = new Set(monthsOf(assessedPeriod(period)!));
  const last = assessedPeriod(period)!.last;
  const found = officer.months
    .filter((one) => one.grade === grade && one.month <= last)
    .map(({ month }) => month);
  const months = successive ? lastRun(found, atLeast, inPeriod) : ofYear(found, yearOf(last), atLeast);
  if (months === null || !inPeriod.has(months.at(-1)!)) return null;
  return [{ kind: "months", grade, months, successive }];
}

function ofYear(found: readonly Month[], year: number, atLeast: number): Month[] | null {
  const months = found.filter((month) => yearOf(month) === year);
  return months.length >= atLeast ? months : null;
}

/** The longest run of successive months, `atLeast` long, that ends in the period; the last one of them. */
function lastRun(found: readonly Month[], atLeast: number, inPeriod: ReadonlySet<Month>): Month[] | null {
  let run: Month[] = [];
  let best: Month[] | null = null;
  for (const month of found) {
    run = run.length > 0 && addMonths(run.at(-1)!, 1) === month ? [...run, month] : [month];
    if (run.length >= atLeast && inPeriod.has(month)) best = run;
  }
  return best;
}

/** 受处分、触碰红线、正在接受审查调查 within the twelve months to the end of the period. */
function vetoesOf({ halfYears, months }: OfficerFacts, period: PeriodText): OutcomeVeto[] {
  const { last } = assessedPeriod(period)!;
  const since = addMonths(last, -11);
  const hits = [...halfYears.values()].flatMap((fact) => fact.hits);
  const investigated = months.filter(({ ungraded, month }) => ungraded === "investigation" && month >= since);
  return [
    ...hits
      .filter(({ month }) => month >= since && month <= last)
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ code, month, monthGrade }): OutcomeVeto => ({ kind: "hit", code, month, monthGrade })),
    ...investigated.map(({ month }): OutcomeVeto => ({ kind: "investigation", month })),
  ];
}
