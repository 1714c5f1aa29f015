import { checkGrade } from "../../domain/grading.ts";
import type { Bilingual } from "../../domain/language.ts";
import type { SignRow } from "../../domain/messages/review.ts";
import { mayMove } from "../../domain/report-life.ts";
import { isSame, type Actor, type Reviewer, type Reviewing } from "../../domain/routing.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import type { ExcellentPools } from "./excellent-pools.ts";
import type { ReviewCase } from "./review-readings.ts";
import type { PostedSubject } from "./subject-store.ts";

/** What is said of a row nothing further is said about. */
export const SAYS = {
  unknown: {
    zh: "此人不由您审核，或本月没有月报。",
    en: "You do not review this officer, or there is no report.",
  },
  himself: { zh: "不能评定本人。", en: "Nobody grades himself." },
  filled: {
    zh: "这份月报由您填报，须由他人审核。",
    en: "You filled this report; somebody else must review it.",
  },
  stale: {
    zh: "月报已被修改，请刷新后再评定。",
    en: "The report changed meanwhile. Refresh and grade again.",
  },
  draft: { zh: "月报尚未提交，提交后才能评定。", en: "The report has not been submitted yet." },
  final: {
    zh: "本月结果已复核或公布，不能再改动等次。",
    en: "The month is checked or published; its grades stand.",
  },
  twice: { zh: "同一人在本次评定中出现两次。", en: "The same officer appears twice." },
  sentBack: {
    zh: "两位审核人所签等次不一致，已退回双方，请商定后各自重新签字。",
    en: "The two reviewers signed different grades: both are asked to agree and sign anew.",
  },
  partial: { zh: "已签字，等待另一位审核人签字。", en: "Signed; the other reviewer has still to sign." },
} satisfies Record<string, Bilingual>;

/** The place a person signs from, if this report is his to review. */
export function reviewerAmong(reviewing: Reviewing | undefined, person: Actor): Reviewer | null {
  return reviewing?.reviewers.find((one) => isSame(one, person)) ?? null;
}

/** Why this is not his to sign, told no further than he may know. */
export function notHis(
  person: Actor & { heads: ReadonlySet<number>; inCharge: ReadonlySet<number> },
  subject: PostedSubject | undefined,
  filledBy: number | undefined,
): Bilingual {
  if (subject && subject.officerId === person.officerId) return SAYS.himself;
  const overs =
    subject !== undefined && (person.heads.has(subject.unit.id) || person.inCharge.has(subject.unit.id));
  return overs && filledBy === person.accountId ? SAYS.filled : SAYS.unknown;
}

const FINAL: ReadonlySet<string> = new Set(["checked", "published", "locked"]);

/** Why a report cannot be signed as it stands, before anything is said about the grade. */
export function notNow({ report, obstacle }: ReviewCase, wanted: SignRow): Bilingual | string | null {
  if (report.version !== wanted.version) return SAYS.stale;
  if (FINAL.has(report.state)) return SAYS.final;
  if (!mayMove(report.state, "sign")) return SAYS.draft;
  return obstacle;
}

/** Whether this grade or 不定等次 may be signed (细则 §5); `null` = it may. */
export function checkResult(
  { subject, points }: ReviewCase,
  wanted: SignRow,
  pools: ExcellentPools,
  grading: GradingRules,
): Bilingual | null {
  if (wanted.grade === undefined) return checkUngraded(points.ungradable, wanted, grading);
  const limit = checkGrade({
    ...{ points, suggestion: points.suggestedGrade, grade: wanted.grade, reason: wanted.reason, grading },
    quotaLeft: pools.left(subject.officerId),
    passedOver: pools.isPassedOver(subject.officerId),
  });
  return limit?.message ?? null;
}

/** 不定等次: too few days is the calendar's word alone; what the reviewer says himself he gives a reason for. */
function checkUngraded(
  computed: "netDays" | null,
  { ungraded, reason }: SignRow,
  { reviewer, ungradable }: GradingRules,
): Bilingual | null {
  if (ungraded === "netDays") {
    if (computed === "netDays") return null;
    const { below } = ungradable.netDays;
    return {
      zh: `净工作日不少于 ${below} 天，不能以此不定等次。`,
      en: `There were ${below} net workdays or more: that is no reason to leave the grade open.`,
    };
  }
  if ([...(reason ?? "").trim()].length >= reviewer.reasonLength) return null;
  return {
    zh: `不定等次请写明情况(不少于 ${reviewer.reasonLength} 字)`,
    en: `Say why there is no grade, in ${reviewer.reasonLength} characters or more`,
  };
}

/** 不定等次 first, 优秀 next, then the rest. */
export function rankOf({ grade }: SignRow): number {
  return grade === undefined ? 0 : grade === "excellent" ? 1 : 2;
}

/** What somebody wants to sign, as a receipt says it. */
export function resultOf({ policeNo, grade, ungraded }: SignRow) {
  return { policeNo, grade: grade ?? null, ungraded: ungraded ?? null };
}
