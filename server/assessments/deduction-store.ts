import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";

/** One entry of 核实扣分; the highest `seq` of its source is what counts. */
export interface StoredDeduction {
  id: number;
  quarter: PeriodText;
  officerId: number;
  code: string;
  source: string;
  seq: number;
  times: number;
  reason: string;
  accountId: number;
  at: string;
}

export interface DeductionNarrow {
  quarter?: PeriodText;
  officerIds?: readonly number[];
  /** Entries up to this one: what an assessment saw. */
  upTo?: number;
  /** Entries after this one. */
  after?: number;
}

/** Entries in the order in which they were made. */
export async function readDeductions(db: Knex, narrow: DeductionNarrow): Promise<StoredDeduction[]> {
  const query = db("verification_deductions")
    .orderBy("id")
    .select<StoredDeduction[]>(
      { id: "id", quarter: "quarter", officerId: "officer_id", code: "code", source: "source", seq: "seq" },
      { times: "times", reason: "reason", accountId: "account_id", at: "at" },
    ); // prettier-ignore
  if (narrow.quarter !== undefined) void query.where("quarter", narrow.quarter);
  if (narrow.officerIds) void query.whereIn("officer_id", [...narrow.officerIds]);
  if (narrow.upTo !== undefined) void query.where("id", "<=", narrow.upTo);
  if (narrow.after !== undefined) void query.where("id", ">", narrow.after);
  return (await query).map((row) => ({
    ...row,
    ...{ id: Number(row.id), officerId: Number(row.officerId), accountId: Number(row.accountId) },
  }));
}

/** What counts of them: of each officer, code and source the newest entry. */
export function currentDeductions(entries: readonly StoredDeduction[]): StoredDeduction[] {
  const newest = new Map<string, StoredDeduction>();
  for (const entry of entries) {
    const key = `${entry.quarter}|${entry.officerId}|${entry.code}|${entry.source}`;
    const known = newest.get(key);
    if (!known || known.seq < entry.seq) newest.set(key, entry);
  }
  return [...newest.values()];
}

/** Adds an entry; entries are never changed. The caller says that it is the next of its source. */
export async function insertDeduction(
  trx: Knex.Transaction,
  entry: Omit<StoredDeduction, "id">,
): Promise<number> {
  const [id] = await trx("verification_deductions").insert({
    ...{ quarter: entry.quarter, officer_id: entry.officerId, code: entry.code, source: entry.source },
    ...{
      seq: entry.seq,
      times: entry.times,
      reason: entry.reason,
      account_id: entry.accountId,
      at: entry.at,
    },
  });
  return Number(id);
}
