import type { Knex } from "knex";
import type { StandingDetail, YearInputs, YearVerdict } from "../../../domain/assessment/detail.ts";
import {
  assessedPeriod,
  periodsOfYear,
  type AssessmentKind,
  type PeriodText,
} from "../../../domain/assessment/period.ts";
import type { UnrankedReason } from "../../../domain/assessment/unranked.ts";
import type { Grade } from "../../../domain/grade.ts";
import type { CompiledRules } from "../../../domain/scoring/compile-rules.ts";
import type { Hundredths } from "../../../domain/scoring/points.ts";
import type { CompositionRules } from "../../../domain/rules/composition-rules.ts";
import { PUBLIC_STATES } from "../../assessments/assessment-sight.ts";
import { readAssessments, type StoredAssessment } from "../../assessments/assessment-store.ts";
import { readChangedOfficers } from "../../assessments/changed-store.ts";

/** One of the seven periods of the year: four quarters, two half-years, the year. */
export interface AnnualPeriod {
  period: PeriodText;
  /** 一季度, 上半年, 年度 … */
  name: string;
  kind: AssessmentKind;
  /** Null: 未公布. Drafts are nobody's to take home. */
  run: StoredAssessment | null;
}

const NAMES: Record<string, string> = {
  ...{ Q1: "一季度", Q2: "二季度", Q3: "三季度", Q4: "四季度", H1: "上半年", H2: "下半年" },
};

/** The periods of a year with their newest announced runs. */
export async function readAnnualPeriods(db: Knex, year: number): Promise<AnnualPeriod[]> {
  const periods = periodsOfYear(year);
  const found = await readAssessments(db, { periods, states: PUBLIC_STATES });
  const runs = new Map(found.map((run) => [run.period, run]));
  return periods.map((period) => ({
    period,
    name: NAMES[period.slice(5)] ?? "年度",
    kind: assessedPeriod(period)!.kind,
    run: runs.get(period) ?? null,
  }));
}

/** One officer's frozen result of a period. */
export interface AnnualResult {
  period: PeriodText;
  unitId: number;
  score: Hundredths | null;
  reason: UnrankedReason | null;
  grade: Grade | null;
  place: number | null;
  of: number | null;
  /** Of the year only: what was entered besides the quarters, and how the grade came about. */
  year: { inputs: YearInputs; verdict: YearVerdict | null } | null;
}

export type ResultsOf = ReadonlyMap<PeriodText, AnnualResult>;

/** The announced results of some officers, by officer and period. What they were computed from is read for the year alone. */
export async function readAnnualResults(
  db: Knex,
  periods: readonly AnnualPeriod[],
  officerIds: readonly number[],
): Promise<Map<number, Map<PeriodText, AnnualResult>>> {
  const runs = new Map(periods.flatMap(({ period, run }) => (run ? [[run.id, period] as const] : [])));
  const found = new Map<number, Map<PeriodText, AnnualResult>>();
  if (runs.size === 0 || officerIds.length === 0) return found;
  const year = periods.find(({ kind }) => kind === "year")?.run?.id ?? 0;
  const rows = await db("standings")
    .whereIn("officer_id", [...officerIds])
    .whereIn("assessment_id", [...runs.keys()])
    .select<ResultRow[]>(
      { run: "assessment_id", officerId: "officer_id", unitId: "unit_id", score: "score", reason: "reason" },
      { grade: "grade", place: "place", of: "of_count" },
      db.raw("case when assessment_id = ? then detail end as detail", [year]),
    ); // prettier-ignore
  for (const { run, officerId, detail, ...row } of rows) {
    const period = runs.get(Number(run))!;
    const own = found.get(Number(officerId)) ?? new Map<PeriodText, AnnualResult>();
    found.set(Number(officerId), own);
    const parsed = detail === null ? null : (JSON.parse(detail) as StandingDetail);
    own.set(period, {
      ...row,
      period,
      ...{ unitId: Number(row.unitId), of: row.of === null ? null : Number(row.of) },
      year: parsed?.kind === "year" ? { inputs: parsed.inputs, verdict: parsed.verdict } : null,
    });
  }
  return found;
}

interface ResultRow extends Omit<AnnualResult, "year" | "period"> {
  run: number;
  officerId: number;
  detail: string | null;
}

/** How the year is composed: of the rules its announced result followed, or of those in force. */
export function compositionOf(
  compiled: (version: string) => CompiledRules,
  periods: readonly AnnualPeriod[],
  inForce: string,
): CompositionRules {
  const run = periods.find(({ kind }) => kind === "year")?.run;
  return compiled(run?.ruleSet ?? inForce).ruleSet.composition;
}

/** Officers with a month or deduction corrected after a period was announced, by period. */
export async function readChanged(
  db: Knex,
  periods: readonly AnnualPeriod[],
): Promise<Map<PeriodText, ReadonlySet<number>>> {
  const changed = new Map<PeriodText, ReadonlySet<number>>();
  for (const { period, run } of periods) if (run) changed.set(period, await readChangedOfficers(db, run));
  return changed;
}

/** What the announced results of some units come to. */
export interface PeriodTotals {
  officers: number;
  scored: number;
  ranked: number;
  sum: Hundredths;
  grades: Partial<Record<Grade, number>>;
}

/** The announced results of the year added up by period: of some units, or of the bureau. One grouped query. */
export async function readPeriodTotals(
  db: Knex,
  periods: readonly AnnualPeriod[],
  unitIds: "all" | readonly number[],
): Promise<Map<PeriodText, PeriodTotals>> {
  const runs = new Map(periods.flatMap(({ period, run }) => (run ? [[run.id, period] as const] : [])));
  const totals = new Map<PeriodText, PeriodTotals>();
  const query = db("standings").whereIn("assessment_id", [...runs.keys()]);
  if (unitIds !== "all") void query.whereIn("unit_id", [...unitIds]);
  const rows = await query
    .groupBy("assessment_id", "grade")
    .select<{ run: number; grade: Grade | null }[]>({ run: "assessment_id", grade: "grade" })
    .count<TotalRow[]>({ officers: "*", scored: "score", ranked: "place" })
    .sum<TotalRow[]>({ sum: "score" });
  for (const row of rows) {
    const period = runs.get(Number(row.run))!;
    const known = totals.get(period) ?? { officers: 0, scored: 0, ranked: 0, sum: 0, grades: {} };
    totals.set(period, known);
    for (const key of ["officers", "scored", "ranked", "sum"] as const) known[key] += Number(row[key] ?? 0);
    if (row.grade) known.grades[row.grade] = Number(row.officers);
  }
  return totals;
}

interface TotalRow {
  run: number;
  grade: Grade | null;
  officers: number;
  scored: number;
  ranked: number;
  sum: number | string | null;
}
