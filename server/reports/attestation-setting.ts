import type { Knex } from "knex";
import { nthWorkdayAfter, type Calendar } from "../../domain/calendar/workdays.ts";
import { upsertRows } from "../database/bulk.ts";
import { shanghaiDay } from "../today.ts";

const SETTING = "attestation";
const DAY = 86_400_000;
/** 17:30 in Shanghai, when every step of the calendar ends (细则 §10). */
const CLOSE_OF_BUSINESS = "T09:30:00.000Z";

/**
 * 本人确认 as this bureau wants it (design §4): `null` = every officer must say so himself (`required`, the default);
 * a number = so many workdays after the entry silence counts as his word (`silence:N`; `silence:0` = at once).
 */
export async function readSilenceDays(db: Knex): Promise<number | null> {
  const row = await db("settings").where({ name: SETTING }).first<{ value: string } | undefined>("value");
  const days = /^silence:(\d{1,2})$/.exec(row?.value ?? "")?.[1];
  return days === undefined ? null : Number(days);
}

/** @returns the setting's name */
export async function saveAttestationSetting(trx: Knex.Transaction, value: string): Promise<string> {
  await upsertRows(trx, "settings", [{ name: SETTING, value }], ["name"]);
  return SETTING;
}

/**
 * Entries made before this instant have been silent long enough at `now`: the end of the last day whose N-th workday
 * after it has closed.
 */
export function silentBefore(calendar: Calendar, days: number, now: Date): string {
  const at = now.toISOString();
  // An entry of this very instant counts, too.
  if (days === 0) return new Date(now.getTime() + 1).toISOString();
  let day = shanghaiDay(now);
  while (nthWorkdayAfter(calendar, day, days) + CLOSE_OF_BUSINESS > at) day = dayBefore(day);
  return new Date(Date.parse(`${day}T00:00:00.000+08:00`) + DAY).toISOString();
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - DAY).toISOString().slice(0, 10);
}
