import type { Knex } from "knex";
import { CHINESE_CALENDAR } from "../../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../../domain/calendar/month-deadlines.ts";
import { hashPassword } from "../../../server/access/password.ts";
import { insertRows } from "../../../server/database/bulk.ts";
import { inTransaction } from "../../../server/database/transaction.ts";
import { insertMonth } from "../../../server/months/month-store.ts";

export const TRIAL_PASSWORD = "政绩-Trial-2026";

/** A unit of the trial with its clerk's account and its officers' 警号. */
export interface TrialUnit {
  code: string;
  account: string;
  officers: string[];
}

/** Fills an empty database: `units` units of `size` officers, a clerk's account each, and the month that is open now. */
export async function seedTrialBureau(
  db: Knex,
  month: string,
  units: number,
  size: number,
): Promise<TrialUnit[]> {
  const made = Array.from({ length: units }, (_, unit) => ({
    code: String(unit + 1).padStart(2, "0"),
    account: `clerk${unit + 1}`,
    officers: Array.from({ length: size }, (_, seat) => String(unit * 1000 + seat + 1).padStart(6, "0")),
  }));
  const hash = await hashPassword(TRIAL_PASSWORD);
  const at = new Date(Date.parse(monthDeadlines(CHINESE_CALENDAR, month).opensAt)).toISOString();
  await inTransaction(db, async (trx) => {
    await insertRows(trx, "units", made.map(({ code }) => ({ code, name: `试验${code}所`, series: "stations" }))); // prettier-ignore
    await insertRows(trx, "officers", made.flatMap(({ officers }) => officers.map((policeNo) => ({ police_no: policeNo, name: `民警${policeNo}`, post_type: "SQ", party_member: true, status: "active" })))); // prettier-ignore
    const unitIds = new Map((await trx("units").select<{ id: number; code: string }[]>("id", "code")).map((row) => [row.code, Number(row.id)])); // prettier-ignore
    const officerIds = new Map((await trx("officers").select<{ id: number; police_no: string }[]>("id", "police_no")).map((row) => [row.police_no, Number(row.id)])); // prettier-ignore
    await insertRows(trx, "postings", made.flatMap(({ code, officers }) => officers.map((policeNo) => ({ officer_id: officerIds.get(policeNo)!, unit_id: unitIds.get(code)!, level: "officer", from_day: "2020-01-01", to_day: null })))); // prettier-ignore
    for (const { code, account } of made) {
      await insertRows(trx, "accounts", [{ name: account, officer_id: null, display_name: account, password_hash: hash, status: "active", failed_sign_ins: 0, created_at: at }]); // prettier-ignore
      const { id } = await trx("accounts").where({ name: account }).first<{ id: number }>("id");
      await insertRows(trx, "role_grants", [
        { account_id: Number(id), role: "clerk", unit_id: unitIds.get(code)! },
      ]);
    }
    await insertMonth(trx, { month, state: "upcoming", ruleSet: "BY-2026-v1", ...monthDeadlines(CHINESE_CALENDAR, month), practice: false, backFilled: false }); // prettier-ignore
  });
  return made;
}
