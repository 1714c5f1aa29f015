import { ADMINISTRATORS } from "../../domain/authority.ts";
import type { OneTimePassword } from "../../domain/messages/accounts.ts";
import { PASSWORD_MEMORY } from "../../domain/password.ts";
import { Refusal } from "../../domain/refusal.ts";
import { accountNamed, resetFailures, type Account } from "../access/account-store.ts";
import { endSignIns, holdPassword, rememberPassword, savePassword } from "../access/password-store.ts";
import { hashRandomPassword } from "../access/password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { randomPassword } from "../access/random-password.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { countHolders } from "../organisation/rights-store.ts";
import { rolesGranted, saveStatus } from "./officer-account-store.ts";

/**
 * Disables an account, which ends its sessions in every process within a second, or enables it again.
 * @throws Refusal account.unknown, account.own, account.last-administrator
 */
export async function setAccountState(
  context: Context,
  person: SignedInPerson,
  name: string,
  { state, reason }: { state: "active" | "disabled"; reason: string },
): Promise<void> {
  const account = await requireAccount(context, name);
  if (account.id === person.accountId) throw new Refusal("account.own");
  await inTransaction(context, async (trx) => {
    await holdPassword(trx, account.id);
    if (state === "disabled" && account.status === "active") {
      for (const role of await rolesGranted(trx, account.id))
        if (ADMINISTRATORS.includes(role) && (await countHolders(trx, role)) <= 1)
          throw new Refusal("account.last-administrator");
    }
    await saveStatus(trx, account.id, state);
    const ended = state === "disabled" ? await endSignIns(trx, account.id) : 0;
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: state === "disabled" ? "account.disable" : "account.enable",
      subject: `account/${account.id}`,
      detail: { reason, sessionsEnded: ended },
      vouches: { accounts: [account.id] },
    });
    await context.pulse.bump(trx, "access");
  });
}

/**
 * Lets a locked account try again at once.
 * @throws Refusal account.unknown
 */
export async function unlockAccount(context: Context, person: SignedInPerson, name: string): Promise<void> {
  const account = await requireAccount(context, name);
  await inTransaction(context, async (trx) => {
    await resetFailures(trx, account.id, null);
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: "account.unlock",
      subject: `account/${account.id}`,
      detail: {},
    });
  });
}

/**
 * A one-time password for somebody who forgot his own: his sessions end, and he must change it at once. Those of the
 * three administrators are reset on the server itself (`person` null), or one could take another's place.
 * @throws Refusal account.unknown, account.own, account.administrator
 */
export async function resetPassword(
  context: Context,
  person: SignedInPerson | null,
  name: string,
): Promise<OneTimePassword> {
  const account = await requireAccount(context, name);
  if (account.id === person?.accountId) throw new Refusal("account.own");
  const password = randomPassword();
  const hash = await hashRandomPassword(password);
  await inTransaction(context, async (trx) => {
    const roles = await rolesGranted(trx, account.id);
    if (person && roles.some((role) => ADMINISTRATORS.includes(role)))
      throw new Refusal("account.administrator");
    const at = context.clock.now().toISOString();
    const replaced = await holdPassword(trx, account.id);
    await rememberPassword(trx, account.id, { hash: replaced, at, most: PASSWORD_MEMORY - 1 });
    await savePassword(trx, account.id, { hash, mustChange: true });
    const ended = await endSignIns(trx, account.id);
    await appendAudit(trx, {
      ...{ at, actorId: person?.accountId ?? null, action: "account.reset-password" },
      subject: `account/${account.id}`,
      detail: { sessionsEnded: ended, ...(person === null && { by: "command line" }) },
      vouches: { accounts: [account.id] },
    });
    await context.pulse.bump(trx, "access");
  });
  return { account: account.name, name: account.displayName, password };
}

async function requireAccount(context: Context, name: string): Promise<Account> {
  const account = await accountNamed(context.db, name);
  if (!account) throw new Refusal("account.unknown", { account: name });
  return account;
}
