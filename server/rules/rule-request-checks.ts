import type { Knex } from "knex";
import { addMonths, type Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { nextState, type RuleState } from "../../domain/rules/rule-life.ts";
import { shanghaiDay } from "../today.ts";
import { allRules, findRules, firstBegunMonth, type StoredRules } from "./rule-set-store.ts";
import { lockSeatsOf, readSeats } from "./group-store.ts";
import type { RuleRequest } from "./request-store.ts";

const TO = { trial: "trial", effect: "effective", retirement: "retired" } as const;

/**
 * Whether a version may go on trial, take effect or retire now: asked when it is requested, and again when the second
 * person decides.
 * @throws Refusal rule-set.unknown, rules.move, rules.not-adopted, rules.month, rules.no-successor
 */
export async function requireMove(
  trx: Knex.Transaction,
  { kind, version, month }: { kind: keyof typeof TO; version: string; month: Month | null },
  now: Date,
): Promise<{ rules: StoredRules; to: RuleState }> {
  const rules = await findRules(trx, version, true);
  if (!rules) throw new Refusal("rule-set.unknown", { version });
  const to = TO[kind];
  if (nextState(rules.state) !== to) throw new Refusal("rules.move", { state: rules.state, to });
  const current = shanghaiDay(now).slice(0, 7);
  if (kind === "trial") {
    if (rules.adoptedAt === null) throw new Refusal("rules.not-adopted");
    // Last month is still being filled and signed: it may be tried, what is published may not.
    if (month === null || month < addMonths(current, -1))
      throw new Refusal("rules.month", { month: month ?? "" });
  }
  if (kind === "effect") {
    if (month === null || month <= current) throw new Refusal("rules.month", { month: month ?? "" });
    const begun = await firstBegunMonth(trx, month, now.toISOString());
    if (begun !== undefined) throw new Refusal("rules.month", { month: begun });
  }
  if (kind === "retirement") {
    const later = (await allRules(trx)).some(
      (one) =>
        one.state === "effective" && one.effectiveFrom > rules.effectiveFrom && one.effectiveFrom <= current,
    );
    if (!later) throw new Refusal("rules.no-successor");
  }
  return { rules, to };
}

/**
 * Whether somebody may join or leave the leading group on that day: there is one 组长, and nobody sits twice.
 * @throws Refusal group.seat
 */
export async function requireSeat(
  trx: Knex.Transaction,
  {
    kind,
    accountId,
    place,
    day,
  }: Pick<RuleRequest, "accountId" | "place" | "day"> & { kind: "seat" | "unseat" },
): Promise<number | null> {
  if (accountId === null || day === null) throw new Refusal("group.seat");
  const own = await lockSeatsOf(trx, accountId);
  const open = own.find(({ to }) => to === null || to >= day);
  if (kind === "unseat") {
    if (!open || open.from > day) throw new Refusal("group.seat");
    return open.id;
  }
  const seats = await readSeats(trx, day);
  if (open || (place === "chair" && seats.some((seat) => seat.place === "chair")))
    throw new Refusal("group.seat");
  return null;
}
