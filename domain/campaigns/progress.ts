import type { CompletionRate } from "../campaign.ts";
import type { Bilingual } from "../language.ts";
import type { Direction, Elapsed } from "../messages/campaigns.ts";
import { compareRatios, halfUpProduct } from "../scoring/exact.ts";

/** 与时间进度相比: where an indicator stands, in words. */
export const STANDINGS = ["met", "ahead", "even", "behind", "missed", "within", "fast", "exceeded"] as const;
export type Standing = (typeof STANDINGS)[number];
export const STANDING_LABEL: Record<Standing, Bilingual> = {
  met: { zh: "已完成任务", en: "Target met" },
  ahead: { zh: "超前于时间进度", en: "Ahead of schedule" },
  even: { zh: "与时间进度持平", en: "On schedule" },
  behind: { zh: "落后于时间进度", en: "Behind schedule" },
  missed: { zh: "未完成任务", en: "Target missed" },
  within: { zh: "控制在进度以内", en: "Within the ceiling's pace" },
  fast: { zh: "超出控制进度", en: "Using up the ceiling too fast" },
  exceeded: { zh: "突破控制数", en: "Ceiling exceeded" },
};

const DAY = 86_400_000;

/** Calendar days from `first` to `last`, both counted; 0 when `last` is earlier. */
export function daysFrom(first: string, last: string): number {
  return last < first ? 0 : Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
}

/** The day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
}

/** 时间进度: the window's days up to today, of all the campaign's days. Days to come have not gone. */
export function elapsedOf(
  campaign: { firstDay: string; lastDay: string },
  window: { firstDay: string; lastDay: string },
  today: string,
): Elapsed {
  const until = today < window.lastDay ? today : window.lastDay;
  return {
    gone: daysFrom(window.firstDay, until),
    whole: daysFrom(campaign.firstDay, campaign.lastDay),
  };
}

/** The share of a target that time asks for: target × days gone ÷ days, half-up, hundredths. */
export function expectedOf(target: number, { gone, whole }: Elapsed): number {
  return whole === 0 ? 0 : halfUpProduct(target, gone, whole);
}

/** Σ actual ÷ Σ target of hundredths as an exact ratio; null without a target. May pass 100 %. */
export function rateOfSums(actual: number, target: number): CompletionRate | null {
  return target > 0
    ? { actual: actual / 100, target: target / 100, percent: halfUpProduct(actual, 10_000, target) }
    : null;
}

/** Compared exactly, never by the printed per cents. `over`: nothing more can come in. */
export function standingOf(
  { actual, target }: { actual: number; target: number },
  { gone, whole }: Elapsed,
  direction: Direction,
  over: boolean,
): Standing | null {
  if (target <= 0 || whole === 0) return null;
  const lead = compareRatios(actual, target, gone, whole);
  if (direction === "down") {
    if (actual > target) return "exceeded";
    if (over) return "met";
    return lead <= 0 ? "within" : "fast";
  }
  if (actual >= target) return "met";
  if (over) return "missed";
  return lead > 0 ? "ahead" : lead < 0 ? "behind" : "even";
}

/**
 * 单位排名: by the exact rate, the better first; statistics (no target anywhere) by quantity. Equal rates share a
 * place and the next is skipped; a unit without a target has none.
 */
export function rankUnits<T extends { unit: string; actual: number; target: number }>(
  units: readonly T[],
  { scored, direction }: { scored: boolean; direction: Direction },
): (T & { place: number | null })[] {
  const better = (a: T, b: T): number => {
    if (!scored) return b.actual - a.actual;
    const order = compareRatios(b.actual, b.target, a.actual, a.target);
    return direction === "up" ? order : -order;
  };
  const ranked = units.filter(({ target }) => !scored || target > 0);
  const sorted = [...ranked].sort((a, b) => better(a, b) || (a.unit < b.unit ? -1 : 1));
  let place = 0;
  const placed = sorted.map((unit, index) => {
    const before = sorted[index - 1];
    if (!before || better(before, unit) !== 0) place = index + 1;
    return { ...unit, place };
  });
  const rest = units.filter(({ target }) => scored && target <= 0);
  return [...placed, ...rest.map((unit) => ({ ...unit, place: null }))];
}
