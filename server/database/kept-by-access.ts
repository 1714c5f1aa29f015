import type { Knex } from "knex";
import { clientOf } from "./dialect.ts";

interface Kept {
  revision: number;
  values: Map<string, unknown>;
}

/** By database: a transaction's client is another object, its configuration is not. */
const kept = new WeakMap<object, Kept>();
const MOST = 200;

/**
 * What postings, charges, roles, delegations and settings decide, read once as long as the `access` revision stands:
 * every verb that changes one of them moves it in its own transaction. The revision is read first and where the rest
 * is read, so that what is kept under it is never older. Not for a transaction that changes them itself, and what is
 * given back is not to be changed.
 */
export async function keptByAccess<T>(db: Knex, name: string, read: () => Promise<T>): Promise<T> {
  const row = await db("revisions").where("topic", "access").first<{ value: number } | undefined>("value");
  const revision = Number(row?.value ?? 0);
  const { config } = clientOf(db);
  let own = kept.get(config);
  if (own?.revision !== revision) kept.set(config, (own = { revision, values: new Map() }));
  if (own.values.has(name)) return own.values.get(name) as T;
  const value = await read();
  if (own.values.size >= MOST) own.values.clear();
  own.values.set(name, value);
  return value;
}
