import type { Knex } from "knex";
import {
  CONFIRMING,
  type ConfirmationDecision,
  type ConfirmationState,
  type ConfirmingDepartment,
} from "../../domain/confirming.ts";
import type { Month } from "../../domain/month.ts";

/** What the competent department last said of a line's current version. */
export interface Confirmation {
  decision: ConfirmationDecision;
  department: ConfirmingDepartment;
  accountId: number;
  /** The name of who decided. */
  by: string;
  note: string | null;
  at: string;
}

const CHUNK = 1_000;

/** By row key; a line that was changed since it was confirmed waits again and has no entry. */
export async function readConfirmations(
  db: Knex,
  rowKeys: readonly string[],
): Promise<Map<string, Confirmation>> {
  const found = new Map<string, Confirmation>();
  for (let start = 0; start < rowKeys.length; start += CHUNK) {
    const rows = await db("event_confirmations as c")
      .join("events as e", (join) => {
        join.on("e.row_key", "c.row_key").andOn("e.version", "c.line_version");
      })
      .leftJoin("accounts as a", "a.id", "c.account_id")
      .whereIn("c.row_key", rowKeys.slice(start, start + CHUNK))
      .orderBy("c.id")
      .select<ConfirmationRow[]>(
        "c.row_key",
        "c.decision",
        "c.department",
        "c.account_id",
        "a.display_name",
        "c.note",
        "c.at",
      );
    // The last word counts.
    for (const row of rows) {
      const { decision, department, note, at } = row;
      const by = row.display_name ?? "";
      found.set(row.row_key, { decision, department, note, at, by, accountId: Number(row.account_id) });
    }
  }
  return found;
}

interface ConfirmationRow {
  row_key: string;
  decision: ConfirmationDecision;
  department: ConfirmingDepartment;
  account_id: number;
  display_name: string | null;
  note: string | null;
  at: string;
}

export async function insertConfirmation(
  trx: Knex.Transaction,
  confirmation: Omit<Confirmation, "by"> & { rowKey: string; version: number },
): Promise<number> {
  const { rowKey, version, decision, department, accountId, note, at } = confirmation;
  const [id] = await trx("event_confirmations").insert({
    ...{ row_key: rowKey, line_version: version, decision, department },
    ...{ account_id: accountId, note, at },
  });
  return Number(id);
}

/** Narrows event lines (`e`) of a month to those a department confirms. */
export function narrowToDepartment(
  query: Knex.QueryBuilder,
  department: ConfirmingDepartment,
  month: Month,
): void {
  const { petitionColumns, legalColumns, petitionTypes, legalTypes } = CONFIRMING;
  void query.where("e.account_month", month);
  if (department === "politicalOffice") {
    void query.where("e.type", "like", "R%");
    return;
  }
  void query.whereNot("e.type", "like", "R%");
  const outside = (columns: readonly string[]) => (one: Knex.QueryBuilder) =>
    void one.whereNull("e.counts_in").orWhereNotIn("e.counts_in", [...columns]);
  const columns = department === "petitions" ? petitionColumns : legalColumns;
  const types = department === "petitions" ? petitionTypes : legalTypes;
  const all = [...petitionColumns, ...legalColumns];
  if (department === "disciplineOffice") {
    void query.where(outside(all)).whereNotIn("e.type", [...petitionTypes, ...legalTypes]);
    return;
  }
  void query.where((either) => {
    void either
      .whereIn("e.counts_in", [...columns])
      .orWhere((byType) => void byType.where(outside(all)).whereIn("e.type", [...types]));
  });
}

/** Joins (`d`) the last decision on each line's current version, and keeps one state where asked. */
export function joinDecision(db: Knex, query: Knex.QueryBuilder, state: ConfirmationState | "all"): void {
  const last = db("event_confirmations as c")
    .whereRaw("?? = ??", ["c.row_key", "e.row_key"])
    .whereRaw("?? = ??", ["c.line_version", "e.version"])
    .max("c.id");
  void query.leftJoin("event_confirmations as d", "d.id", last as unknown as Knex.Raw);
  if (state === "pending") void query.whereNull("d.id");
  else if (state !== "all") void query.where("d.decision", state);
}

/** How many of a department's events of a month are in each state. */
export async function countStates(
  db: Knex,
  department: ConfirmingDepartment,
  month: Month,
): Promise<Record<ConfirmationState, number>> {
  const counted = await db("events as e")
    .modify((query: Knex.QueryBuilder) => {
      narrowToDepartment(query, department, month);
      joinDecision(db, query, "all");
    })
    .groupBy("d.decision")
    .select<{ decision: ConfirmationDecision | null; n: number }[]>(
      "d.decision",
      db.raw("count(*) as ??", ["n"]),
    );
  const counts: Record<ConfirmationState, number> = { pending: 0, confirmed: 0, refused: 0 };
  for (const { decision, n } of counted) counts[decision ?? "pending"] = Number(n);
  return counts;
}
