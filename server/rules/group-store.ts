import type { Knex } from "knex";
import type { GroupMember } from "../../domain/messages/rules.ts";
import type { Place, Seat } from "../../domain/rules/rule-life.ts";

/** 领导小组 on a day: who may sign. */
export async function readSeats(db: Knex, day: string): Promise<Seat[]> {
  const rows = await db("group_members")
    .where("from_day", "<=", day)
    .where((open) => void open.whereNull("to_day").orWhere("to_day", ">=", day))
    .orderBy("id")
    .select<Seat[]>({ accountId: "account_id", place: "place" });
  return rows.map((row) => ({ ...row, accountId: Number(row.accountId) }));
}

/** Everybody who is or was a member, those of today first. */
export async function readMembers(db: Knex): Promise<GroupMember[]> {
  const rows = await db("group_members as g")
    .join("accounts as a", "a.id", "g.account_id")
    .orderBy("g.id")
    .select<GroupMember[]>(
      { id: "g.id", name: "a.display_name", account: "a.name", place: "g.place" },
      { from: "g.from_day", to: "g.to_day" },
    );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Everybody who ever was a member, held until COMMIT. */
export async function lockSeatsOf(
  trx: Knex.Transaction,
  accountId: number,
): Promise<{ id: number; from: string; to: string | null }[]> {
  const rows = await trx("group_members")
    .where({ account_id: accountId })
    .forUpdate()
    .select<{ id: number; from: string; to: string | null }[]>({ id: "id", from: "from_day", to: "to_day" });
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

export async function insertSeat(
  trx: Knex.Transaction,
  seat: { accountId: number; place: Place; from: string },
): Promise<number> {
  const [id] = await trx("group_members").insert({
    ...{ account_id: seat.accountId, place: seat.place, from_day: seat.from, to_day: null },
  });
  return Number(id);
}

export async function endSeat(trx: Knex.Transaction, id: number, lastDay: string): Promise<void> {
  await trx("group_members").where({ id }).update({ to_day: lastDay });
}

export async function findAccount(
  db: Knex,
  name: string,
): Promise<{ id: number; displayName: string } | undefined> {
  const row = await db("accounts")
    .where({ name, status: "active" })
    .first<{ id: number; displayName: string } | undefined>({ id: "id", displayName: "display_name" });
  return row && { ...row, id: Number(row.id) };
}
