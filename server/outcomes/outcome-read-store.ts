import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { OutcomeDecisionState } from "../../domain/messages/outcomes.ts";
import type { OutcomeReason, OutcomeVeto } from "../../domain/outcomes/outcome-facts.ts";
import type { OutcomeVerdict } from "../../domain/outcomes/outcome-kinds.ts";
import type { Level } from "../../domain/people.ts";
import type { Role } from "../../domain/role.ts";
import type { OutcomeKind } from "../../domain/rules/outcome-rules.ts";

/** A decision with the names people read. */
export interface DecisionRow {
  id: number;
  proposal: number | null;
  officerId: number;
  policeNo: string;
  name: string;
  unitName: string | null;
  kind: OutcomeKind;
  verdict: OutcomeVerdict;
  decidedOn: string;
  documentNo: string;
  reason: string | null;
  state: OutcomeDecisionState;
  enteredById: number;
  enteredByOfficer: number | null;
  enteredBy: string;
  enteredAs: Role;
  enteredAt: string;
  confirmedBy: string | null;
  confirmedAs: Role | null;
  confirmedAt: string | null;
  note: string | null;
  /** What the proposal rested on. */
  reasons: OutcomeReason[];
}

export interface DecisionQuery {
  proposals?: readonly number[];
  officerId?: number;
  states?: readonly OutcomeDecisionState[];
  /** Only those nobody proposed. */
  alone?: true;
}

/** Decisions, newest first. */
export async function readDecisions(db: Knex, query: DecisionQuery): Promise<DecisionRow[]> {
  const rows = db("outcome_decisions as d")
    .join("officers as o", "o.id", "d.officer_id")
    .join("accounts as e", "e.id", "d.entered_by")
    .leftJoin("accounts as c", "c.id", "d.confirmed_by")
    .leftJoin("outcome_proposals as p", "p.id", "d.proposal_id")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .orderBy([{ column: "d.decided_on", order: "desc" }, { column: "d.id", order: "desc" }])
    .limit(2_000)
    .select<(Omit<DecisionRow, "reasons"> & { reasons: string | null })[]>(
      { id: "d.id", proposal: "d.proposal_id", officerId: "d.officer_id", policeNo: "o.police_no" },
      { name: "o.name", unitName: "u.name", kind: "d.kind", verdict: "d.verdict", decidedOn: "d.decided_on" },
      { documentNo: "d.document_no", reason: "d.reason", state: "d.state", enteredById: "d.entered_by" },
      { enteredByOfficer: "e.officer_id", enteredBy: "e.display_name", enteredAs: "d.entered_as" },
      { enteredAt: "d.entered_at", confirmedBy: "c.display_name", confirmedAs: "d.confirmed_as" },
      { confirmedAt: "d.confirmed_at", note: "d.note", reasons: "p.reasons" },
    ); // prettier-ignore
  if (query.proposals) void rows.whereIn("d.proposal_id", [...query.proposals]);
  if (query.officerId !== undefined) void rows.where("d.officer_id", query.officerId);
  if (query.states) void rows.whereIn("d.state", [...query.states]);
  if (query.alone) void rows.whereNull("d.proposal_id");
  return (await rows).map((row) => ({
    ...row,
    ...{ id: Number(row.id), officerId: Number(row.officerId), enteredById: Number(row.enteredById) },
    proposal: row.proposal === null ? null : Number(row.proposal),
    enteredByOfficer: row.enteredByOfficer === null ? null : Number(row.enteredByOfficer),
    reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as OutcomeReason[]),
  }));
}

export interface ProposalRow {
  id: number;
  period: PeriodText;
  ruleSet: string;
  rule: string;
  officerId: number;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  level: Level;
  reasons: OutcomeReason[];
  vetoes: OutcomeVeto[];
  computedAt: string;
}
export interface ProposalQuery {
  period: PeriodText;
  rule?: string | undefined;
  unit?: string | undefined;
  /** `open`: nothing entered yet; `vetoed`: something forbids it. */
  show?: "open" | "decided" | "vetoed" | undefined;
  page: number;
  pageSize: number;
}

/** One page of a period's proposals, by rule, unit and police number, and how many there are. */
export async function readProposals(
  db: Knex,
  query: ProposalQuery,
): Promise<{ total: number; rows: ProposalRow[] }> {
  const live = db("outcome_decisions").whereIn("state", ["entered", "confirmed"]).whereNotNull("proposal_id").select("proposal_id"); // prettier-ignore
  const found = db("outcome_proposals as p").join("units as u", "u.id", "p.unit_id").where("p.period", query.period); // prettier-ignore
  if (query.rule !== undefined) void found.where("p.rule", query.rule);
  if (query.unit !== undefined) void found.where("u.code", query.unit);
  if (query.show === "vetoed") void found.where("p.vetoed", true);
  if (query.show === "open") void found.whereNotIn("p.id", live);
  if (query.show === "decided") void found.whereIn("p.id", live);
  const counted = await found.clone().count({ n: "*" }).first<{ n: number }>();
  const rows = await found
    .join("officers as o", "o.id", "p.officer_id")
    .orderBy(["p.rule", "u.code", "o.police_no"])
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .select<(Omit<ProposalRow, "reasons" | "vetoes"> & { reasons: string; vetoes: string })[]>(
      { id: "p.id", period: "p.period", ruleSet: "p.rule_set", rule: "p.rule", officerId: "p.officer_id" },
      { policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name", level: "p.level" },
      { reasons: "p.reasons", vetoes: "p.vetoes", computedAt: "p.computed_at" },
    ); // prettier-ignore
  return {
    total: Number(counted.n),
    rows: rows.map((row) => ({
      ...row,
      ...{ id: Number(row.id), officerId: Number(row.officerId) },
      reasons: JSON.parse(row.reasons) as OutcomeReason[],
      vetoes: JSON.parse(row.vetoes) as OutcomeVeto[],
    })),
  };
}

/** How many a period has of each rule, how many of them are vetoed and decided. */
export async function countProposals(
  db: Knex,
  period: PeriodText,
): Promise<{ rule: string; proposals: number; vetoed: number; decided: number }[]> {
  const live = db("outcome_decisions").whereIn("state", ["entered", "confirmed"]).whereNotNull("proposal_id").distinct("proposal_id").as("d"); // prettier-ignore
  const rows = await db("outcome_proposals as p")
    .leftJoin(live, "d.proposal_id", "p.id")
    .where("p.period", period)
    .groupBy("p.rule")
    .select<{ rule: string; proposals: number; vetoed: number; decided: number }[]>("p.rule")
    .count({ proposals: "p.id", decided: "d.proposal_id" })
    .sum({ vetoed: "p.vetoed" });
  return (rows as { rule: string; proposals: number; vetoed: number; decided: number }[]).map((row) => ({
    rule: row.rule,
    proposals: Number(row.proposals),
    vetoed: Number(row.vetoed),
    decided: Number(row.decided),
  }));
}

/** When proposals of each period were last made. */
export async function readComputed(db: Knex): Promise<Map<PeriodText, string>> {
  const rows = await db("outcome_proposals").groupBy("period").select<{ period: string }[]>("period").max<{ period: string; at: string }[]>({ at: "computed_at" }); // prettier-ignore
  return new Map(rows.map(({ period, at }) => [period, at]));
}

/** Corrections carried out of these officers' months, oldest first. */
export async function readCorrected(
  db: Knex,
  officerIds: readonly number[],
): Promise<Map<number, { month: string; at: string }[]>> {
  const found = new Map<number, { month: string; at: string }[]>();
  if (officerIds.length === 0) return found;
  const rows = await db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .whereIn("r.officer_id", [...new Set(officerIds)])
    .whereNotNull("c.new_version")
    .whereNotNull("c.decided_at")
    .orderBy("c.decided_at")
    .select<{ officer: number; month: string; at: string }[]>({
      ...{ officer: "r.officer_id", month: "c.month", at: "c.decided_at" },
    });
  for (const { officer, month, at } of rows)
    found.set(Number(officer), [...(found.get(Number(officer)) ?? []), { month, at }]);
  return found;
}
