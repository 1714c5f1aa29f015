import { GRADES, stepsUp } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import type { FormRow, GradeRequest, ReportState } from "../../domain/messages.ts";
import { excellentQuota } from "../../domain/quota.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";

/** A grade chosen on the page and not yet saved. */
export interface Choice {
  grade: Grade;
  reason: string;
  /** The version the reviewer had before him: a file changed since then is refused by the server. */
  version: number;
}
export type Choices = Readonly<Record<string, Choice>>;

/** 优秀 among the rows shown, saved or chosen, beside the quota of their base (细则 §5). */
export interface Quota {
  used: number;
  allowed: number;
  base: number;
}

const HANDED_IN: readonly ReportState[] = [
  "submitted",
  "signing",
  "signed",
  "checked",
  "published",
  "locked",
];
const GRADABLE: readonly ReportState[] = ["submitted", "signed"];

/** Why a row cannot be graded, or `null`: not handed in, no grade this month, or already checked or published. */
export function closedBy({ state, suggestedGrade }: FormRow): "draft" | "ungraded" | "final" | null {
  if (!HANDED_IN.includes(state)) return "draft";
  if (!GRADABLE.includes(state)) return "final";
  return suggestedGrade === null ? "ungraded" : null;
}

/** The choices that still hold: made for the version that is shown, of a file that may be graded. */
export function standing(rows: readonly FormRow[], choices: Choices): Choices {
  return Object.fromEntries(
    rows.flatMap((row): [string, Choice][] => {
      const choice = choices[row.policeNo];
      return choice?.version === row.version && closedBy(row) === null ? [[row.policeNo, choice]] : [];
    }),
  );
}

export function gradeOf(row: FormRow, choices: Choices): Grade | null {
  return choices[row.policeNo]?.grade ?? row.grade;
}

export function quotaOf(rows: readonly FormRow[], choices: Choices, grading: GradingRules): Quota {
  const base = rows.filter((row) => HANDED_IN.includes(row.state) && row.suggestedGrade !== null).length;
  const used = rows.filter((row) => gradeOf(row, choices) === "excellent").length;
  return { used, base, allowed: excellentQuota(base, grading.quota.percent) };
}

/** The grades a reviewer may choose for a row: one step from the suggestion, 优秀 from 90.00 (细则 §5). */
export function openGrades(row: FormRow, grading: GradingRules): Grade[] {
  const { suggestedGrade: suggestion } = row;
  if (suggestion === null) return [];
  return GRADES.filter(
    (grade) =>
      Math.abs(stepsUp(suggestion, grade)) <= grading.reviewer.steps &&
      (grade !== "excellent" || totalOf(row) >= grading.excellentAtLeast),
  );
}

/** A grade other than the suggestion needs a reason, except 良好 for a candidate the quota has no room for. */
export function needsReason(row: FormRow, grade: Grade, quota: Quota): boolean {
  if (row.suggestedGrade === grade) return false;
  const noRoom = row.suggestedGrade === "excellent" && grade === "good" && quota.used >= quota.allowed;
  return !noRoom;
}

/** Characters as the server counts them: without the blanks around, each rare character as one. */
export function lengthOf(reason: string): number {
  return [...reason.trim()].length;
}

/** Chosen rows whose reason is still too short. */
export function shortReasons(
  rows: readonly FormRow[],
  choices: Choices,
  grading: GradingRules,
): readonly FormRow[] {
  const quota = quotaOf(rows, choices, grading);
  return rows.filter((row) => {
    const choice = choices[row.policeNo];
    return (
      choice !== undefined &&
      needsReason(row, choice.grade, quota) &&
      lengthOf(choice.reason) < grading.reviewer.reasonLength
    );
  });
}

/**
 * 按建议评定: a choice for every row that has none yet and no grade. Candidates for 优秀 take the quota's free places
 * by their totals, the others of them are 良好; where equal totals meet the last place, the reviewer decides among
 * those `tied`. What was decided before stays.
 */
export function chooseSuggested(
  rows: readonly FormRow[],
  choices: Choices,
  grading: GradingRules,
): { choices: Choices; added: number; tied: number } {
  const { used, allowed } = quotaOf(rows, choices, grading);
  const open = rows.filter((row) => closedBy(row) === null && gradeOf(row, choices) === null);
  const candidates = open.filter((row) => row.suggestedGrade === "excellent");
  const free = Math.max(0, allowed - used);
  const better = (row: FormRow) => candidates.filter((one) => totalOf(one) > totalOf(row)).length;
  const asGood = (row: FormRow) => candidates.filter((one) => totalOf(one) >= totalOf(row)).length;
  const added: [string, Choice][] = [];
  let tied = 0;
  for (const row of open) {
    let grade = row.suggestedGrade;
    if (grade === "excellent" && asGood(row) > free) {
      if (better(row) < free) {
        tied += 1;
        continue;
      }
      grade = "good";
    }
    if (grade) added.push([row.policeNo, { grade, reason: "", version: row.version }]);
  }
  return { choices: { ...choices, ...Object.fromEntries(added) }, added: added.length, tied };
}

function totalOf({ points }: FormRow): number {
  return points?.total ?? 0;
}

/** What is to be sent: chosen grades that differ from the saved ones, each with the version it was chosen for. */
export function changedGrades(rows: readonly FormRow[], choices: Choices): GradeRequest["grades"] {
  return rows.flatMap((row) => {
    const choice = choices[row.policeNo];
    if (!choice || choice.grade === row.grade) return [];
    const reason = choice.reason.trim();
    return [
      {
        policeNo: row.policeNo,
        version: choice.version,
        grade: choice.grade,
        ...(reason === "" ? {} : { reason }),
      },
    ];
  });
}
