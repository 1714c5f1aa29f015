import type { Knex } from "knex";
import type { MonthLine } from "../../domain/messages.ts";
import { lastDayOf } from "../../domain/month.ts";
import { allMonths } from "../months/month-store.ts";
import { shanghaiDay } from "../today.ts";

/** Months with work in them at an instant. */
export interface WorkMonths {
  /** Over, or in a window of their own, and not published: to be filled, handed in, reviewed. */
  collecting: MonthLine[];
  /** Published and not locked yet. */
  published: MonthLine[];
  now: Date;
}

export async function readWorkMonths(db: Knex, now: Date): Promise<WorkMonths> {
  const today = shanghaiDay(now);
  const all = await allMonths(db, now);
  return {
    // A month that still runs is daily collection: nobody is behind with it.
    collecting: all.filter(
      ({ state, month }) => (state === "open" || state === "reviewing") && lastDayOf(month) < today,
    ),
    published: all.filter(({ state }) => state === "published"),
    now,
  };
}

/** What every to-do of a month says. */
export function ofMonth(line: MonthLine): { month: string; practice: boolean; unit: null } {
  return { month: line.month, practice: line.practice, unit: null };
}
