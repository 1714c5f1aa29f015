import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { UnitQuarterState, UnitSignature } from "../../domain/messages/unit-quarters.ts";
import type { Series } from "../../domain/people.ts";
import type { UnitFigures } from "../../domain/unit-assessment/check-figures.ts";
import type { UnitPoints } from "../../domain/unit-assessment/score-unit.ts";
import { contentHash } from "../canonical-json.ts";
import { insertRows } from "../database/bulk.ts";

/** One computation of a quarter. */
export interface StoredQuarter {
  id: number;
  quarter: PeriodText;
  run: number;
  state: UnitQuarterState;
  ruleSet: string;
  computedById: number;
  computedBy: string | null;
  computedAt: string;
  units: number;
  complete: number;
  inputsHash: string;
  digest: string;
  signatures: UnitSignature[];
  announcedAt: string | null;
  note: string | null;
}

/** Runs of these quarters, oldest first. */
export async function readQuarters(
  db: Knex,
  narrow: { quarters?: readonly PeriodText[]; states?: readonly UnitQuarterState[]; lock?: true },
): Promise<StoredQuarter[]> {
  const query = db("unit_quarters as q")
    .leftJoin("accounts as a", "a.id", "q.computed_by")
    .orderBy(["q.quarter", "q.run"])
    .select<(Omit<StoredQuarter, "signatures"> & { signatures: string })[]>({
      ...{ id: "q.id", quarter: "q.quarter", run: "q.run", state: "q.state", ruleSet: "q.rule_set" },
      ...{ computedById: "q.computed_by", computedBy: "a.display_name", computedAt: "q.computed_at" },
      ...{ units: "q.units", complete: "q.complete", inputsHash: "q.inputs_hash", digest: "q.digest" },
      ...{ signatures: "q.signatures", announcedAt: "q.announced_at", note: "q.note" },
    });
  if (narrow.quarters) void query.whereIn("q.quarter", [...narrow.quarters]);
  if (narrow.states) void query.whereIn("q.state", [...narrow.states]);
  if (narrow.lock) void query.forUpdate();
  return (await query).map((row) => ({
    ...row,
    ...{ id: Number(row.id), computedById: Number(row.computedById) },
    signatures: JSON.parse(row.signatures) as UnitSignature[],
  }));
}

/** The newest run that was not replaced. */
export async function findQuarter(
  db: Knex,
  quarter: PeriodText,
  options: { lock?: true } = {},
): Promise<StoredQuarter | undefined> {
  const runs = await readQuarters(db, { quarters: [quarter], ...options });
  return runs.filter(({ state }) => state !== "replaced").at(-1);
}

/** One unit in a computation. */
export interface UnitStanding {
  unitId: number;
  series: Series;
  total: number;
  place: number;
  of: number;
  inputs: UnitFigures;
  points: UnitPoints;
}
export interface StoredUnitStanding extends UnitStanding {
  quarterId: number;
  grade: string;
  inputsHash: string;
  digest: string;
}

export async function insertQuarter(
  trx: Knex.Transaction,
  made: Pick<StoredQuarter, "quarter" | "run" | "ruleSet" | "computedById" | "computedAt">,
  rows: readonly UnitStanding[],
): Promise<number> {
  const hashed = rows.map((row) => hashStanding(made.ruleSet, row));
  const [id] = await trx("unit_quarters").insert({
    ...{ quarter: made.quarter, run: made.run, state: "draft", rule_set: made.ruleSet },
    ...{ computed_by: made.computedById, computed_at: made.computedAt, signatures: "[]" },
    ...sumUp(hashed),
  });
  await insertRows(
    trx,
    "unit_standings",
    hashed.map((row) => ({
      ...{ unit_quarter_id: Number(id), unit_id: row.unitId, series: row.series, total: row.total },
      ...{ place: row.place, of_count: row.of, grade: row.points.grade },
      ...{ inputs: JSON.stringify(row.inputs), points: JSON.stringify(row.points) },
      ...{ inputs_hash: row.inputsHash, digest: row.digest },
    })),
  );
  return Number(id);
}

type Hashed = UnitStanding & { inputsHash: string; digest: string };

/** Hashes of a row: over what it was computed from, and over all it says. */
export function hashStanding(ruleSet: string, row: UnitStanding): Hashed {
  const { unitId, series, total, place, of, inputs, points } = row;
  const inputsHash = contentHash({ ruleSet, unitId, series, inputs });
  const digest = contentHash({ ruleSet, unitId, series, total, place, of, inputs, points });
  return { ...{ unitId, series, total, place, of, inputs, points }, inputsHash, digest };
}

/** What a quarter says of its rows, in the order of units whatever theirs. */
export function sumUp(rows: readonly Hashed[]) {
  const sorted = [...rows].sort((a, b) => a.unitId - b.unitId);
  return {
    units: rows.length,
    complete: rows.filter(({ points }) => points.complete).length,
    inputs_hash: contentHash(sorted.map(({ inputsHash }) => inputsHash)),
    digest: contentHash(sorted.map(({ digest }) => digest)),
  };
}

export async function updateQuarter(
  trx: Knex.Transaction,
  id: number,
  change: Partial<Pick<StoredQuarter, "state" | "signatures" | "announcedAt" | "note">>,
): Promise<void> {
  const { state, signatures, announcedAt, note } = change;
  await trx("unit_quarters")
    .where({ id })
    .update({
      ...(state !== undefined && { state }),
      ...(signatures !== undefined && { signatures: JSON.stringify(signatures) }),
      ...(announcedAt !== undefined && { announced_at: announcedAt }),
      ...(note !== undefined && { note }),
    });
}

/** Rows of these computations. */
export async function readUnitStandings(
  db: Knex,
  quarterIds: readonly number[],
  unitId?: number,
): Promise<StoredUnitStanding[]> {
  if (quarterIds.length === 0) return [];
  const query = db("unit_standings")
    .whereIn("unit_quarter_id", [...quarterIds])
    .orderBy(["unit_quarter_id", "series", "place", "unit_id"])
    .select<(Omit<StoredUnitStanding, "inputs" | "points"> & { inputs: string; points: string })[]>({
      ...{
        quarterId: "unit_quarter_id",
        unitId: "unit_id",
        series: "series",
        total: "total",
        place: "place",
      },
      ...{ of: "of_count", grade: "grade", inputs: "inputs", points: "points" },
      ...{ inputsHash: "inputs_hash", digest: "digest" },
    });
  if (unitId !== undefined) void query.where("unit_id", unitId);
  return (await query).map((row) => ({
    ...row,
    ...{ quarterId: Number(row.quarterId), unitId: Number(row.unitId) },
    inputs: JSON.parse(row.inputs) as UnitFigures,
    points: JSON.parse(row.points) as UnitPoints,
  }));
}
