import type { Area } from "../area.ts";
import { foundProblem } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import type { EventLine } from "./detail-lines.ts";
import type { Field, Fields } from "./fields.ts";
import { DEDUCTION_FIELDS, fieldColumn } from "./monthly-form.ts";

/** What of an event line the officer's row is compared with. */
export type EventOfRow = Pick<EventLine, "rowKey" | "type" | "factNo" | "countsIn" | "finding"> & {
  /** The area the event's own points or deduction belong to; JC unless the rule set says otherwise. */
  area?: Area;
};

/** The row against its event lines: V18, V26, and 计数不少于明细 (细则 §0). */
export function checkDetails(fields: Fields, events: readonly EventOfRow[], problems: FoundProblem[]): void {
  const standing = events.filter((event) => event.finding !== "unfounded" && event.finding !== "pending");
  for (const field of DEDUCTION_FIELDS) {
    const lines = countFacts(standing, field);
    const count = fields[field];
    if (typeof count === "number" && count < lines) {
      problems.push(foundProblem("E06", "sign", field, { count, lines }));
    }
  }
  const awol = fields.awolDays;
  if (typeof awol === "number" && awol > 0 && countFacts(standing, "awolDays") === 0) {
    problems.push(foundProblem("V18", "warning", "awolDays", { awol }));
  }
  checkFacts(standing, problems);
}

/** X–AF: the counts of the form that event lines may break down (细则 §0). */
const COUNTED = [
  "inspMinor", "inspMajor", "flaw", "fault", "complaint", "secrecy", "asset", "bearing", "conduct",
] as const satisfies readonly Field[]; // prettier-ignore

/** 日常收集 prefills the form: how many of an officer's own standing event lines are counted in each of X–AF. */
export function countsOfEvents(events: readonly EventLine[]): Fields {
  const counts: Fields = {};
  if (!events.some((event) => event.countsIn !== null)) return counts;
  const standing = events.filter(
    ({ finding, subjectKind }) =>
      finding !== "unfounded" && finding !== "pending" && subjectKind === "officer",
  );
  for (const field of COUNTED) {
    const lines = countFacts(standing, field);
    if (lines > 0) counts[field] = lines;
  }
  return counts;
}

/** Lines counted in a column; several lines of the same fact are one. */
function countFacts(events: readonly EventOfRow[], field: Field): number {
  const facts = new Set<string>();
  for (const event of events) {
    if (event.countsIn === field) facts.add(event.factNo ?? `line ${event.rowKey}`);
  }
  return facts.size;
}

/** V26: one fact in two areas is scored where it weighs more, and the reader should know. */
function checkFacts(events: readonly EventOfRow[], problems: FoundProblem[]): void {
  const areas = new Map<string, Set<Area>>();
  for (const event of events) {
    if (event.factNo === null) continue;
    const of = areas.get(event.factNo) ?? new Set<Area>();
    areas.set(event.factNo, of.add(event.area ?? "JC"));
    const counted = event.countsIn === null ? null : fieldColumn(event.countsIn).area;
    if (counted) of.add(counted);
  }
  for (const [factNo, of] of areas) {
    if (of.size > 1) problems.push(foundProblem("V26", "warning", null, { factNo, areas: [...of] }));
  }
}
