import type { Knex } from "knex";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { insertRows, upsertRows } from "../database/bulk.ts";

/** By kind: a code of the rule set's `composition.year.others`. */
export type Appraised = Partial<Record<string, Hundredths>>;

/** 年度其他成绩 in force, by officer. Who has none of a kind lacks the key: the year tells the reader what is missing. */
export async function readAppraisals(db: Knex, year: number): Promise<Map<number, Appraised>> {
  const rows = await db("appraisals")
    .where({ year })
    .whereNotNull("score")
    .select<{ officer_id: number; kind: string; score: number }[]>("officer_id", "kind", "score");
  const appraised = new Map<number, Appraised>();
  for (const { officer_id, kind, score } of rows) {
    const id = Number(officer_id);
    const known = appraised.get(id);
    if (known) known[kind] = Number(score);
    else appraised.set(id, { [kind]: Number(score) });
  }
  return appraised;
}

/** The last word entered for a year: a year computed before it is outdated. 0 = none. */
export async function lastAppraisal(db: Knex, year: number): Promise<number> {
  const rows = await db("appraisal_versions").where({ year }).max<{ id: number | null }[]>({ id: "id" });
  return Number(rows[0]?.id ?? 0);
}

/** What stands for one officer and kind. */
export interface StoredAppraisal {
  version: number;
  /** null = taken back. */
  score: Hundredths | null;
  basis: string | null;
}

export interface AppraisalVersion extends StoredAppraisal {
  officerId: number;
  reason: string | null;
  by: string;
  at: string;
}

const AT_ONCE = 1_000;

/** Every version of these officers' appraisals of a kind, oldest first, with who entered it. */
export async function readAppraisalVersions(
  db: Knex,
  { year, kind, officerIds }: { year: number; kind: string; officerIds: readonly number[] },
): Promise<Map<number, AppraisalVersion[]>> {
  const versions = new Map<number, AppraisalVersion[]>();
  for (let start = 0; start < officerIds.length; start += AT_ONCE) {
    const rows = await db("appraisal_versions as v")
      .leftJoin("accounts as a", "a.id", "v.actor_id")
      .where({ "v.year": year, "v.kind": kind })
      .whereIn("v.officer_id", officerIds.slice(start, start + AT_ONCE))
      .orderBy(["v.officer_id", "v.version"])
      .select<AppraisalVersion[]>({
        ...{ officerId: "v.officer_id", version: "v.version", score: "v.score", basis: "v.basis" },
        ...{ reason: "v.reason", by: "a.display_name", at: "v.at" },
      });
    for (const row of rows) {
      const version = { ...row, officerId: Number(row.officerId), by: row.by ?? "" };
      const known = versions.get(version.officerId);
      if (known) known.push(version);
      else versions.set(version.officerId, [version]);
    }
  }
  return versions;
}

/** What stands now for these officers, by officer. */
export async function readStoredAppraisals(
  db: Knex,
  { year, kind, officerIds }: { year: number; kind: string; officerIds: readonly number[] },
): Promise<Map<number, StoredAppraisal>> {
  const stored = new Map<number, StoredAppraisal>();
  for (let start = 0; start < officerIds.length; start += AT_ONCE) {
    const rows = await db("appraisals")
      .where({ year, kind })
      .whereIn("officer_id", officerIds.slice(start, start + AT_ONCE))
      .select<(StoredAppraisal & { officer_id: number })[]>("officer_id", "version", "score", "basis");
    for (const { officer_id, version, score, basis } of rows)
      stored.set(Number(officer_id), { version, score, basis });
  }
  return stored;
}

/** An accepted row: the next version of what stands. */
export interface NewAppraisal extends StoredAppraisal {
  officerId: number;
  reason: string | null;
}

/** Stores versions and what now stands; raises the duplicate-key error where another writer was first. */
export async function saveAppraisals(
  trx: Knex.Transaction,
  hand: { year: number; kind: string; pushId: string; accountId: number; at: string },
  lines: readonly NewAppraisal[],
): Promise<void> {
  const rows = lines.map(({ officerId, version, score, basis }) => ({
    ...{ year: hand.year, officer_id: officerId, kind: hand.kind, version, score, basis },
    ...{ push_id: hand.pushId, actor_id: hand.accountId, at: hand.at },
  }));
  await insertRows(
    trx,
    "appraisal_versions",
    rows.map((row, index) => ({ ...row, reason: lines[index]!.reason })),
  );
  await upsertRows(trx, "appraisals", rows, ["year", "officer_id", "kind"]);
}

/** The rows a push wrote: its audit entry vouches for them. */
export async function appraisalsOf(
  trx: Knex.Transaction,
  pushId: string,
): Promise<{ appraisals: number[]; appraisal_versions: number[] }> {
  const ids = async (table: string): Promise<number[]> =>
    (await trx(table).where({ push_id: pushId }).pluck<(number | string)[]>("id")).map(Number);
  return { appraisals: await ids("appraisals"), appraisal_versions: await ids("appraisal_versions") };
}
