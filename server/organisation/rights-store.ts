import type { Knex } from "knex";
import type { Role } from "../../domain/role.ts";

/** An account with the roles granted to it. */
export interface HeldAccount {
  id: number;
  account: string;
  name: string;
  policeNo: string | null;
  /** An officer's account: he has a business role whether or not one is granted. */
  isOfficer: boolean;
  roles: { role: Role; unit: string | null }[];
}

export async function readAccounts(db: Knex, names: readonly string[]): Promise<Map<string, HeldAccount>> {
  return withRoles(db, (await accounts(db).whereIn("a.name", [...names])) as AccountRow[]);
}

/** Accounts whose name, holder or 警号 begins with a text, or who hold a granted role; by name, at most `limit`. */
export async function searchAccounts(db: Knex, text: string, limit: number): Promise<HeldAccount[]> {
  const pattern = `${text.replaceAll(/[!%_]/g, "!$&")}%`;
  const found = accounts(db).orderBy("a.name").limit(limit);
  if (text !== "")
    void found.where((one) => {
      for (const column of ["a.name", "a.display_name", "o.police_no"])
        void one.orWhereRaw("?? like ? escape '!'", [column, pattern]);
    });
  else void found.whereExists(db("role_grants as g").select(db.raw("1")).whereRaw("g.account_id = a.id"));
  return [...(await withRoles(db, (await found) as AccountRow[])).values()];
}

interface AccountRow {
  id: number;
  name: string;
  display_name: string;
  officer_id: number | null;
  police_no: string | null;
}

function accounts(db: Knex): Knex.QueryBuilder {
  return db("accounts as a")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .select("a.id", "a.name", "a.display_name", "a.officer_id", "o.police_no");
}

async function withRoles(db: Knex, rows: readonly AccountRow[]): Promise<Map<string, HeldAccount>> {
  const found = new Map<number, HeldAccount>();
  for (const row of rows) {
    found.set(Number(row.id), {
      ...{ id: Number(row.id), account: row.name, name: row.display_name, policeNo: row.police_no },
      ...{ isOfficer: row.officer_id !== null, roles: [] },
    });
  }
  const grants = await db("role_grants as g")
    .leftJoin("units as u", "u.id", "g.unit_id")
    .whereIn("g.account_id", [...found.keys()])
    .orderBy("g.id")
    .select<{ account_id: number; role: Role; code: string | null }[]>("g.account_id", "g.role", "u.code");
  for (const { account_id, role, code } of grants)
    found.get(Number(account_id))?.roles.push({ role, unit: code });
  return new Map([...found.values()].map((account) => [account.account, account]));
}

/** Active accounts that hold a role. */
export async function countHolders(db: Knex, role: Role): Promise<number> {
  const counted = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where({ "g.role": role, "a.status": "active" })
    .countDistinct<{ n: number }[]>({ n: "a.id" });
  return Number(counted[0]?.n ?? 0);
}

/** Grants or takes away; returns the ids of the rows written or deleted. */
export async function saveGrant(
  trx: Knex.Transaction,
  act: "grant" | "revoke",
  accountId: number,
  role: Role,
  unitId: number,
): Promise<number[]> {
  const key = { account_id: accountId, role, unit_id: unitId };
  if (act === "grant") return [Number((await trx("role_grants").insert(key))[0])];
  const rows = await trx("role_grants").where(key).select<{ id: number }[]>("id");
  await trx("role_grants").where(key).delete();
  return rows.map(({ id }) => Number(id));
}

const SUPERIOR = "superior";

/** 上级机关 as it is set: account and number of the decision; null = none. */
export async function readSuperior(db: Knex): Promise<string | null> {
  const row = await db("settings").where("name", SUPERIOR).first<{ value: string } | undefined>("value");
  if (!row) return null;
  const { accountId, evidenceNo } = JSON.parse(row.value) as { accountId: number; evidenceNo: string };
  const account = await db("accounts").where("id", accountId).first<{ name: string } | undefined>("name");
  return `${account?.name ?? accountId} ${evidenceNo}`;
}

export async function saveSuperior(
  trx: Knex.Transaction,
  setting: { accountId: number; evidenceNo: string } | null,
): Promise<void> {
  await trx("settings").where("name", SUPERIOR).delete();
  if (setting) await trx("settings").insert({ name: SUPERIOR, value: JSON.stringify(setting) });
}

/** Whether a file stands under this number of evidence. */
export async function hasEvidence(db: Knex, evidenceNo: string): Promise<boolean> {
  const row: unknown = await db("evidence")
    .where("evidence_no", evidenceNo)
    .whereNull("removed_at")
    .first("id");
  return row !== undefined;
}
