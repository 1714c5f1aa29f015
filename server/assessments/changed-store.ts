import type { Knex } from "knex";
import { quartersOf, assessedPeriod } from "../../domain/assessment/period.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { AssessmentSources, StoredAssessment } from "./assessment-store.ts";

/** A month of an officer as it was published after an assessment took it. */
export interface RepublishedMonth {
  officerId: number;
  month: Month;
  report: number;
  version: number;
  total: Hundredths | null;
  grade: Grade | null;
  ungraded: string | null;
  publication: number;
}

/** The sources of the quarters an assessment rests on: its own, or those of the quarters it was made of. */
export async function quarterSources(
  db: Knex,
  assessment: Pick<StoredAssessment, "kind" | "period" | "sources">,
): Promise<AssessmentSources[]> {
  if (assessment.kind === "quarter") return [assessment.sources];
  const ids = assessment.sources.quarters.map(({ id }) => id);
  const rows = await db("assessments").whereIn("id", ids).select<{ sources: string }[]>("sources");
  return rows.map(({ sources }) => JSON.parse(sources) as AssessmentSources);
}

/** Months published again since, newest publication only. */
export async function readRepublished(
  db: Knex,
  sources: readonly AssessmentSources[],
): Promise<RepublishedMonth[]> {
  const newest = new Map<number, RepublishedMonth>();
  for (const { month, publication } of sources.flatMap((one) => one.months)) {
    const rows = await db("publication_items as i")
      .join("publications as p", "p.id", "i.publication_id")
      .join("reports as r", "r.id", "i.report_id")
      .where("p.month", month)
      .where("p.seq", ">", publication)
      .orderBy("p.seq")
      .select<RepublishedMonth[]>(
        { officerId: "r.officer_id", month: "p.month", report: "i.report_id", version: "i.report_version" },
        { total: "i.total", grade: "i.grade", ungraded: "i.ungraded", publication: "p.seq" },
      ); // prettier-ignore
    for (const row of rows)
      newest.set(Number(row.report), {
        ...row,
        officerId: Number(row.officerId),
        report: Number(row.report),
      });
  }
  return [...newest.values()];
}

/** Officers a 核实扣分 was entered for after an assessment took them. */
export async function readLateDeductions(
  db: Knex,
  assessment: Pick<StoredAssessment, "period">,
  sources: readonly AssessmentSources[],
): Promise<number[]> {
  const quarters = quartersOf(assessedPeriod(assessment.period)!);
  const officers: number[] = [];
  for (const [index, { deductionsTo }] of sources.entries()) {
    const quarter = quarters[index];
    if (quarter === undefined) continue;
    officers.push(
      ...(await db("verification_deductions")
        .where({ quarter })
        .where("id", ">", deductionsTo)
        .pluck<number[]>("officer_id")),
    );
  }
  return officers.map(Number);
}

/** Officers an appraisal of the year was entered for after it was computed. */
async function readLateAppraisals(
  db: Knex,
  { kind, period, sources }: Pick<StoredAssessment, "kind" | "period" | "sources">,
): Promise<number[]> {
  if (kind !== "year") return [];
  const ids = await db("appraisal_versions")
    .where({ year: Number(period) })
    .where("id", ">", sources.appraisalsTo)
    .distinct("officer_id")
    .pluck<number[]>("officer_id");
  return ids.map(Number);
}

/** Whose results would perhaps be others today: a month was published again, a deduction or appraisal entered since. */
export async function readChangedOfficers(db: Knex, assessment: StoredAssessment): Promise<Set<number>> {
  const sources = await quarterSources(db, assessment);
  const months = await readRepublished(db, sources);
  return new Set([
    ...months.map(({ officerId }) => officerId),
    ...(await readLateDeductions(db, assessment, sources)),
    ...(await readLateAppraisals(db, assessment)),
  ]);
}
