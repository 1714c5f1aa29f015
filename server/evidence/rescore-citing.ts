import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { requireMonth } from "../months/month-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import { rescoreUnit } from "../reports/rescore-month.ts";
import type { Unit } from "../roster/unit-store.ts";
import type { CitingLine } from "./citing-store.ts";

/**
 * Changes the files under a number and scores the reports again whose events cite it: a file may complete what table 4
 * asks for, and its removal may undo it. The months are locked before the change.
 */
export async function rescoreCiting<T>(
  trx: Knex.Transaction,
  context: Context,
  unit: Unit,
  citing: readonly CitingLine[],
  change: () => Promise<T>,
): Promise<{ result: T; reports: number }> {
  const events = citing.filter(({ sheet }) => sheet === "events");
  const months = [...new Set(events.map(({ month }) => month))].sort();
  const lines = [];
  for (const month of months) {
    const line = await requireMonth(trx, month, context.clock.now());
    await lockUnitMonth(trx, month, unit.id, line.ruleSet, unit.series);
    lines.push(line);
  }
  const result = await change();
  let reports = 0;
  for (const { month, ruleSet } of lines) {
    const concerned = events.filter((event) => event.month === month).map(({ officerId }) => officerId);
    const only = concerned.includes(null) ? undefined : concerned.filter((id) => id !== null);
    reports += await rescoreUnit(trx, context.rules.compiled(ruleSet), month, unit, only);
    await refreshUnitMonth(trx, month, unit.id, ruleSet);
  }
  return { result, reports };
}
