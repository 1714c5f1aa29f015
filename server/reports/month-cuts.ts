import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import { cutMonth, type MonthParts } from "../../domain/segments.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { readTransferred, type Transferred } from "./segment-store.ts";

/** An officer whose month is cut by a transfer, and how. */
export interface CutMonth {
  officer: Transferred;
  parts: MonthParts;
}

/** Months cut by transfers that leave a segment behind, by officer (细则 §11); mostly none. */
export async function readCuts(db: Knex, month: Month): Promise<Map<number, CutMonth>> {
  const transferred = await readTransferred(db, month);
  const cuts = new Map<number, CutMonth>();
  if (transferred.size === 0) return cuts;
  const calendar = await readCalendar(db);
  for (const [officerId, officer] of transferred) {
    const parts = cutMonth(calendar, month, officer.posts);
    if (parts) cuts.set(officerId, { officer, parts });
  }
  return cuts;
}
