import type { Knex } from "knex";
import type { Area } from "../../domain/area.ts";
import type { Grade } from "../../domain/grade.ts";
import type { PointsSummary } from "../../domain/messages.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Hundredths, Points } from "../../domain/scoring/points.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import { upsertRows } from "../database/bulk.ts";
import type { Subject } from "./subject-store.ts";

export interface ScoredReport {
  reportId: number;
  subject: Subject;
  points: Points;
  inputsHash: string;
}

export interface StoredPoints extends PointsSummary {
  suggestedGrade: Grade | null;
  inputsHash: string;
}

/** Points of each indicator travel as one array in rule-set order: `null` is 不适用. */
export async function savePoints(
  trx: Knex.Transaction,
  where: { month: Month; unitId: number; series: Series },
  rules: CompiledRules,
  scored: readonly ScoredReport[],
): Promise<void> {
  await upsertRows(
    trx,
    "points",
    scored.map((one) => pointsRow(where, rules, one)),
    ["report_id", "rule_set"],
    // A report never changes its month and officer: the indexes over them stay untouched.
    { update: UPDATED },
  );
}

/** One officer's points as their row stands in the table. */
export function pointsRow(
  where: { month: Month; unitId: number; series: Series },
  rules: CompiledRules,
  { reportId, subject, points, inputsHash }: ScoredReport,
) {
  return {
    report_id: reportId,
    rule_set: rules.version,
    month: where.month,
    officer_id: subject.officerId,
    unit_id: where.unitId,
    series: where.series,
    level: subject.level,
    post_type: subject.postType,
    total: points.total,
    zz: points.areas.ZZ,
    jj: points.areas.JJ,
    gz: points.areas.GZ,
    kq: points.areas.KQ,
    sh: points.areas.SH,
    jc: points.areas.JC,
    indicators: indicatorsText(rules, points),
    suggested_grade: points.suggestedGrade,
    inputs_hash: inputsHash,
  };
}

const UPDATED = [
  "unit_id", "series", "level", "post_type", "total", "zz", "jj", "gz", "kq", "sh", "jc", "indicators",
  "suggested_grade", "inputs_hash",
]; // prettier-ignore

function indicatorsText(rules: CompiledRules, points: Points): string {
  let text = "[";
  for (const { code } of rules.indicators)
    text += (text.length > 1 ? "," : "") + String(points.indicators[code] ?? null);
  return text + "]";
}

export async function readPoints(
  db: Knex,
  rules: CompiledRules,
  reportIds: readonly number[],
): Promise<Map<number, StoredPoints>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("points")
    .where("rule_set", rules.version)
    .whereIn("report_id", reportIds)
    .select<Record<string, unknown>[]>(
      "report_id",
      "total",
      "zz",
      "jj",
      "gz",
      "kq",
      "sh",
      "jc",
      "indicators",
      "suggested_grade",
      "inputs_hash",
    );
  return new Map(rows.map((row) => [row.report_id as number, storedPoints(rules, row)]));
}

function storedPoints(rules: CompiledRules, row: Record<string, unknown>): StoredPoints {
  const earned = JSON.parse(row.indicators as string) as (Hundredths | null)[];
  const indicators: Record<string, Hundredths | null> = {};
  for (let index = 0; index < rules.indicators.length; index++)
    indicators[rules.indicators[index]!.code] = earned[index] ?? null;
  return {
    total: row.total as Hundredths,
    areas: { ZZ: row.zz, JJ: row.jj, GZ: row.gz, KQ: row.kq, SH: row.sh, JC: row.jc } as Record<
      Area,
      Hundredths | null
    >,
    indicators,
    suggestedGrade: row.suggested_grade as Grade | null,
    inputsHash: row.inputs_hash as string,
  };
}
