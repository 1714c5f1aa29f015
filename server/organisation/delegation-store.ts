import type { Knex } from "knex";
import { validOn } from "../database/dated.ts";

export interface NamedOfficer {
  id: number;
  policeNo: string;
  name: string;
  /** Retired, died or left. */
  gone: boolean;
}

/** Officers by 警号. */
export async function findOfficers(
  db: Knex,
  policeNos: readonly string[],
): Promise<Map<string, NamedOfficer>> {
  const rows = await db("officers")
    .whereIn("police_no", [...policeNos])
    .select<{ id: number; police_no: string; name: string; left_as: string | null }[]>(
      ...["id", "police_no", "name", "left_as"],
    );
  return new Map(
    rows.map((row) => [
      row.police_no,
      { id: Number(row.id), policeNo: row.police_no, name: row.name, gone: row.left_as !== null },
    ]),
  );
}

/** A delegation that is not over yet. */
export interface OpenDelegation {
  id: number;
  absentId: number;
  absentNo: string;
  absentName: string;
  deputyId: number;
  deputyNo: string;
  deputyName: string;
  from: string;
  to: string;
  reason: string;
}

/** Delegations whose last day is `today` or later, the earliest first. */
export async function readOpenDelegations(db: Knex, today: string): Promise<OpenDelegation[]> {
  const rows = await db("delegations as d")
    .join("officers as a", "a.id", "d.absent_id")
    .join("officers as b", "b.id", "d.deputy_id")
    .where("d.to_day", ">=", today)
    .orderBy("d.id")
    .select<OpenDelegation[]>({
      ...{ id: "d.id", absentId: "d.absent_id", absentNo: "a.police_no", absentName: "a.name" },
      ...{ deputyId: "d.deputy_id", deputyNo: "b.police_no", deputyName: "b.name" },
      ...{ from: "d.from_day", to: "d.to_day", reason: "d.reason" },
    });
  return rows.map((row) => ({ ...row, id: Number(row.id), absentId: Number(row.absentId), deputyId: Number(row.deputyId) })); // prettier-ignore
}

export async function insertDelegation(
  trx: Knex.Transaction,
  one: {
    absentId: number;
    deputyId: number;
    from: string;
    to: string;
    reason: string;
    enteredBy: number;
    confirmedBy: number;
    at: string;
  },
): Promise<number> {
  const [id] = await trx("delegations").insert({
    ...{ absent_id: one.absentId, deputy_id: one.deputyId, from_day: one.from, to_day: one.to },
    ...{ reason: one.reason, entered_by: one.enteredBy, confirmed_by: one.confirmedBy, at: one.at },
  });
  return Number(id);
}

export async function endDelegation(trx: Knex.Transaction, id: number, day: string): Promise<void> {
  await trx("delegations").where({ id }).where("to_day", ">", day).update({ to_day: day });
}

export async function isPosted(db: Knex, officerId: number, day: string): Promise<boolean> {
  const row: unknown = await db("postings")
    .where("officer_id", officerId)
    .modify(validOn("postings", day))
    .first("id");
  return row !== undefined;
}

/** Whether he reviews others' files on a day: a head, also an acting one, or 局领导. */
export async function isReviewer(db: Knex, officerId: number, day: string): Promise<boolean> {
  const posted: unknown = await db("postings")
    .where("officer_id", officerId)
    .whereIn("level", ["head", "leader", "chief"])
    .modify(validOn("postings", day))
    .first("id");
  if (posted !== undefined) return true;
  const acting: unknown = await db("headships")
    .where("officer_id", officerId)
    .modify(validOn("headships", day))
    .first("id");
  return acting !== undefined;
}
