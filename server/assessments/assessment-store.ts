import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type {
  AssessmentApproval,
  AssessmentLine,
  AssessmentState,
} from "../../domain/messages/assessments.ts";
import type { Month } from "../../domain/month.ts";

/** What an assessment was made of; with it everything later can be told from what it took. */
export interface AssessmentSources {
  /** Each month with its rule set and the number of the last publication taken. */
  months: { month: Month; ruleSet: string; publication: number }[];
  /** The last 核实扣分 there was. */
  deductionsTo: number;
  /** The last appraisal of the year there was; years only. */
  appraisalsTo: number;
  /** The announced quarters a half-year or year was made of. */
  quarters: { period: PeriodText; id: number; digest: string }[];
}

export interface StoredAssessment extends AssessmentLine {
  sources: AssessmentSources;
  inputsHash: string;
  computedById: number;
  proposedById: number | null;
}

interface Row extends Omit<StoredAssessment, "sources" | "approvals" | "computedBy"> {
  sources: string;
  approvals: string;
  computedBy: string | null;
}

/** Assessments by period and run, oldest run first. */
export async function readAssessments(
  db: Knex,
  narrow: {
    periods?: readonly PeriodText[];
    ids?: readonly number[];
    states?: readonly AssessmentState[];
    lock?: true;
  },
): Promise<StoredAssessment[]> {
  const query = db("assessments as s")
    .leftJoin("accounts as c", "c.id", "s.computed_by")
    .leftJoin("accounts as p", "p.id", "s.proposed_by")
    .leftJoin("accounts as a", "a.id", "s.announced_by")
    .orderBy(["s.period", "s.run"])
    .select<Row[]>(
      { id: "s.id", kind: "s.kind", period: "s.period", run: "s.run", state: "s.state", ruleSet: "s.rule_set" },
      { sources: "s.sources", computedById: "s.computed_by", computedBy: "c.display_name" },
      { computedAt: "s.computed_at", officers: "s.officers", scored: "s.scored", ranked: "s.ranked" },
      { inputsHash: "s.inputs_hash", digest: "s.digest", proposedById: "s.proposed_by" },
      { proposedBy: "p.display_name", proposedAt: "s.proposed_at", approvals: "s.approvals" },
      { announcedBy: "a.display_name", announcedAt: "s.announced_at", noticeUntil: "s.notice_until" },
      { finishedAt: "s.finished_at", note: "s.note" },
    ); // prettier-ignore
  if (narrow.periods) void query.whereIn("s.period", [...narrow.periods]);
  if (narrow.ids) void query.whereIn("s.id", [...narrow.ids]);
  if (narrow.states) void query.whereIn("s.state", [...narrow.states]);
  if (narrow.lock) void query.forUpdate();
  return (await query).map((row) => ({
    ...row,
    id: Number(row.id),
    kind: row.kind,
    computedById: Number(row.computedById),
    proposedById: row.proposedById === null ? null : Number(row.proposedById),
    computedBy: row.computedBy ?? "",
    sources: JSON.parse(row.sources) as AssessmentSources,
    approvals: JSON.parse(row.approvals) as AssessmentApproval[],
  }));
}

/** The newest run of a period that is in one of these states. */
export async function findAssessment(
  db: Knex,
  period: PeriodText,
  states: readonly AssessmentState[],
): Promise<StoredAssessment | undefined> {
  return (await readAssessments(db, { periods: [period], states })).at(-1);
}

/** What readers are told of an assessment. */
export function lineOf({
  sources: _s,
  inputsHash: _h,
  computedById: _c,
  proposedById: _p,
  ...line
}: StoredAssessment): AssessmentLine {
  return line;
}
