import type { EventLine } from "../form/detail-lines.ts";
import { GRADES } from "../grade.ts";
import { SCALE } from "./exact.ts";
import type { CompiledRules } from "./compile-rules.ts";
import type { Ceiling } from "./points.ts";
import { readNumber } from "./read-inputs.ts";
import type { Answers } from "./read-inputs.ts";

const NONE: Ceiling[] = [];

/**
 * VETO and CAP_GRADE of the month (细则 §2, §4), lowest grade first. A fact scored elsewhere still caps:
 * the same-fact rule is about points. 不属实 and 调查中 cap nothing.
 */
export function findCeilings(
  rules: CompiledRules,
  events: readonly EventLine[],
  answers: Answers,
): Ceiling[] {
  let found: Ceiling[] = NONE;
  for (const { code, byCount } of rules.ceilingRules) {
    const count = readNumber(answers, byCount.field) ?? 0;
    const row = count > 0 ? byCount.rows.find(({ atLeast }) => count >= atLeast * SCALE) : undefined;
    if (row) found = addCeiling(found, { code, grade: row.grade });
  }
  for (const line of events) {
    if (line.finding !== null && !(rules.ruleSet.findingFactors[line.finding] > 0)) continue;
    for (const { ceiling, variant } of rules.eventTypes.get(line.type)?.effects ?? [])
      if (ceiling && (variant === null || variant === line.variant)) found = addCeiling(found, ceiling);
  }
  if (found === NONE) return [];
  return found.sort(
    (a, b) => GRADES.indexOf(b.grade) - GRADES.indexOf(a.grade) || (a.code < b.code ? -1 : 1),
  );
}

function addCeiling(found: Ceiling[], { code, grade }: Ceiling): Ceiling[] {
  if (found.some((one) => one.code === code && one.grade === grade)) return found;
  return [...found, { grade, code }];
}
