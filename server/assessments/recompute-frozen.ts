import { conclude, weigh, type Weighed } from "../../domain/assessment/conclude.ts";
import type { StandingDetail } from "../../domain/assessment/detail.ts";
import { lastDayOf } from "../../domain/month.ts";
import { assessedPeriod } from "../../domain/assessment/period.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { readAssessments, type StoredAssessment } from "./assessment-store.ts";
import { frozenRows } from "./frozen-store.ts";
import { gatherLater } from "./gather-later.ts";
import type { Gathered } from "./gather-quarter.ts";
import { standingRow, type StandingRow } from "./standing-rows.ts";

export interface RecomputeReport {
  assessments: number;
  rows: number;
  /** What came out otherwise, in words; empty when everything is reproduced bit for bit. */
  differences: string[];
}

/**
 * Recomputes every frozen result from the inputs stored with it, under the rule set it names: scores, reasons, grades,
 * places, details and hashes must come out bit for bit; and the quarters a half-year or year was made of must be the
 * frozen ones. Nothing is written.
 */
export async function recomputeFrozen(context: Pick<Context, "db" | "rules">): Promise<RecomputeReport> {
  const report: RecomputeReport = { assessments: 0, rows: 0, differences: [] };
  for (const assessment of await readAssessments(context.db, {})) {
    if (assessment.state === "replaced") continue;
    report.assessments += 1;
    await recomputeOne(context, assessment, report);
    if (assessment.kind !== "quarter") await compareParts(context, assessment, report);
  }
  return report;
}

async function recomputeOne(
  { db, rules }: Pick<Context, "db" | "rules">,
  assessment: StoredAssessment,
  report: RecomputeReport,
): Promise<void> {
  const { ruleSet } = rules.compiled(assessment.ruleSet);
  const weighed: Weighed[] = [];
  for await (const rows of frozenRows(db, assessment.id))
    for (const row of rows) weighed.push(weigh(ruleSet, whoOf(row), detailOf(row)));
  const concluded = conclude(ruleSet, weighed);
  const { period: text, run, id } = assessment;
  for await (const rows of frozenRows(db, id))
    for (const row of rows) {
      report.rows += 1;
      const again = standingRow(
        id,
        { text },
        assessment.ruleSet,
        gatheredOf(row),
        concluded.get(row.officer_id)!,
      );
      const wrong = Object.keys(again).filter((column) => again[column] !== row[column]);
      for (const column of wrong)
        report.differences.push(
          `${text} (run ${run}) officer ${row.officer_id} ${column}: stored ${brief(row[column])}, recomputed ${brief(again[column])}`,
        );
    }
}

/** The quarters in a later assessment's inputs against the frozen quarters themselves. */
async function compareParts(
  { db, rules }: Pick<Context, "db" | "rules">,
  assessment: StoredAssessment,
  report: RecomputeReport,
): Promise<void> {
  const sources = await readAssessments(db, { ids: assessment.sources.quarters.map(({ id }) => id) });
  const quarters = sources.map((one) => ({
    ...{ id: one.id, period: one.period },
    rules: rules.compiled(one.ruleSet).ruleSet.composition.quarter,
  }));
  const lastDay = lastDayOf(assessedPeriod(assessment.period)!.last);
  const parts = new Map<number, string>();
  for await (const chunk of gatherLater(db, { quarters, lastDay, year: null }))
    for (const { officerId, detail } of chunk)
      if (detail.kind !== "quarter") parts.set(officerId, canonicalJson(detail.inputs.quarters));
  for await (const rows of frozenRows(db, assessment.id))
    for (const row of rows) {
      const detail = detailOf(row);
      if (detail.kind === "quarter" || canonicalJson(detail.inputs.quarters) === parts.get(row.officer_id))
        continue;
      report.differences.push(
        `${assessment.period} (run ${assessment.run}) officer ${row.officer_id}: its quarters are not the frozen ones`,
      );
    }
}

function detailOf(row: StandingRow): StandingDetail {
  return JSON.parse(row.detail) as StandingDetail;
}

function whoOf(row: StandingRow): Omit<Gathered, "detail"> {
  return {
    ...{ officerId: row.officer_id, unitId: row.unit_id },
    ...{ series: row.series as Series, level: row.level as Level, postType: row.post_type as PostType },
  };
}

function gatheredOf(row: StandingRow): Gathered {
  return { ...whoOf(row), detail: detailOf(row) };
}

function brief(value: string | number | null | undefined): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
