import type { Knex } from "knex";
import { inTransaction } from "../database/transaction.ts";

/**
 * Takes the lease of this name for `length` milliseconds, or keeps it: false while somebody else holds it. A holder who
 * was killed loses it when it runs out; a lease that ends further ahead than anybody may ask for was written by a clock
 * that jumped, and counts as run out.
 */
export async function takeLease(
  db: Knex,
  lease: { name: string; holder: string; now: Date; length: number },
): Promise<boolean> {
  const at = lease.now.toISOString();
  const until = new Date(lease.now.getTime() + lease.length).toISOString();
  const absurd = new Date(lease.now.getTime() + 2 * lease.length).toISOString();
  return inTransaction(db, async (trx) => {
    await trx("leases").insert({ name: lease.name, holder: "", until: "" }).onConflict("name").ignore();
    const held = await trx("leases")
      .where({ name: lease.name })
      .forUpdate()
      .first<{ holder: string; until: string }>("holder", "until");
    const running = held.until > at && held.until <= absurd;
    if (running && held.holder !== lease.holder) return false;
    await trx("leases").where({ name: lease.name }).update({ holder: lease.holder, until });
    return true;
  });
}

/** Gives a lease back before it runs out; somebody else's stays. */
export async function releaseLease(db: Knex, name: string, holder: string): Promise<void> {
  await db("leases").where({ name, holder }).update({ until: "" });
}
