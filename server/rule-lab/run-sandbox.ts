import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";
import { clauseEffects, type ClauseEffect } from "../../domain/rules/diff/clause-effects.ts";
import { diffRules, type RuleDifference } from "../../domain/rules/diff/diff-rules.ts";
import { addQuota, QuotaCount, type QuotaSide } from "../../domain/rules/sandbox/quota-effect.ts";
import { ItemBits } from "../../domain/rules/sandbox/reasons.ts";
import { Tally } from "../../domain/rules/sandbox/tally.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { EventProofs } from "../../domain/scoring/proven-events.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { readProofsByUnit } from "../confirmations/proof-store.ts";
import { poolHosts } from "../reports/excellent-pools.ts";
import { readCharges, readPoolSizes } from "../reports/grade-store.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { UnitLines, type SegmentsByNumber } from "../reports/score-reports.ts";
import { readSegmentsByUnit } from "../reports/segment-store.ts";
import { readSandboxReports, unitsWithReports, type SandboxUnit } from "./sandbox-store.ts";

/** Reports in memory at once: a chunk is read, scored twice and forgotten, and the process breathes between two. */
const CHUNK = 1_000;

export interface SandboxTask {
  /** Oldest first, each with the rules it is compared with. */
  months: readonly { month: Month; rules: CompiledRules }[];
  draft: CompiledRules;
}

/** The clauses that differ, by the version the months were compared with. */
export interface SandboxBase {
  rules: CompiledRules;
  differences: RuleDifference[];
}

/** All a run leaves: columns of numbers, nothing written. */
export interface SandboxRun {
  task: SandboxTask;
  tally: Tally;
  bases: SandboxBase[];
  /** Of all bases together; `difference` counts through `differences`. */
  effects: ClauseEffect[];
  differences: RuleDifference[];
  bits: ItemBits;
  quota: { before: QuotaSide; after: QuotaSide };
  milliseconds: number;
}

/**
 * 试算 (M61): scores months again under other rules, entirely in memory, from the content that is stored: fields, lines,
 * proofs and segments, exactly as a push or `rescoreMonth` reads them. Writes nothing.
 * @throws the signal's reason when it aborts
 */
export async function runSandbox(db: Knex, task: SandboxTask, signal: AbortSignal): Promise<SandboxRun> {
  const started = performance.now();
  const { bases, differences, effects } = compareRules(task);
  const bits = new ItemBits(effects);
  const tally = new Tally(
    task.months.map(({ month }) => month),
    keysOf([task.draft, ...bases.map(({ rules }) => rules)]),
  );
  const none: QuotaSide = { allowed: 0, suggested: 0, over: 0 };
  const quota = { before: none, after: none };
  for (const [index, { month, rules }] of task.months.entries()) {
    const charges = await readCharges(db, month);
    const sizes = await readPoolSizes(db, month);
    const countOf = ({ ruleSet: { grading } }: CompiledRules) =>
      new QuotaCount(grading, poolHosts(sizes, charges, grading), charges);
    const counts = { before: countOf(rules), after: countOf(task.draft) };
    for (const units of chunksOf(await unitsWithReports(db, month))) {
      signal.throwIfAborted();
      await scoreChunk(db, { month, index, units, rules, draft: task.draft, bits, tally, counts });
      await breathe();
    }
    quota.before = addQuota(quota.before, counts.before.sum());
    quota.after = addQuota(quota.after, counts.after.sum());
  }
  signal.throwIfAborted();
  const milliseconds = Math.round(performance.now() - started);
  return { task, tally, bases, effects, differences, bits, quota, milliseconds };
}

function compareRules({ months, draft }: SandboxTask) {
  const bases: SandboxBase[] = [];
  const differences: RuleDifference[] = [];
  const effects: ClauseEffect[] = [];
  for (const rules of new Set(months.map((one) => one.rules))) {
    const own = diffRules(rules.ruleSet, draft.ruleSet);
    for (const effect of clauseEffects(own, rules.ruleSet, draft.ruleSet))
      effects.push({ ...effect, difference: effect.difference + differences.length });
    differences.push(...own);
    bases.push({ rules, differences: own });
  }
  return { bases, differences, effects };
}

function keysOf(versions: readonly CompiledRules[]): string[] {
  const codes = versions.flatMap(({ indicators }) => indicators.map(({ code }) => code));
  return [...new Set(codes), "JC", "total"];
}

/** Whole units, together about `CHUNK` reports: a unit's events spread to its members, so it stays together. */
function chunksOf(units: readonly SandboxUnit[]): SandboxUnit[][] {
  const chunks: SandboxUnit[][] = [];
  let reports = CHUNK;
  for (const unit of units) {
    if (reports + unit.reports > CHUNK) {
      chunks.push([]);
      reports = 0;
    }
    chunks.at(-1)!.push(unit);
    reports += unit.reports;
  }
  return chunks;
}

interface Chunk {
  month: Month;
  index: number;
  units: readonly SandboxUnit[];
  rules: CompiledRules;
  draft: CompiledRules;
  bits: ItemBits;
  tally: Tally;
  counts: { before: QuotaCount; after: QuotaCount };
}

async function scoreChunk(
  db: Knex,
  { month, index, units, rules, draft, bits, tally, counts }: Chunk,
): Promise<void> {
  const ids = units.map(({ id }) => id);
  const seriesOf = new Map(units.map(({ id, series }) => [id, series]));
  const sheets = await readSheets(db, month, ids);
  const [before, after] = [linesOf(sheets, rules, ids), linesOf(sheets, draft, ids)];
  for (const { officerId, unitId, policeNo, level, postType, fields: own } of await readSandboxReports(
    db,
    month,
    ids,
  )) {
    const [was, is] = [before.get(unitId)!, after.get(unitId)!];
    const fields = was.fieldsOf(policeNo, own);
    const credits = was.creditsOf(policeNo);
    const about = { month, level, postType, fields, credits };
    const points = {
      before: scoreMonth(rules, { ...about, events: was.eventsOf(policeNo) }),
      after: scoreMonth(draft, { ...about, events: is.eventsOf(policeNo) }),
    };
    const items = bits.isEmpty
      ? 0
      : itemsOf(bits, credits, [...was.eventsOf(policeNo), ...is.eventsOf(policeNo)]);
    tally.add(index, { officerId, unitId, series: seriesOf.get(unitId)!, level, postType, items, ...points });
    counts.before.add(level, unitId, points.before);
    counts.after.add(level, unitId, points.after);
  }
}

interface Sheets {
  credits: Map<number, CreditLine[]>;
  events: Map<number, EventLine[]>;
  proofs: Map<number, EventProofs>;
  segments: Map<number, SegmentsByNumber>;
}

async function readSheets(db: Knex, month: Month, ids: readonly number[]): Promise<Sheets> {
  const credits = await readCredits(db, ids, month);
  const events = await readEvents(db, ids, month);
  return {
    credits: byUnit(credits),
    events: byUnit(events),
    proofs: await readProofsByUnit(db, ids, month, events),
    segments: await readSegmentsByUnit(db, month, ids),
  };
}

function byUnit<T>(lines: readonly { unitId: number; line: T }[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const { unitId, line } of lines) {
    const known = found.get(unitId);
    if (known) known.push(line);
    else found.set(unitId, [line]);
  }
  return found;
}

/** Which events are proven depends on the evidence the rules ask for: each side sorts the lines out by its own. */
function linesOf(sheets: Sheets, rules: CompiledRules, ids: readonly number[]): Map<number, UnitLines> {
  return new Map(
    ids.map((id) => [
      id,
      new UnitLines(
        rules,
        sheets.credits.get(id) ?? [],
        sheets.events.get(id) ?? [],
        sheets.proofs.get(id),
        sheets.segments.get(id),
      ),
    ]),
  );
}

function itemsOf(bits: ItemBits, credits: readonly CreditLine[], events: readonly EventLine[]): number {
  let found = 0;
  for (const { item } of credits) found |= bits.of(item);
  for (const { type } of events) found |= bits.of(type);
  return found;
}
