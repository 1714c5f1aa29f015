import type { Knex } from "knex";
import type { YearHit } from "../../domain/assessment/detail.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { findCeilings } from "../../domain/scoring/find-ceilings.ts";
import { isProven } from "../../domain/scoring/proven-events.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readEvents } from "../reports/line-store.ts";

type Hits = Map<number, YearHit[]>;
const CHUNK = 1_000;

/**
 * Vetoes and caps of these months that reach into the year (细则 §2, §11), by officer. Only units with an event of such a
 * type are read, and the forms only where a count can have that effect.
 */
export async function readYearHits(
  db: Knex,
  months: readonly { month: Month; rules: CompiledRules }[],
): Promise<Hits> {
  const hits: Hits = new Map();
  for (const { month, rules } of months) {
    const codes = codesWithYear(rules);
    if (codes.size === 0) continue;
    await addEventHits(db, hits, month, rules, codes);
    if (rules.ceilingRules.some(({ code }) => codes.has(code)))
      await addCountHits(db, hits, month, rules, codes);
  }
  return hits;
}

/** The VETO and CAP_GRADE rows of a rule set whose effect does not end with the month. */
function codesWithYear(rules: CompiledRules): Set<string> {
  return new Set(
    rules.ruleSet.indicators
      .filter(({ scoring }) => "year" in scoring && scoring.year.length > 0)
      .map(({ code }) => code),
  );
}

async function addEventHits(
  db: Knex,
  hits: Hits,
  month: Month,
  rules: CompiledRules,
  codes: ReadonlySet<string>,
): Promise<void> {
  const types = [...rules.eventTypes.values()]
    .filter(({ effects }) => effects.some(({ ceiling }) => ceiling && codes.has(ceiling.code)))
    .map(({ type }) => type);
  if (types.length === 0) return;
  const units = await db("events")
    .where({ account_month: month })
    .whereIn("type", types)
    .distinct("unit_id")
    .pluck<number[]>("unit_id");
  for (const unitId of units.map(Number).sort((a, b) => a - b)) {
    const stored = await readEvents(db, unitId, month);
    const lines = stored.map(({ line }) => line);
    const proofs = await readEventProofs(db, unitId, month, lines);
    for (const { line, officerId } of stored) {
      if (!types.includes(line.type) || !isProven(rules, line, proofs)) continue;
      const found = findCeilings(rules, [line], {}).filter(({ code }) => codes.has(code));
      const subjects = officerId === null ? await membersOf(db, unitId, month) : [Number(officerId)];
      for (const subject of subjects)
        for (const { code, grade } of found) addHit(hits, subject, { code, month, monthGrade: grade });
    }
  }
}

async function addCountHits(
  db: Knex,
  hits: Hits,
  month: Month,
  rules: CompiledRules,
  codes: ReadonlySet<string>,
): Promise<void> {
  for (let last = 0; ;) {
    const rows = await db("reports")
      .where({ month })
      .where("officer_id", ">", last)
      .orderBy("officer_id")
      .limit(CHUNK)
      .select<{ officer_id: number; fields: string }[]>("officer_id", "fields");
    for (const row of rows) {
      last = Number(row.officer_id);
      const found = findCeilings(rules, [], JSON.parse(row.fields) as Fields);
      for (const { code, grade } of found)
        if (codes.has(code)) addHit(hits, last, { code, month, monthGrade: grade });
    }
    if (rows.length < CHUNK) return;
  }
}

async function membersOf(db: Knex, unitId: number, month: Month): Promise<number[]> {
  const ids = await db("reports").where({ unit_id: unitId, month }).pluck<number[]>("officer_id");
  return ids.map(Number);
}

function addHit(hits: Hits, officerId: number, hit: YearHit): void {
  const known = hits.get(officerId) ?? [];
  const same = known.some((one) => one.code === hit.code && one.month === hit.month && one.monthGrade === hit.monthGrade); // prettier-ignore
  if (same) return;
  known.push(hit);
  known.sort((a, b) =>
    `${a.month} ${a.code} ${a.monthGrade}` < `${b.month} ${b.code} ${b.monthGrade}` ? -1 : 1,
  );
  hits.set(officerId, known);
}
