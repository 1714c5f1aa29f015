import type { Knex } from "knex";
import type { OfficerPlan } from "../../domain/form/prefill.ts";
import { daysIn, lastDayOf, type Month } from "../../domain/month.ts";
import { calendarOf, workdaysIn } from "../../domain/calendar/workdays.ts";
import { upsertRows } from "../database/bulk.ts";

/** An officer's plan as stored, with the version a sheet must name to change it. */
export interface StoredPlan extends OfficerPlan {
  officerId: number;
  version: number;
}

/** Plans of a month by officer. */
export async function readPlans(
  db: Knex,
  month: Month,
  officerIds: readonly number[],
): Promise<Map<number, StoredPlan>> {
  if (officerIds.length === 0) return new Map();
  const rows = await db("plans")
    .where("month", month)
    .whereIn("officer_id", officerIds)
    .select<Record<string, unknown>[]>(
      "officer_id",
      "task_target",
      "duty_due",
      "study_due",
      "party_due",
      "version",
    );
  return new Map(
    rows.map((row) => [
      row.officer_id as number,
      {
        officerId: row.officer_id as number,
        taskTarget: row.task_target === null ? null : Number(row.task_target),
        dutyDue: row.duty_due as number | null,
        studyDue: row.study_due as number | null,
        partyDue: row.party_due as number | null,
        version: row.version as number,
      },
    ]),
  );
}

export async function savePlans(
  trx: Knex.Transaction,
  hand: { month: Month; unitId: number; pushId: string; accountId: number; at: string },
  plans: readonly StoredPlan[],
): Promise<void> {
  await upsertRows(
    trx,
    "plans",
    plans.map((plan) => ({
      month: hand.month,
      unit_id: hand.unitId,
      officer_id: plan.officerId,
      task_target: plan.taskTarget,
      duty_due: plan.dutyDue,
      study_due: plan.studyDue,
      party_due: plan.partyDue,
      version: plan.version,
      push_id: hand.pushId,
      actor_id: hand.accountId,
      at: hand.at,
    })),
    ["month", "officer_id"],
  );
}

/** 应出勤天数 of a month, from the calendar the files office keeps (调休 included). */
export async function readWorkdays(db: Knex, month: Month): Promise<number> {
  const rows = await db("calendar_days")
    .whereBetween("day", [`${month}-01`, lastDayOf(month)])
    .limit(daysIn(month))
    .select<Record<string, unknown>[]>("day", "workday");
  return workdaysIn(
    calendarOf(rows.map((row) => ({ day: row.day as string, workday: Boolean(row.workday), note: "" }))),
    month,
  );
}

/** The rows a push wrote: its audit entry vouches for them. */
export async function planIdsOf(trx: Knex.Transaction, pushId: string): Promise<number[]> {
  return trx("plans").where({ push_id: pushId }).pluck<number[]>("id");
}
