import type { Grade } from "../../domain/grade.ts";
import type { RowReceipt } from "../../domain/messages.ts";
import type { SignRow } from "../../domain/messages/review.ts";
import { excellentQuota } from "../../domain/quota.ts";
import type { Random } from "./random.ts";

const LOWER_REASON = "本月承担任务偏少,日常表现与同岗位民警相比有差距,综合考虑下调一个等次。";
const PASSED_OVER = "优秀名额有限,结合本月急难险重任务承担情况统筹,本月评定为良好。";

/** Why somebody's month is kept without a grade, and what his head writes. */
export type OpenGrade = Pick<SignRow, "reason"> & { ungraded: "probation" | "investigation" };

/**
 * What a head would decide: 优秀 to the best within the quota, the others as suggested, now and then one step down
 * with a reason; a month without a suggestion is signed as 不定等次. Without `random` everybody gets the suggestion, 优秀 excepted.
 */
export function chooseGrades(
  random: Random | null,
  rows: readonly RowReceipt[],
  openFor: (policeNo: string) => OpenGrade | null,
): SignRow[] {
  const open = rows.flatMap(({ policeNo, version, suggestedGrade }): SignRow[] => {
    const why = suggestedGrade === null ? null : openFor(policeNo);
    return why ? [{ policeNo, version, ...why }] : [];
  });
  const best = rows
    .filter(({ policeNo, suggestedGrade }) => suggestedGrade !== null && openFor(policeNo) === null)
    .sort((a, b) => (b.points?.total ?? 0) - (a.points?.total ?? 0));
  let places = random ? excellentQuota(rows.length - open.length, 20) : 0;
  const ungraded = rows.filter(({ suggestedGrade }) => suggestedGrade === null);
  const graded = best.map((row): SignRow => {
    const suggested = row.suggestedGrade!;
    let grade: Grade = suggested;
    let reason: string | undefined;
    if (suggested === "excellent") {
      if (places > 0) places--;
      else [grade, reason] = ["good", PASSED_OVER];
    } else if (suggested === "good" && random?.chance(0.03)) {
      [grade, reason] = ["qualified", LOWER_REASON];
    }
    return { policeNo: row.policeNo, version: row.version, grade, ...(reason ? { reason } : {}) };
  });
  return [
    ...graded,
    ...open,
    ...ungraded.map(({ policeNo, version }): SignRow => ({ policeNo, version, ungraded: "netDays" })),
  ];
}
