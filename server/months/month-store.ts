import type { Knex } from "knex";
import { Refusal } from "../../domain/refusal.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { monthStateAt } from "./month-state.ts";

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
      opens_at: line.opensAt,
      attest_by: line.attestBy,
      submit_by: line.submitBy,
      review_by: line.reviewBy,
      leader_review_by: line.leaderReviewBy,
      check_by: line.checkBy,
      publish_at: line.publishAt,
      objections_until: line.objectionsUntil,
      lock_at: line.lockAt,
      practice: line.practice,
      back_filled: line.backFilled,
    })
    .onConflict("month")
    .ignore();
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
