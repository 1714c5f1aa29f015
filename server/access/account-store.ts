import type { Knex } from "knex";

export interface Account {
  id: number;
  name: string;
  officerId: number | null;
  displayName: string;
  passwordHash: string;
  status: string;
  lockedUntil: string | null;
  /** The officer's last day in the bureau: from the next one on his account is closed. */
  leftOn: string | null;
  /** A one-time password stands. */
  mustChange: boolean;
}

export async function accountNamed(db: Knex, name: string): Promise<Account | undefined> {
  const row = await db("accounts as a")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .where({ "a.name": name })
    .first<AccountRow | undefined>("a.*", "o.left_on as left_on");
  return row && toAccount(row);
}

/** Whether an account opens anything on a day: not disabled, and its officer has not left. */
export function isOpen(account: Pick<Account, "status" | "leftOn">, day: string): boolean {
  return account.status === "active" && (account.leftOn === null || day <= account.leftOn);
}

interface AccountRow {
  id: number;
  name: string;
  officer_id: number | null;
  display_name: string;
  password_hash: string;
  status: string;
  locked_until: string | null;
  left_on: string | null;
  must_change: number;
}

function toAccount(row: AccountRow): Account {
  return {
    id: Number(row.id),
    name: row.name,
    officerId: row.officer_id === null ? null : Number(row.officer_id),
    displayName: row.display_name,
    passwordHash: row.password_hash,
    status: row.status,
    lockedUntil: row.locked_until,
    leftOn: row.left_on,
    mustChange: Number(row.must_change) === 1,
  };
}

export interface NewAccount {
  name: string;
  displayName: string;
  officerId: number | null;
  passwordHash: string;
  createdAt: string;
}

export async function insertAccount(trx: Knex.Transaction, account: NewAccount): Promise<number> {
  const [id] = await trx("accounts").insert({
    name: account.name,
    display_name: account.displayName,
    officer_id: account.officerId,
    password_hash: account.passwordHash,
    created_at: account.createdAt,
  });
  return Number(id);
}

/** `unitId` 0 = the whole bureau. */
export async function grantRole(
  trx: Knex.Transaction,
  accountId: number,
  role: string,
  unitId = 0,
): Promise<void> {
  await trx("role_grants").insert({ account_id: accountId, role, unit_id: unitId });
}

/** Holds the account's row until the transaction ends; returns until when the account is locked. */
export async function lockAccount(trx: Knex.Transaction, accountId: number): Promise<string | null> {
  const row = await trx("accounts")
    .where({ id: accountId })
    .forUpdate()
    .first<{ locked_until: string | null }>("locked_until");
  return row.locked_until;
}

/** Counts a failure; returns how many there are now. */
export async function countFailure(trx: Knex.Transaction, accountId: number): Promise<number> {
  await trx("accounts").where({ id: accountId }).increment("failed_sign_ins", 1);
  const row = await trx("accounts")
    .where({ id: accountId })
    .first<{ failed_sign_ins: number }>("failed_sign_ins");
  return row.failed_sign_ins;
}

/** Locks the account until an instant (null = not locked) and starts counting anew. */
export async function resetFailures(
  trx: Knex.Transaction,
  accountId: number,
  lockedUntil: string | null,
): Promise<void> {
  await trx("accounts").where({ id: accountId }).update({ failed_sign_ins: 0, locked_until: lockedUntil });
}
