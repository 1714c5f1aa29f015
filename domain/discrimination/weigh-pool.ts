import { stepsUp, type Grade } from "../grade.ts";
import { excellentQuota } from "../quota.ts";
import type { Hundredths } from "../scoring/points.ts";

/** One published report of a reviewer's month. */
export interface PoolReport {
  reportId: number;
  officerId: number;
  total: Hundredths | null;
  grade: Grade | null;
  /** What points, caps and bars suggested when it was signed; `excellent` = 优秀候选. */
  suggested: Grade | null;
}
export interface Weighed extends PoolReport {
  /** Steps above or below the suggestion; null without a grade or a suggestion. */
  steps: number | null;
  /** 优秀 by points: among the best candidates, as many as there are 优秀 (or the quota allows). */
  isTop: boolean;
  /** 优秀 though candidates with more points got none. */
  isPassed: boolean;
}

/**
 * A reviewer's month against its own suggestions (细则 §5): the best candidates within the quota are suggested 优秀, the
 * others of them 良好, so who lacks a place is not counted as lowered. Equal points share a place.
 */
export function weighPool(reports: readonly PoolReport[], quotaPercent: number): Weighed[] {
  const graded = reports.filter(({ grade }) => grade !== null);
  const awarded = graded.filter(({ grade }) => grade === "excellent").length;
  const places = Math.max(awarded, excellentQuota(graded.length, quotaPercent));
  const hopeful = graded.filter(({ suggested, total }) => suggested === "excellent" && total !== null);
  const candidates = hopeful.map(({ total }) => total!).sort((a, b) => b - a);
  const bestLeftOut = hopeful
    .filter(({ grade }) => grade !== "excellent")
    .reduce((best, { total }) => Math.max(best, total!), -1);
  const bound = places === 0 ? Infinity : (candidates[Math.min(places, candidates.length) - 1] ?? Infinity);
  const awardBound = awarded === 0 ? Infinity : (candidates[Math.min(awarded, candidates.length) - 1] ?? Infinity); // prettier-ignore
  return reports.map((report) => {
    const { grade, suggested, total } = report;
    const isCandidate = grade !== null && suggested === "excellent" && total !== null;
    const expected = suggested === "excellent" && !(isCandidate && total >= bound) ? "good" : suggested;
    return {
      ...report,
      steps: grade === null || expected === null ? null : stepsUp(expected, grade),
      isTop: isCandidate && total >= awardBound,
      isPassed: grade === "excellent" && (total ?? 0) < bestLeftOut,
    };
  });
}
