import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { OutcomeDecisionState } from "../../domain/messages/outcomes.ts";
import type { OutcomeReason, OutcomeVeto, Proposed } from "../../domain/outcomes/outcome-facts.ts";
import type { OutcomeVerdict } from "../../domain/outcomes/outcome-kinds.ts";
import type { Level } from "../../domain/people.ts";
import type { Role } from "../../domain/role.ts";
import type { OutcomeKind } from "../../domain/rules/outcome-rules.ts";
import { insertRows } from "../database/bulk.ts";

/** Decisions that stand, or wait to be confirmed. */
const LIVE: readonly OutcomeDecisionState[] = ["entered", "confirmed"];

export interface NewProposal extends Proposed {
  period: PeriodText;
  ruleSet: string;
  unitId: number;
  level: Level;
  by: number;
  at: string;
}

/** The proposals of a period, and which of them a decision has been entered on. */
export async function readPeriodProposals(
  db: Knex,
  period: PeriodText,
): Promise<{ id: number; rule: string; officerId: number; decided: boolean }[]> {
  const decided = db("outcome_decisions").whereIn("state", LIVE).whereNotNull("proposal_id").select("proposal_id"); // prettier-ignore
  const rows = await db("outcome_proposals as p")
    .leftJoin(decided.distinct().as("d"), "d.proposal_id", "p.id")
    .where("p.period", period)
    .select<{ id: number; rule: string; officerId: number; decision: number | null }[]>({
      ...{ id: "p.id", rule: "p.rule", officerId: "p.officer_id", decision: "d.proposal_id" },
    });
  return rows.map(({ id, rule, officerId, decision }) => ({
    ...{ id: Number(id), rule, officerId: Number(officerId), decided: decision !== null },
  }));
}

/** @returns the ids of the new ones */
export async function replaceProposals(
  trx: Knex.Transaction,
  old: readonly number[],
  fresh: readonly NewProposal[],
): Promise<number[]> {
  for (let from = 0; from < old.length; from += 500)
    await trx("outcome_proposals").whereIn("id", old.slice(from, from + 500)).delete(); // prettier-ignore
  await insertRows(
    trx,
    "outcome_proposals",
    fresh.map((one) => ({
      ...{ period: one.period, rule_set: one.ruleSet, rule: one.rule, officer_id: one.officerId },
      ...{ unit_id: one.unitId, level: one.level, vetoed: one.vetoes.length > 0 },
      ...{ reasons: JSON.stringify(one.reasons), vetoes: JSON.stringify(one.vetoes) },
      ...{ computed_by: one.by, computed_at: one.at },
    })),
  );
  const [first] = fresh;
  if (!first) return [];
  const rows = await trx("outcome_proposals").where({ period: first.period, computed_at: first.at }).pluck<number[]>("id"); // prettier-ignore
  return rows.map(Number);
}

export interface StoredProposal {
  id: number;
  period: PeriodText;
  ruleSet: string;
  rule: string;
  officerId: number;
  reasons: OutcomeReason[];
  vetoes: OutcomeVeto[];
  computedAt: string;
}

/** @param lock held until COMMIT: two who enter a decision at once take turns */
export async function findProposal(trx: Knex.Transaction, id: number): Promise<StoredProposal | undefined> {
  const row = await trx("outcome_proposals")
    .where({ id })
    .forUpdate()
    .first<(Omit<StoredProposal, "reasons" | "vetoes"> & { reasons: string; vetoes: string }) | undefined>({
      ...{ id: "id", period: "period", ruleSet: "rule_set", rule: "rule", officerId: "officer_id" },
      ...{ reasons: "reasons", vetoes: "vetoes", computedAt: "computed_at" },
    });
  return (
    row && {
      ...row,
      ...{ id: Number(row.id), officerId: Number(row.officerId) },
      reasons: JSON.parse(row.reasons) as OutcomeReason[],
      vetoes: JSON.parse(row.vetoes) as OutcomeVeto[],
    }
  );
}

export async function hasLiveDecision(trx: Knex.Transaction, proposalId: number): Promise<boolean> {
  const row: unknown = await trx("outcome_decisions").where({ proposal_id: proposalId }).whereIn("state", LIVE).first("id"); // prettier-ignore
  return row !== undefined;
}

export interface NewDecision {
  proposalId: number | null;
  officerId: number;
  kind: OutcomeKind;
  verdict: OutcomeVerdict;
  decidedOn: string;
  documentNo: string;
  reason: string | null;
  by: number;
  as: Role;
  at: string;
}

export async function insertDecision(trx: Knex.Transaction, made: NewDecision): Promise<number> {
  const [id] = await trx("outcome_decisions").insert({
    ...{ proposal_id: made.proposalId, officer_id: made.officerId, kind: made.kind, verdict: made.verdict },
    ...{ decided_on: made.decidedOn, document_no: made.documentNo, reason: made.reason, state: "entered" },
    ...{ entered_by: made.by, entered_as: made.as, entered_at: made.at },
  });
  return Number(id);
}

export interface HeldDecision {
  id: number;
  officerId: number;
  state: OutcomeDecisionState;
  enteredBy: number;
  enteredAs: Role;
}

/** The decision, held until COMMIT. */
export async function holdDecision(trx: Knex.Transaction, id: number): Promise<HeldDecision | undefined> {
  const row = await trx("outcome_decisions")
    .where({ id })
    .forUpdate()
    .first<HeldDecision | undefined>({
      ...{ id: "id", officerId: "officer_id", state: "state" },
      ...{ enteredBy: "entered_by", enteredAs: "entered_as" },
    });
  return row && { ...row, id: Number(row.id), officerId: Number(row.officerId), enteredBy: Number(row.enteredBy) }; // prettier-ignore
}

export async function closeDecision(
  trx: Knex.Transaction,
  id: number,
  made: { state: OutcomeDecisionState; by: number; as: Role; at: string; note: string | null },
): Promise<void> {
  await trx("outcome_decisions")
    .where({ id })
    .update({
      ...{ state: made.state, note: made.note },
      ...{ confirmed_by: made.by, confirmed_as: made.as, confirmed_at: made.at },
    });
}

/** Officer of an account; null where it is an office's. */
export async function officerOf(db: Knex, accountId: number): Promise<number | null> {
  const row = await db("accounts").where({ id: accountId }).first<{ officer: number | null } | undefined>({ officer: "officer_id" }); // prettier-ignore
  return row?.officer === undefined || row.officer === null ? null : Number(row.officer);
}

export async function officerNumbered(db: Knex, policeNo: string): Promise<number | undefined> {
  const row = await db("officers").where({ police_no: policeNo }).first<{ id: number } | undefined>("id");
  return row && Number(row.id);
}
