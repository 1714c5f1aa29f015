import type { Knex } from "knex";
import { Refusal } from "../../domain/refusal.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { MonthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { monthStateAt, onTimeUntil } from "./month-state.ts";

/** Every month, earliest first, each in its state at `now`. */
export async function allMonths(db: Knex, now: Date): Promise<MonthLine[]> {
  const rows = await db<MonthRow>("months").orderBy("month");
  return rows.map((row) => toLine(row, now));
}

/** @throws Refusal month.unknown */
export async function requireMonth(db: Knex, month: Month, now: Date): Promise<MonthLine> {
  const row = await db<MonthRow>("months").where({ month }).first();
  if (!row) throw new Refusal("month.unknown", { month });
  return toLine(row, now);
}

/** Adds months that are not there yet; `state` as stored is `upcoming` until somebody publishes. */
export async function insertMonth(trx: Knex.Transaction, line: MonthLine): Promise<void> {
  await trx("months")
    .insert({
      month: line.month,
      state: line.state,
      rule_set: line.ruleSet,
      ...deadlineColumns(line),
      practice: line.practice,
      back_filled: line.backFilled,
    })
    .onConflict("month")
    .ignore();
}

/** The month as it stands, held until COMMIT: whoever changes it takes his turn. @throws Refusal month.unknown */
export async function holdMonth(trx: Knex.Transaction, month: Month, now: Date): Promise<MonthLine> {
  const row = await trx<MonthRow>("months").where({ month }).forUpdate().first();
  if (!row) throw new Refusal("month.unknown", { month });
  return toLine(row, now);
}

export async function saveDeadlines(
  trx: Knex.Transaction,
  month: Month,
  deadlines: MonthDeadlines,
): Promise<void> {
  await trx("months").where({ month }).update(deadlineColumns(deadlines));
}

/** A month nobody has used yet gets a window of its own. */
export async function saveWindow(
  trx: Knex.Transaction,
  line: Pick<MonthLine, "month" | "ruleSet" | "practice" | "backFilled"> & MonthDeadlines,
): Promise<void> {
  await trx("months")
    .where({ month: line.month })
    .update({
      ...deadlineColumns(line),
      ...{ rule_set: line.ruleSet, practice: line.practice, back_filled: line.backFilled },
    });
}

/** How many of the months' reports each unit handed in by `submitBy`, counted anew; 补录 is never on time. */
export async function recountOnTime(
  trx: Knex.Transaction,
  line: Pick<MonthLine, "month" | "submitBy" | "backFilled">,
): Promise<void> {
  const onTime = trx("reports")
    .where("reports.month", line.month)
    .where("reports.submitted_at", "<=", onTimeUntil(line))
    .whereRaw("?? = ??", ["reports.unit_id", "unit_months.unit_id"])
    .count("*");
  await trx("unit_months").where("unit_months.month", line.month).update({ on_time: onTime });
}

function deadlineColumns(deadlines: MonthDeadlines): Record<string, string> {
  return {
    opens_at: deadlines.opensAt,
    attest_by: deadlines.attestBy,
    submit_by: deadlines.submitBy,
    review_by: deadlines.reviewBy,
    leader_review_by: deadlines.leaderReviewBy,
    check_by: deadlines.checkBy,
    publish_at: deadlines.publishAt,
    objections_until: deadlines.objectionsUntil,
    lock_at: deadlines.lockAt,
  };
}

interface MonthRow {
  month: Month;
  state: MonthLine["state"];
  rule_set: string;
  opens_at: string;
  attest_by: string;
  submit_by: string;
  review_by: string;
  leader_review_by: string;
  check_by: string;
  publish_at: string;
  objections_until: string;
  lock_at: string;
  practice: number | boolean;
  back_filled: number | boolean;
}

function toLine(row: MonthRow, now: Date): MonthLine {
  const line: MonthLine = {
    month: row.month,
    state: row.state,
    ruleSet: row.rule_set,
    opensAt: row.opens_at,
    attestBy: row.attest_by,
    submitBy: row.submit_by,
    reviewBy: row.review_by,
    leaderReviewBy: row.leader_review_by,
    checkBy: row.check_by,
    publishAt: row.publish_at,
    objectionsUntil: row.objections_until,
    lockAt: row.lock_at,
    practice: Boolean(row.practice),
    backFilled: Boolean(row.back_filled),
  };
  return { ...line, state: monthStateAt(line, now.toISOString()) };
}
