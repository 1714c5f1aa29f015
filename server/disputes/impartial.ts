import type { Knex } from "knex";
import type { Seat } from "../../domain/rules/rule-life.ts";
import { readInvolved } from "../corrections/involved-store.ts";
import { readSeats } from "../rules/group-store.ts";
import { shanghaiDay } from "../today.ts";
import { readAnswered } from "./dispute-store.ts";

/**
 * Who of the leading group decides a dispute: members of that day who neither raised it, nor are its subject, nor filled,
 * reviewed or answered it (回避).
 */
export async function readImpartial(
  db: Knex,
  objectionId: number,
  at: Date,
): Promise<{ seats: Seat[]; all: Seat[] }> {
  const all = await readSeats(db, shanghaiDay(at));
  const answered = await readAnswered(db, objectionId);
  if (!answered) return { seats: [], all };
  const involved = (await readInvolved(db, [answered.reportId])).get(answered.reportId);
  const party = (accountId: number) =>
    accountId === answered.accountId || accountId === answered.answeredBy || involved?.has(accountId);
  return { seats: all.filter(({ accountId }) => !party(accountId)), all };
}
