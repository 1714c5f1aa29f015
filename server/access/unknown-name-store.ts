import type { Knex } from "knex";
import { upsertRows } from "../database/bulk.ts";

/** Wrong guesses of one name that opens no account. */
export interface UnknownName {
  failures: number;
  lockedUntil: string | null;
}

/** So many names are remembered; of more than that the oldest are forgotten. */
const MOST = 10_000;
const FORGOTTEN_AT_ONCE = 1_000;

interface Row {
  failures: number;
  locked_until: string | null;
}

/** `nameHash` is all that is kept: people type their password where the name belongs. */
export async function readUnknownName(db: Knex, nameHash: string): Promise<UnknownName | undefined> {
  const row = await db("unknown_sign_ins").where({ name_hash: nameHash }).first<Row | undefined>("failures", "locked_until"); // prettier-ignore
  return row && { failures: row.failures, lockedUntil: row.locked_until };
}

/** The same with its row held until the transaction ends. */
export async function holdUnknownName(
  trx: Knex.Transaction,
  nameHash: string,
): Promise<UnknownName | undefined> {
  const row = await trx("unknown_sign_ins").where({ name_hash: nameHash }).forUpdate().first<Row | undefined>("failures", "locked_until"); // prettier-ignore
  return row && { failures: row.failures, lockedUntil: row.locked_until };
}

export async function saveUnknownName(
  trx: Knex.Transaction,
  nameHash: string,
  known: boolean,
  { failures, lockedUntil }: UnknownName,
  at: string,
): Promise<void> {
  if (!known) await forgetOldest(trx);
  const row = { name_hash: nameHash, failures, locked_until: lockedUntil, last_at: at };
  await upsertRows(trx, "unknown_sign_ins", [row], ["name_hash"]);
}

async function forgetOldest(trx: Knex.Transaction): Promise<void> {
  const [counted] = await trx("unknown_sign_ins").count<{ n: number }[]>({ n: "*" });
  if (Number(counted?.n ?? 0) < MOST) return;
  const oldest = await trx("unknown_sign_ins").orderBy("last_at").limit(FORGOTTEN_AT_ONCE).pluck<string[]>("name_hash"); // prettier-ignore
  await trx("unknown_sign_ins").whereIn("name_hash", oldest).delete();
}
