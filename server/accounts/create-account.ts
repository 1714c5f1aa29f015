import type { NewAccountRequest, OneTimePassword } from "../../domain/messages/accounts.ts";
import { Refusal } from "../../domain/refusal.ts";
import { insertAccount } from "../access/account-store.ts";
import { savePassword } from "../access/password-store.ts";
import { hashRandomPassword } from "../access/password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { randomPassword } from "../access/random-password.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { accountOfOfficer, officerNumbered } from "./officer-account-store.ts";

/**
 * An account for an officer, named by his 警号 unless said otherwise, or for an office post. It holds no role but what
 * the officer's post says: the security administrator grants others. The password is in the answer and nowhere else.
 * @throws Refusal officer.unknown, account.officer-left, account.officer-has-one, account.exists
 */
export async function createAccount(
  context: Context,
  person: SignedInPerson,
  request: NewAccountRequest,
): Promise<OneTimePassword> {
  const wanted = await holderOf(context, request);
  const password = randomPassword();
  const hash = await hashRandomPassword(password);
  const createdAt = context.clock.now().toISOString();
  try {
    await inTransaction(context, async (trx) => {
      const { account, name, officerId } = wanted;
      const owned = officerId === null ? undefined : await accountOfOfficer(trx, officerId);
      if (owned !== undefined && "policeNo" in request)
        throw new Refusal("account.officer-has-one", { policeNo: request.policeNo, account: owned });
      const row = { name: account, displayName: name, officerId, passwordHash: hash, createdAt };
      const id = await insertAccount(trx, row);
      await savePassword(trx, id, { hash, mustChange: true });
      await appendAudit(trx, {
        ...{ at: createdAt, actorId: person.accountId, action: "account.create", subject: `account/${id}` },
        detail: { officer: officerId !== null },
        vouches: { accounts: [id] },
      });
      await context.pulse.bump(trx, "access");
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refusal("account.exists", { account: wanted.account });
    throw error;
  }
  return { account: wanted.account, name: wanted.name, password };
}

async function holderOf(context: Context, request: NewAccountRequest) {
  if (!("policeNo" in request)) return { ...request, officerId: null };
  const { policeNo } = request;
  const officer = await officerNumbered(context.db, policeNo);
  if (!officer) throw new Refusal("officer.unknown", { policeNo });
  if (officer.leftOn !== null && officer.leftOn < shanghaiDay(context.clock.now()))
    throw new Refusal("account.officer-left", { policeNo });
  return { account: request.account ?? policeNo, name: officer.name, officerId: officer.id };
}
