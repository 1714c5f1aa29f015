import type { Hundredths } from "../../domain/scoring/points.ts";

/** Hundredths as a leader reads them: 8916 → `89.16`; `—` where there is nothing to show. */
export function formatPoints(points: Hundredths | null | undefined): string {
  if (points === null || points === undefined) return "—";
  const sign = points < 0 ? "-" : "";
  const size = Math.abs(Math.round(points));
  return `${sign}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}

/** A difference with its sign, so that better and worse differ without colour: `+0.42`, `-1.10`, `0.00`. */
export function formatDifference(points: Hundredths | null | undefined): string {
  return (points ?? 0) > 0 ? `+${formatPoints(points)}` : formatPoints(points);
}

/** `part` of `whole` in per cent with one decimal at most; `—` when there is no whole. Never rounds up to 100 %. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "—";
  const tenths =
    part >= whole ? Math.round((part / whole) * 1000) : Math.min(999, Math.round((part / whole) * 1000));
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`;
}
