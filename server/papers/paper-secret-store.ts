import { randomBytes } from "node:crypto";
import type { Knex } from "knex";

const NAME = "papers.secret";

/** The installation's own key for check codes, made once: who does not know it cannot make a code. */
export async function readPaperSecret(db: Knex): Promise<string> {
  const stored = await findSecret(db);
  if (stored !== undefined) return stored;
  await db("settings").insert({ name: NAME, value: randomBytes(32).toString("hex") }).onConflict("name").ignore(); // prettier-ignore
  return (await findSecret(db)) ?? "";
}

async function findSecret(db: Knex): Promise<string | undefined> {
  const row = await db("settings").where({ name: NAME }).first<{ value: string } | undefined>("value");
  return row?.value;
}
