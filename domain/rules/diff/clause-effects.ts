import type { RuleSet } from "../rule-set.ts";
import type { RuleDifference } from "./diff-rules.ts";

/**
 * What of a month's result a difference can move: an indicator's points, JC, the total as a whole (weights of areas, base,
 * range), or the grade without the points. Composition, units and outcomes move no month.
 */
export interface ClauseEffect {
  /** Index into the differences. */
  difference: number;
  /** Indicator code, `JC`, `total` or `grade`. */
  moves: string;
  /** Only for officers with lines of this credit item or event type. */
  item: string | null;
}

const TOTAL_TABLES: ReadonlySet<string> = new Set(["basics", "areas"]);
const CREDIT_TABLES: ReadonlySet<string> = new Set(["credits", "creditValues"]);
const EVENT_TABLES: ReadonlySet<string> = new Set(["events", "eventValues", "eventEffects"]);
const GRADE_TABLES: ReadonlySet<string> = new Set(["grades", "excellentBars", "ceilings"]);

/** Names and remarks change what is read, not what is earned. */
const WORDS = /\.(zh|en)$/;

/** Which results each difference can move, for “because of which clause”. */
export function clauseEffects(
  differences: readonly RuleDifference[],
  before: RuleSet,
  after: RuleSet,
): ClauseEffect[] {
  return differences.flatMap((one, difference) => {
    if (one.column !== null && WORDS.test(one.column)) return [];
    return movesOf(one, before, after).map(({ moves, item }) => ({ difference, moves, item }));
  });
}

type Move = Omit<ClauseEffect, "difference">;
const move = (moves: string, item: string | null = null): Move => ({ moves, item });

function movesOf({ table, column, subject }: RuleDifference, before: RuleSet, after: RuleSet): Move[] {
  if (TOTAL_TABLES.has(table)) return [move("total"), ...(subject === "JC" ? [move("JC")] : [])];
  if (CREDIT_TABLES.has(table)) return creditIndicators(before, after).map((code) => move(code, subject));
  if (EVENT_TABLES.has(table)) return eventMoves(subject, before, after);
  if (table === "factors") return eventMoves(null, before, after);
  if (GRADE_TABLES.has(table)) return [move("grade")];
  if (table === "limits") return column?.startsWith("grading.ungradable") ? [move("grade")] : [];
  const isPersonal = [before, after].some(({ indicators }) =>
    indicators.some(({ code }) => code === subject),
  );
  return isPersonal && subject !== null && !table.startsWith("unit") ? [move(subject)] : [];
}

function creditIndicators(before: RuleSet, after: RuleSet): string[] {
  const codes = [before, after].flatMap(({ indicators }) =>
    indicators.filter(({ scoring }) => scoring.method === "PER_ITEM_CAP").map(({ code }) => code),
  );
  return [...new Set(codes)];
}

/** JC, the grade by ceilings and bars, and the indicators the type deducts in. */
function eventMoves(type: string | null, before: RuleSet, after: RuleSet): Move[] {
  const deducts = [before, after].flatMap(({ events }) =>
    events
      .filter((event) => type === null || event.type === type)
      .flatMap(({ effects }) => effects.flatMap(({ deduct }) => (deduct ? [deduct.indicator] : []))),
  );
  return ["JC", "grade", ...new Set(deducts)].map((moves) => move(moves, type));
}
