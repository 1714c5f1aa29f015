import type { Knex } from "knex";
import type { QuarterPart, StandingDetail } from "../../domain/assessment/detail.ts";
import { quarterPart } from "../../domain/assessment/score-period.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { CompositionRules } from "../../domain/rules/composition-rules.ts";
import { readServing } from "./month-input-store.ts";
import { OFFICERS_AT_ONCE, type Gathered } from "./gather-quarter.ts";

/** The announced quarters a half-year or year is made of, first to last, each with the rules it was composed by. */
export interface LaterKnown {
  quarters: readonly { id: number; period: string; rules: CompositionRules["quarter"] }[];
  lastDay: string;
  /** Of a year: the other parts by officer, and his reviewing pool. */
  year: {
    others: ReadonlyMap<number, Record<string, number>>;
    poolOf: (who: { level: Level; unitId: number }) => string | null;
  } | null;
}

interface Row {
  assessmentId: number;
  officerId: number;
  unitId: number;
  series: Series;
  level: Level;
  postType: PostType;
  detail: string;
}

/** Everybody who stands in one of the quarters, in chunks by officer: memory stays flat. */
export async function* gatherLater(db: Knex, known: LaterKnown): AsyncGenerator<Gathered[]> {
  const ids = known.quarters.map(({ id }) => id);
  for (let last = 0; ;) {
    const found = await db("standings")
      .whereIn("assessment_id", ids)
      .where("officer_id", ">", last)
      .distinct("officer_id")
      .orderBy("officer_id")
      .limit(OFFICERS_AT_ONCE)
      .pluck<number[]>("officer_id");
    const [from, to] = [found[0], found.at(-1)].map(Number) as [number, number];
    if (found.length === 0) return;
    last = to;
    const rows = await db("standings")
      .whereIn("assessment_id", ids)
      .whereBetween("officer_id", [from, to])
      .select<Row[]>(
        { assessmentId: "assessment_id", officerId: "officer_id", unitId: "unit_id", series: "series" },
        { level: "level", postType: "post_type", detail: "detail" },
      ); // prettier-ignore
    const serving = await readServing(db, known.lastDay, { from, to });
    yield assembleLater(rows, known, serving);
  }
}

function assembleLater(rows: readonly Row[], known: LaterKnown, serving: ReadonlySet<number>): Gathered[] {
  const order = new Map(known.quarters.map(({ id }, index) => [id, index]));
  const byOfficer = new Map<number, (Row | undefined)[]>();
  for (const row of rows) {
    const officerId = Number(row.officerId);
    const list = byOfficer.get(officerId) ?? known.quarters.map(() => undefined);
    byOfficer.set(officerId, list);
    list[order.get(Number(row.assessmentId))!] = row;
  }
  return [...byOfficer]
    .sort(([a], [b]) => a - b)
    .map(([officerId, list]) => {
      const last = list.findLast((row) => row !== undefined)!;
      const where = {
        unitId: Number(last.unitId),
        series: last.series,
        level: last.level,
        postType: last.postType,
      };
      const quarters = known.quarters.map(({ period, rules }, index) => partOf(rules, period, list[index]));
      return { officerId, ...where, detail: detailOf(known, officerId, where, quarters, serving) };
    });
}

/** A quarter he has no file in is there without a score: the reader sees which one is missing. */
function partOf(rules: CompositionRules["quarter"], period: string, row: Row | undefined): QuarterPart {
  if (!row) return { period, score: null, work: [0, 0], grades: {}, lost: 0, deductions: {}, hits: [] };
  const detail = JSON.parse(row.detail) as StandingDetail & { kind: "quarter" };
  return quarterPart(rules, period, detail.inputs);
}

function detailOf(
  { year }: LaterKnown,
  officerId: number,
  where: { level: Level; unitId: number },
  quarters: QuarterPart[],
  serving: ReadonlySet<number>,
): StandingDetail {
  const serves = serving.has(officerId);
  if (!year) return { kind: "halfYear", inputs: { serving: serves, quarters } };
  const others = year.others.get(officerId) ?? {};
  return {
    kind: "year",
    inputs: { serving: serves, quarters, others, pool: year.poolOf(where) },
    verdict: null,
  };
}
