import type { Knex } from "knex";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";

/** Names of the tours this account has seen or put aside. */
export async function toursTaken(db: Knex, accountId: number): Promise<string[]> {
  return db("tours_taken").where({ account_id: accountId }).orderBy("tour").pluck<string[]>("tour");
}

/** Remembers that a tour need not be offered again; a second time changes nothing. */
export async function takeTour(context: Context, accountId: number, tour: string): Promise<void> {
  const at = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    if (await trx("tours_taken").where({ account_id: accountId, tour }).first("tour")) return;
    await trx("tours_taken").insert({ account_id: accountId, tour, at }).onConflict().ignore();
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "tour.take", subject: `account/${accountId}`, detail: { tour } },
    });
  });
}
