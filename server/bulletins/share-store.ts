import type { Knex } from "knex";
import type { OfficeShare } from "../../domain/messages/bulletins.ts";
import { insertRows } from "../database/bulk.ts";

interface ShareRow {
  unit: string;
  unitName: string;
  accountId: number | string | null;
  accountName: string | null;
}

/** Every unit with the member of the files office who answers for it (分责). */
export async function readShares(db: Knex): Promise<OfficeShare[]> {
  const rows = await db("units as u")
    .leftJoin("office_shares as s", "s.unit_id", "u.id")
    .leftJoin("accounts as a", "a.id", "s.account_id")
    .orderBy("u.code")
    .select<ShareRow[]>("u.code as unit", "u.name as unitName", "s.account_id as accountId", "a.display_name as accountName"); // prettier-ignore
  return rows.map((row) => ({ ...row, accountId: row.accountId === null ? null : Number(row.accountId) }));
}

/** Active accounts of the files office. */
export async function readMembers(db: Knex): Promise<{ accountId: number; name: string }[]> {
  const rows = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where({ "g.role": "filesOffice", "a.status": "active" })
    .orderBy("a.id")
    .distinct<{ accountId: number | string; name: string }[]>({ accountId: "a.id", name: "a.display_name" });
  return rows.map(({ accountId, name }) => ({ accountId: Number(accountId), name }));
}

/** Units by code, for those that are given to somebody. */
export async function readUnitIds(db: Knex, codes: readonly string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db("units")
    .whereIn("code", [...codes])
    .select<{ id: number; code: string }[]>("id", "code");
  return new Map(rows.map(({ id, code }) => [code, Number(id)]));
}

/** Replaces the whole table of shares. @returns ids of the units that had or have one */
export async function replaceShares(
  trx: Knex.Transaction,
  shares: readonly { unitId: number; accountId: number }[],
): Promise<number[]> {
  const before = await trx("office_shares").select<{ unit_id: number }[]>("unit_id");
  await trx("office_shares").delete();
  await insertRows(
    trx,
    "office_shares",
    shares.map(({ unitId, accountId }) => ({ unit_id: unitId, account_id: accountId })),
  );
  return [
    ...new Set([...before.map(({ unit_id }) => Number(unit_id)), ...shares.map(({ unitId }) => unitId)]),
  ];
}
