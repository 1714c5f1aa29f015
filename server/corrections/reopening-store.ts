import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { Role } from "../../domain/role.ts";

export interface StoredReopening {
  id: number;
  month: Month;
  unitId: number;
  state: "asked" | "open" | "closed" | "refused";
  askedBy: number;
  askedRole: Role;
  askedAt: string;
  closesAt: string | null;
}

const COLUMNS = {
  ...{
    id: "id",
    month: "month",
    unitId: "unit_id",
    state: "state",
    askedBy: "asked_by",
    askedRole: "asked_role",
  },
  ...{ askedAt: "asked_at", closesAt: "closes_at" },
} as const;

function typed(row: StoredReopening): StoredReopening {
  return { ...row, id: Number(row.id), unitId: Number(row.unitId), askedBy: Number(row.askedBy) };
}

/** Locks the row until COMMIT: two deciders, or a decider and the timer, take turns. */
export async function lockReopening(trx: Knex.Transaction, id: number): Promise<StoredReopening | undefined> {
  const row = await trx("reopenings").where({ id }).forUpdate().first<StoredReopening | undefined>(COLUMNS);
  return row && typed(row);
}

/** Reopenings of a unit's month that are asked or open, whether or not their time has passed. */
export async function readUnsettled(db: Knex, month: Month, unitId: number): Promise<StoredReopening[]> {
  const rows = await db("reopenings")
    .where({ month, unit_id: unitId })
    .whereIn("state", ["asked", "open"])
    .select<StoredReopening[]>(COLUMNS);
  return rows.map(typed);
}

export async function insertReopening(
  trx: Knex.Transaction,
  made: { month: Month; unitId: number; reason: string; by: number; role: Role; at: string },
): Promise<number> {
  const [id] = await trx("reopenings").insert({
    ...{ month: made.month, unit_id: made.unitId, reason: made.reason, state: "asked" },
    ...{ asked_by: made.by, asked_role: made.role, asked_at: made.at },
  });
  return Number(id);
}

export async function settleReopening(
  trx: Knex.Transaction,
  id: number,
  made: {
    state: "open" | "refused";
    by: number;
    role: Role;
    at: string;
    note: string | null;
    closesAt: string | null;
  },
): Promise<void> {
  await trx("reopenings")
    .where({ id })
    .update({
      ...{ state: made.state, decided_by: made.by, decided_role: made.role, decided_at: made.at },
      ...{ decision_note: made.note, closes_at: made.closesAt },
    });
}

/** Open ones whose time has passed, locked until COMMIT. */
export async function lockExpired(trx: Knex.Transaction, now: string): Promise<StoredReopening[]> {
  const rows = await trx("reopenings")
    .where({ state: "open" })
    .where("closes_at", "<", now)
    .orderBy("id")
    .forUpdate()
    .select<StoredReopening[]>(COLUMNS);
  return rows.map(typed);
}

export async function markClosed(trx: Knex.Transaction, ids: readonly number[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await trx("reopenings")
    .whereIn("id", [...ids])
    .update({ state: "closed", closed_at: at });
}
