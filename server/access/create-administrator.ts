import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { grantRole, insertAccount } from "./account-store.ts";
import { hashPassword } from "./password.ts";

/** Makes the first administrator of an empty installation. Fails when the name is taken. */
export async function createAdministrator(context: Context, name: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const createdAt = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    const id = await insertAccount(trx, {
      name,
      displayName: name,
      officerId: null,
      passwordHash,
      createdAt,
    });
    await grantRole(trx, id, "systemAdmin");
    await appendAudit(trx, {
      at: createdAt,
      actorId: null,
      action: "account.create",
      subject: `account/${id}`,
      detail: { roles: ["systemAdmin"], by: "command line" },
      vouches: {
        accounts: [id],
        role_grants: await trx("role_grants").where({ account_id: id }).pluck<number[]>("id"),
      },
    });
    await context.pulse.bump(trx, "access");
  });
}
