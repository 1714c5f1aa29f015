import type { Knex } from "knex";
import type { AssessmentKind, PeriodText } from "../../domain/assessment/period.ts";
import type { AssessmentApproval, AssessmentState } from "../../domain/messages/assessments.ts";
import type { Month } from "../../domain/month.ts";
import { insertRows } from "../database/bulk.ts";
import type { AssessmentSources } from "./assessment-store.ts";
import type { StandingRow } from "./standing-rows.ts";

export interface NewAssessment {
  kind: AssessmentKind;
  period: PeriodText;
  run: number;
  ruleSet: string;
  sources: AssessmentSources;
  by: number;
  at: string;
}

/** Whoever computes takes his turn with whoever publishes these months: both see them as they stay. */
export async function holdMonths(trx: Knex.Transaction, months: readonly Month[]): Promise<void> {
  await trx("months")
    .whereIn("month", [...months])
    .orderBy("month")
    .forUpdate()
    .select("month");
}

/** A draft without rows yet; {@link finishAssessment} says what they came to. */
export async function insertAssessment(trx: Knex.Transaction, made: NewAssessment): Promise<number> {
  const [id] = await trx("assessments").insert({
    ...{ kind: made.kind, period: made.period, run: made.run, state: "draft", rule_set: made.ruleSet },
    ...{ sources: JSON.stringify(made.sources), computed_by: made.by, computed_at: made.at },
    ...{ officers: 0, scored: 0, ranked: 0, inputs_hash: "", digest: "", approvals: "[]" },
  });
  return Number(id);
}

export async function insertStandings(trx: Knex.Transaction, rows: readonly StandingRow[]): Promise<void> {
  await insertRows(trx, "standings", rows);
}

export async function finishAssessment(
  trx: Knex.Transaction,
  id: number,
  {
    inputsHash,
    ...counts
  }: { digest: string; inputsHash: string; officers: number; scored: number; ranked: number },
): Promise<void> {
  await trx("assessments")
    .where({ id })
    .update({ ...counts, inputs_hash: inputsHash });
}

/** A draft that is computed anew: its rows go, its own line stays and says that it was there. */
export async function replaceDraft(trx: Knex.Transaction, id: number): Promise<void> {
  await trx("standings").where({ assessment_id: id }).delete();
  await trx("assessments").where({ id }).update({ state: "replaced" });
}

/** What an act changes of an assessment: never its rows. */
export interface AssessmentChange {
  state: AssessmentState;
  proposed_by?: number | null;
  proposed_at?: string | null;
  approvals?: readonly AssessmentApproval[];
  announced_by?: number | null;
  announced_at?: string | null;
  notice_until?: string | null;
  finished_by?: number;
  finished_at?: string;
  note?: string | null;
}

export async function changeAssessment(
  trx: Knex.Transaction,
  id: number,
  { approvals, ...change }: AssessmentChange,
): Promise<void> {
  await trx("assessments")
    .where({ id })
    .update({ ...change, ...(approvals && { approvals: JSON.stringify(approvals) }) });
}
