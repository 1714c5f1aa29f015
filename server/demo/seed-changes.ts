import { addMonths, type Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { changePassword } from "../access/change-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { resolvePerson } from "../access/person-store.ts";
import { createAccount } from "../accounts/create-account.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { changesFor } from "../organisation/change-figures.ts";
import { decideChange } from "../organisation/decide-change.ts";
import { enterChange } from "../organisation/enter-change.ts";
import type { LivingRoster } from "./living-roster.ts";
import type { SeededIds } from "./seed-organisation.ts";

/**
 * What changes on the first of a month: 系统管理员 enters it on the 25th of the month before, 政治处 confirms it the day
 * after, and whoever is new gets an account with the demonstration's password.
 */
export async function seedChanges(
  context: Context,
  month: Month,
  { roster, ids, password }: { roster: LivingRoster; ids: SeededIds; password: string },
): Promise<void> {
  for (const change of roster.changes.filter((one) => one.month === month)) {
    const day = `${addMonths(month, -1)}-25`;
    const at = (instant: string): Context => ({
      ...context,
      clock: fixedClock(() => new Date(instant), true),
    });
    const person = async (name: string): Promise<SignedInPerson> =>
      (await resolvePerson(context.db, ids.accounts.get(name)!, day))!;
    const entering = at(`${day}T01:30:00.000Z`);
    const sysadmin = await person("sysadmin");
    const { acts, reason } = change;
    const entered = await enterChange(
      entering,
      sysadmin,
      { kind: "roster", reason, acts, dryRun: false },
      "zh",
    );
    if (entered.problems[0]) throw new Error(`演示数据无法变更 ${month}: ${entered.problems[0].message}`);
    const confirming = at(`${addMonths(month, -1)}-26T02:00:00.000Z`);
    const political = await person("political");
    const lines = await changesFor(confirming, political, "zh");
    const { id, digest } = lines.find((line) => line.id === entered.id)!;
    await decideChange(confirming, political, id, { decision: "confirm", digest, note: null }, "zh");
    change.apply(roster);
    for (const act of acts) {
      if (act.act !== "officerAdd") continue;
      const { account, password: once } = await createAccount(confirming, sysadmin, {
        policeNo: act.policeNo,
      });
      const row = await context.db("accounts").where({ name: account }).first<{ id: number }>("id");
      ids.accounts.set(account, Number(row.id));
      await choosePassword(confirming, await person(account), { current: once, next: password });
    }
  }
}

/** A demonstration password too weak to be chosen leaves him the one-time one. */
async function choosePassword(
  context: Context,
  person: SignedInPerson,
  passwords: { current: string; next: string },
): Promise<void> {
  try {
    await changePassword(context, person, "", passwords);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
