import { Refusal } from "../../domain/refusal.ts";
import { endSignIns, savePassword } from "../access/password-store.ts";
import { hashRandomPassword } from "../access/password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { randomPassword } from "../access/random-password.ts";
import { appendAudits, type AuditEntry } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { insertRows } from "../database/bulk.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { readNeeding, readUnitsOf, type Needing } from "./account-list-store.ts";
import { accountIds } from "./officer-account-store.ts";

/** One line of the list that is handed out. */
export interface HandedOut {
  policeNo: string;
  name: string;
  unit: string;
  account: string;
  password: string;
}

/** A longer list is handed out in parts: press again. */
const MOST = 5_000;
/** Accounts one audit entry vouches for. */
const PER_ENTRY = 500;

/**
 * One-time passwords for everybody in post who has no account (`missing`: his is made, named by his 警号), or whose
 * one-time password was never used (`unused`: the list was lost, every line of it is void). Clear text is in the
 * answer only.
 * @throws Refusal accounts.nobody, accounts.changed
 */
export async function handOutPasswords(
  context: Context,
  person: SignedInPerson,
  which: Needing,
): Promise<HandedOut[]> {
  const now = context.clock.now();
  const [at, day] = [now.toISOString(), shanghaiDay(now)];
  try {
    return await inTransaction(context, async (trx) => {
      const officers = await readNeeding(trx, which, day, MOST);
      if (officers.length === 0) throw new Refusal("accounts.nobody");
      const made = [];
      for (const officer of officers) {
        const password = randomPassword();
        made.push({ officer, password, hash: await hashRandomPassword(password) });
      }
      const named = made.map(({ officer, password, hash }) => ({
        ...{ officer, password, hash, account: officer.account ?? officer.police_no },
      }));
      if (which === "missing") {
        const rows = named.map(({ officer, account, hash }) => ({
          ...{ name: account, officer_id: Number(officer.id), display_name: officer.name },
          ...{ password_hash: hash, must_change: 1, created_at: at },
        }));
        await insertRows(trx, "accounts", rows);
      } else {
        for (const { officer, hash } of named) {
          await savePassword(trx, Number(officer.account_id), { hash, mustChange: true });
          await endSignIns(trx, Number(officer.account_id));
        }
      }
      const ids = await accountIds(
        trx,
        named.map(({ account }) => account),
      );
      await appendAudits(trx, entriesOf([...ids.values()], which, person.accountId, at));
      await context.pulse.bump(trx, "access");
      const units = await readUnitsOf(
        trx,
        officers.map(({ id }) => Number(id)),
        day,
      );
      return named.map(({ officer, account, password }) => ({
        ...{ policeNo: officer.police_no, name: officer.name, unit: units.get(Number(officer.id)) ?? "" },
        ...{ account, password },
      }));
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refusal("accounts.changed");
    throw error;
  }
}

function entriesOf(ids: readonly number[], which: Needing, actorId: number, at: string): AuditEntry[] {
  const action = which === "missing" ? "account.create-many" : "account.reset-many";
  const entries: AuditEntry[] = [];
  for (let start = 0; start < ids.length; start += PER_ENTRY) {
    const some = ids.slice(start, start + PER_ENTRY);
    entries.push({
      ...{ at, actorId, action, subject: "accounts", detail: { accounts: some.length } },
      vouches: { accounts: some },
    });
  }
  return entries;
}
