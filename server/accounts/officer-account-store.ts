import type { Knex } from "knex";
import type { Role } from "../../domain/role.ts";

/** An officer whom an account is made for. */
export interface Holder {
  id: number;
  name: string;
  leftOn: string | null;
}

export async function officerNumbered(db: Knex, policeNo: string): Promise<Holder | undefined> {
  const row = await db("officers")
    .where({ police_no: policeNo })
    .first<{ id: number; name: string; left_on: string | null } | undefined>("id", "name", "left_on");
  return row && { id: Number(row.id), name: row.name, leftOn: row.left_on };
}

/** The account an officer has; his row is held until the transaction ends, so that nobody makes him a second one. */
export async function accountOfOfficer(
  trx: Knex.Transaction,
  officerId: number,
): Promise<string | undefined> {
  await trx("officers").where({ id: officerId }).forUpdate().first("id");
  const row = await trx("accounts")
    .where({ officer_id: officerId })
    .first<{ name: string } | undefined>("name");
  return row?.name;
}

export async function rolesGranted(db: Knex, accountId: number): Promise<Role[]> {
  return db("role_grants").where({ account_id: accountId }).pluck<Role[]>("role");
}

export async function saveStatus(
  trx: Knex.Transaction,
  accountId: number,
  status: "active" | "disabled",
): Promise<void> {
  await trx("accounts").where({ id: accountId }).update({ status });
}

/** Ids by account name. */
export async function accountIds(db: Knex, names: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < names.length; start += 1_000) {
    const rows = await db("accounts").whereIn("name", names.slice(start, start + 1_000)).select<{ id: number; name: string }[]>("id", "name"); // prettier-ignore
    for (const { id, name } of rows) found.set(name, Number(id));
  }
  return found;
}
