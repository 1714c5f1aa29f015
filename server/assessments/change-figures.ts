import type { Knex } from "knex";
import type { Conclusion } from "../../domain/assessment/conclude.ts";
import type { MonthInput } from "../../domain/assessment/detail.ts";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { AssessmentChanges, ChangedMonth, StandingChange } from "../../domain/messages/assessments.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { lineOf, type StoredAssessment } from "./assessment-store.ts";
import { readChangedOfficers } from "./changed-store.ts";
import { differ, recomputeNow, type QuarterPair } from "./recompute-now.ts";
import { requireVisible } from "./standing-figures.ts";
import type { Standing } from "./standing-store.ts";

/**
 * 更正注记 (细则 §13): what was corrected after an assessment was made, what would come out today, and who would change
 * place. The announced result stays as it is.
 */
export async function assessmentChanges(
  context: Context,
  person: SignedInPerson,
  period: PeriodText,
): Promise<AssessmentChanges> {
  const assessment = await requireVisible(context.db, person, period);
  return { assessment: lineOf(assessment), rows: await changesOf(context, person, assessment) };
}

/** Corrected ones first, then those who are moved by them, by list and place. */
export async function changesOf(
  context: Context,
  person: SignedInPerson,
  assessment: StoredAssessment,
): Promise<StandingChange[]> {
  const { db } = context;
  const affected = [...(await readChangedOfficers(db, assessment))].sort((a, b) => a - b);
  if (affected.length === 0) return [];
  const { ruleSet } = context.rules.compiled(assessment.ruleSet);
  const { standings, concluded, quarters } = await recomputeNow(context, db, assessment, affected);
  const corrections = await readCorrections(db, quarters);
  const tellsReasons = [
    "assessmentOffice",
    "filesOffice",
    "politicalOffice",
    "disciplineOffice",
    "chief",
  ] as const;
  const office = tellsReasons.some((role) => person.roles.has(role));
  const rows: { change: StandingChange; own: boolean }[] = [];
  for (const [officerId, standing] of standings) {
    const pairs = (quarters.get(officerId) ?? []).filter(differ);
    const told = office || person.officerId === officerId;
    const change = changeOf(ruleSet, standing, concluded.get(officerId)!, pairs, (month) =>
      (corrections.get(month.report) ?? [])
        .filter(({ version }) => version > month.version)
        .map(({ id, at, reason }) => ({ id, at, reason: told ? reason : null })),
    );
    const own = quarters.has(officerId) && (pairs.length > 0 || isMoved(change));
    if (own || isMoved(change)) rows.push({ change, own });
  }
  return rows
    .sort(
      (a, b) =>
        Number(b.own) - Number(a.own) ||
        (a.change.list < b.change.list ? -1 : a.change.list > b.change.list ? 1 : 0) ||
        (a.change.place.announced ?? Infinity) - (b.change.place.announced ?? Infinity) ||
        (a.change.policeNo < b.change.policeNo ? -1 : 1),
    )
    .map(({ change }) => change);
}

function isMoved({ score, place, grade }: StandingChange): boolean {
  return score.announced !== score.now || place.announced !== place.now || grade.announced !== grade.now;
}

function changeOf(
  rules: RuleSet,
  standing: Standing,
  now: Conclusion,
  pairs: readonly QuarterPair[],
  correctionsOf: (month: MonthInput) => ChangedMonth["corrections"],
): StandingChange {
  const { policeNo, name, unitName, list, score, place, grade } = standing;
  return {
    ...{ policeNo, name, unitName, list },
    months: pairs.flatMap((pair) => monthsOf(pair, correctionsOf)),
    deductions: pairs.flatMap((pair) => deductionsOf(rules, pair)),
    score: { announced: score, now: now.score },
    place: { announced: place, now: now.place },
    grade: { announced: grade, now: now.grade },
  };
}

function monthsOf(
  { before, after }: QuarterPair,
  correctionsOf: (month: MonthInput) => ChangedMonth["corrections"],
): ChangedMonth[] {
  const none = { version: 0, total: null, grade: null };
  return after.months.flatMap((month) => {
    const old = before.months.find((one) => one.month === month.month);
    if (old && old.version === month.version && old.total === month.total && old.grade === month.grade)
      return [];
    return {
      month: month.month,
      before: old ? { version: old.version, total: old.total, grade: old.grade } : none,
      after: { version: month.version, total: month.total, grade: month.grade },
      corrections: correctionsOf(old ?? { ...month, version: 0 }),
    };
  });
}

function deductionsOf(rules: RuleSet, { before, after }: QuarterPair): StandingChange["deductions"] {
  return rules.composition.quarter.verificationDeductions.flatMap(({ code, name }) => {
    const times = (inputs: QuarterPair["before"]): number =>
      inputs.deductions.find((one) => one.code === code)?.times ?? 0;
    const [was, is] = [times(before), times(after)];
    return was === is ? [] : [{ code, name, before: was, after: is }];
  });
}

interface Correction {
  id: number;
  at: string;
  reason: string;
  version: number;
}

/** Corrections carried out on these officers' reports, by report, oldest first. */
async function readCorrections(
  db: Knex,
  quarters: ReadonlyMap<number, readonly QuarterPair[]>,
): Promise<Map<number, Correction[]>> {
  const reports = [...quarters.values()].flatMap((pairs) =>
    pairs.filter(differ).flatMap(({ after }) => after.months.map(({ report }) => report)),
  );
  const rows = await db("corrections")
    .whereIn("report_id", reports)
    .whereNotNull("new_version")
    .orderBy("id")
    .select<(Correction & { report: number })[]>(
      { id: "id", at: "decided_at", reason: "reason", version: "new_version", report: "report_id" },
    ); // prettier-ignore
  const found = new Map<number, Correction[]>();
  for (const { report, ...row } of rows) {
    const one = { ...row, id: Number(row.id), version: Number(row.version) };
    found.set(Number(report), [...(found.get(Number(report)) ?? []), one]);
  }
  return found;
}
