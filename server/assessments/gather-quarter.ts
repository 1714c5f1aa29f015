import type { Knex } from "knex";
import type {
  DeductionInput,
  QuarterInputs,
  StandingDetail,
  YearHit,
} from "../../domain/assessment/detail.ts";
import { timesOf } from "../../domain/assessment/score-period.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { VerificationDeduction } from "../../domain/rules/composition-rules.ts";
import { currentDeductions, readDeductions, type StoredDeduction } from "./deduction-store.ts";
import { nextOfficers, readPublishedMonths, readServing, type PublishedMonth } from "./month-input-store.ts";

/** One officer with everything his result is computed from. */
export interface Gathered {
  officerId: number;
  unitId: number;
  series: Series;
  level: Level;
  postType: PostType;
  detail: StandingDetail;
}

/** Officers at a time: a chunk of a year is some megabytes, whatever the bureau. */
export const OFFICERS_AT_ONCE = 1_000;

/** What all officers of a quarter share. */
export interface QuarterKnown {
  months: readonly MonthLine[];
  kinds: readonly VerificationDeduction[];
  hits: ReadonlyMap<number, YearHit[]>;
  deductions: ReadonlyMap<number, readonly StoredDeduction[]>;
}

/** Everybody with a published month in the quarter, in chunks by officer: memory stays flat. */
export async function* gatherQuarter(db: Knex, known: QuarterKnown): AsyncGenerator<Gathered[]> {
  const months = known.months.map(({ month }) => month);
  for (let last = 0; ;) {
    const ids = await nextOfficers(db, months, last, OFFICERS_AT_ONCE);
    const [from, to] = [ids[0], ids.at(-1)];
    if (from === undefined || to === undefined) return;
    last = to;
    const rows = await readPublishedMonths(db, known.months, { from, to });
    const serving = await readServing(db, lastDayOf(months.at(-1)!), { from, to });
    yield assemble(rows, known, serving);
  }
}

/** The quarter's rules and entries, read once. @param upTo only deductions up to this entry */
export async function readQuarterDeductions(
  db: Knex,
  quarter: string,
  narrow: { upTo?: number; officerIds?: readonly number[] } = {},
): Promise<Map<number, StoredDeduction[]>> {
  const byOfficer = new Map<number, StoredDeduction[]>();
  for (const entry of currentDeductions(await readDeductions(db, { quarter, ...narrow }))) {
    const list = byOfficer.get(entry.officerId);
    if (list) list.push(entry);
    else byOfficer.set(entry.officerId, [entry]);
  }
  return byOfficer;
}

/** Officers with their months put together: listed where the last month in the quarter has them. */
export function assemble(
  rows: readonly PublishedMonth[],
  known: Omit<QuarterKnown, "months">,
  serving: ReadonlySet<number>,
): Gathered[] {
  const byOfficer = new Map<number, PublishedMonth[]>();
  for (const row of rows) {
    const list = byOfficer.get(row.officerId);
    if (list) list.push(row);
    else byOfficer.set(row.officerId, [row]);
  }
  return [...byOfficer]
    .sort(([a], [b]) => a - b)
    .map(([officerId, list]) => {
      list.sort((a, b) => compareMonths(a.input.month, b.input.month));
      const { unitId, series, level, postType } = list.at(-1)!;
      const inputs: QuarterInputs = {
        serving: serving.has(officerId),
        months: list.map(({ input }) => input),
        deductions: deductionsOf(known.kinds, list, known.deductions.get(officerId) ?? []),
        hits: known.hits.get(officerId) ?? [],
      };
      return { officerId, unitId, series, level, postType, detail: { kind: "quarter", inputs } };
    });
}

/** Entered deductions by kind; 迟报 is counted by the system unless somebody found otherwise (细则 §11). */
function deductionsOf(
  kinds: readonly VerificationDeduction[],
  months: readonly PublishedMonth[],
  entries: readonly StoredDeduction[],
): DeductionInput[] {
  return kinds.flatMap(({ code, automatic }) => {
    const own = entries
      .filter((entry) => entry.code === code)
      .map(({ id, source, times }) => ({ id, source, times }))
      .sort((a, b) => a.id - b.id);
    const counted = automatic === "lateFile" ? months.filter(({ input }) => input.late).length : null;
    if (own.length === 0 && !counted) return [];
    return [{ code, times: timesOf({ entries: own, counted }), entries: own, counted }];
  });
}

function compareMonths(a: Month, b: Month): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
