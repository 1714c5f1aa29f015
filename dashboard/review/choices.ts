import { GRADES, stepsUp } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { ReviewPool, ReviewRow, SignRow } from "../../domain/messages/review.ts";
import { excellentQuota } from "../../domain/quota.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";

/** What a reviewer decided on the page and has not signed yet: a grade, or 不定等次. */
export interface Choice {
  grade: Grade | null;
  ungraded: UngradedReason | null;
  reason: string;
  opinion: string;
  /** The version the reviewer had before him: a file changed since then is refused by the server. */
  version: number;
}
export type Choices = Readonly<Record<string, Choice>>;

/** 优秀 of the pool, signed or chosen, beside its quota (细则 §5). */
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
const GRADABLE: readonly ReportState[] = ["submitted", "signing", "signed"];

/** Why a row cannot be signed, or `null`: not handed in, handed back, blocked, or already checked or published. */
export function closedBy({ state, obstacle }: ReviewRow): "draft" | "returned" | "final" | "obstacle" | null {
  if (state === "returned") return "returned";
  if (!HANDED_IN.includes(state)) return "draft";
  if (!GRADABLE.includes(state)) return "final";
  return obstacle === null ? null : "obstacle";
}

/** The reader's own signature stands over what is shown. */
export function isSigned({ own }: ReviewRow): boolean {
  return own?.validity === "valid";
}

/** Somebody signed it, and what was signed is no longer what stands there. */
export function isBroken({ signatures, own }: ReviewRow): boolean {
  return [...signatures, ...(own ? [own] : [])].some(({ validity }) => validity !== "valid");
}

/** Waits for the reader: handed in and not validly signed by him. */
export function isWaiting(row: ReviewRow): boolean {
  return closedBy(row) === null && !isSigned(row) && (row.state !== "signed" || isBroken(row));
}

/** The choices that still hold: made for the version that is shown, of a file that may be signed. */
export function standing(rows: readonly ReviewRow[], choices: Choices): Choices {
  return Object.fromEntries(
    rows.flatMap((row): [string, Choice][] => {
      const choice = choices[row.policeNo];
      return choice?.version === row.version && closedBy(row) === null ? [[row.policeNo, choice]] : [];
    }),
  );
}

function isDecided(row: ReviewRow, choices: Choices): boolean {
  const choice = choices[row.policeNo];
  if (choice) return choice.grade !== null || choice.ungraded !== null;
  return !isWaiting(row);
}

export function quotaOf(
  rows: readonly ReviewRow[],
  choices: Choices,
  grading: GradingRules,
  pool: ReviewPool | null,
): Quota {
  if (!pool) return { used: 0, base: 0, allowed: 0 };
  const chosen = rows.filter((row) => row.pool === pool.key && choices[row.policeNo]);
  const isExcellent = (grade: Grade | null) => (grade === "excellent" ? 1 : 0);
  const used = chosen.reduce(
    (sum, row) => sum + isExcellent(choices[row.policeNo]!.grade) - isExcellent(row.grade),
    pool.used,
  );
  const left = chosen.filter(
    (row) => choices[row.policeNo]!.ungraded !== null && row.suggestedGrade !== null,
  );
  const base = pool.fixed ? pool.base : pool.base - left.filter((row) => row.ungraded === null).length;
  return { used, base, allowed: excellentQuota(base, grading.quota.percent) };
}

/** The grades a reviewer may choose for a row: one step from the suggestion, 优秀 from 90.00 (细则 §5). */
export function openGrades(row: ReviewRow, grading: GradingRules): Grade[] {
  const { suggestedGrade: suggestion } = row;
  if (suggestion === null) return [];
  return GRADES.filter(
    (grade) =>
      Math.abs(stepsUp(suggestion, grade)) <= grading.reviewer.steps &&
      (grade !== "excellent" || (totalOf(row) >= grading.excellentAtLeast && row.bars.length === 0)),
  );
}

/** A departure from the suggestion needs a reason, but for 良好 where the quota has no room; so does 不定等次 by his own word. */
export function needsReason(row: ReviewRow, { grade, ungraded }: Choice, quota: Quota): boolean {
  if (ungraded !== null) return ungraded !== "netDays";
  if (grade === null || row.suggestedGrade === grade) return false;
  const noRoom = row.suggestedGrade === "excellent" && grade === "good" && quota.used >= quota.allowed;
  return !noRoom;
}

/** Characters as the server counts them: without the blanks around, each rare character as one. */
export function lengthOf(reason: string): number {
  return [...reason.trim()].length;
}

/** Chosen rows whose reason is still too short. */
export function shortReasons(
  rows: readonly ReviewRow[],
  choices: Choices,
  grading: GradingRules,
  pool: ReviewPool | null,
): readonly ReviewRow[] {
  const quota = quotaOf(rows, choices, grading, pool);
  return rows.filter((row) => {
    const choice = choices[row.policeNo];
    return (
      choice !== undefined &&
      needsReason(row, choice, quota) &&
      lengthOf(choice.reason) < grading.reviewer.reasonLength
    );
  });
}

/**
 * 按建议评定: a choice for every row that waits and has none. Candidates for 优秀 take the quota's free places by their
 * totals, the others of them are 良好; where equal totals meet the last place, the reviewer decides among those `tied`.
 * Too few days are 不定等次. What was decided before stays.
 */
export function chooseSuggested(
  rows: readonly ReviewRow[],
  choices: Choices,
  grading: GradingRules,
  pool: ReviewPool | null,
): { choices: Choices; added: number; tied: number } {
  const { used, allowed } = quotaOf(rows, choices, grading, pool);
  const open = rows.filter((row) => closedBy(row) === null && !isDecided(row, choices));
  const candidates = open.filter((row) => row.suggestedGrade === "excellent");
  const free = Math.max(0, allowed - used);
  const better = (row: ReviewRow) => candidates.filter((one) => totalOf(one) > totalOf(row)).length;
  const asGood = (row: ReviewRow) => candidates.filter((one) => totalOf(one) >= totalOf(row)).length;
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
    if (grade || row.ungradable) added.push([row.policeNo, newChoice(row, { grade, ungraded: grade ? null : row.ungradable })]); // prettier-ignore
  }
  return { choices: { ...choices, ...Object.fromEntries(added) }, added: added.length, tied };
}

/** A choice begun from what he signed before, if anything. */
export function newChoice(row: ReviewRow, parts: Partial<Choice>): Choice {
  const { own } = row;
  return {
    ...{ grade: null, ungraded: null, reason: own?.reason ?? "", opinion: own?.opinion ?? "" },
    ...{ version: row.version, ...parts },
  };
}

function totalOf({ total }: ReviewRow): number {
  return total ?? 0;
}

/** What is to be signed: each choice with the version it was made for, unless the same stands signed already. */
export function rowsToSign(rows: readonly ReviewRow[], choices: Choices): SignRow[] {
  return rows.flatMap((row) => {
    const choice = choices[row.policeNo];
    if (!choice || (choice.grade === null && choice.ungraded === null)) return [];
    const reason = choice.reason.trim();
    const opinion = choice.opinion.trim();
    const { own } = row;
    const same =
      isSigned(row) &&
      own?.grade === choice.grade &&
      own.ungraded === choice.ungraded &&
      (own.reason ?? "") === reason &&
      (own.opinion ?? "") === opinion;
    if (same) return [];
    return [
      {
        ...{ policeNo: row.policeNo, version: choice.version },
        ...(choice.grade ? { grade: choice.grade } : { ungraded: choice.ungraded! }),
        ...(reason === "" ? {} : { reason }),
        ...(opinion === "" ? {} : { opinion }),
      },
    ];
  });
}
