import { isWorkday, type Calendar } from "./calendar/workdays.ts";
import { NUMBER_FIELDS, type Fields, type NumberField } from "./form/fields.ts";
import { lastDayOf, type Month } from "./month.ts";

/** An earlier unit with fewer workdays of the month fills nothing: the whole month is the later unit's (细则 §11). */
export const SEGMENT_WORKDAYS = 10;

/** A post as far as segments go by it; `toDay` null = until further notice. */
export interface DatedPost {
  unitId: number;
  fromDay: string;
  toDay: string | null;
}

/** What an officer did of a month in a unit he was transferred from. */
export interface SegmentDays {
  unitId: number;
  /** First and last day there within the month. */
  fromDay: string;
  toDay: string;
  workdays: number;
}

/** A month cut at a transfer: the part of the unit of its last day, and the earlier units that fill a segment. */
export interface MonthParts {
  mainUnitId: number;
  /** Workdays that are not in a segment of another unit. */
  mainWorkdays: number;
  segments: SegmentDays[];
}

/**
 * 月中调动: the row belongs to the unit of the month's last day; every earlier unit with ten workdays or more adds a
 * segment (细则 §11). `null` when nobody was transferred, or nowhere long enough.
 */
export function cutMonth(calendar: Calendar, month: Month, posts: readonly DatedPost[]): MonthParts | null {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const byUnit = new Map<number, SegmentDays>();
  let total = 0;
  let mainUnitId: number | null = null;
  const days = Number(last.slice(8));
  for (let number = 1; number <= days; number += 1) {
    const day = `${first.slice(0, 8)}${String(number).padStart(2, "0")}`;
    const unitId = unitOn(posts, day);
    mainUnitId = unitId;
    const worked = isWorkday(calendar, day) ? 1 : 0;
    total += worked;
    if (unitId === null) continue;
    const known = byUnit.get(unitId);
    if (!known) byUnit.set(unitId, { unitId, fromDay: day, toDay: day, workdays: worked });
    else byUnit.set(unitId, { ...known, toDay: day, workdays: known.workdays + worked });
  }
  if (mainUnitId === null) return null;
  const segments = [...byUnit.values()].filter(
    ({ unitId, workdays }) => unitId !== mainUnitId && workdays >= SEGMENT_WORKDAYS,
  );
  if (segments.length === 0) return null;
  const elsewhere = segments.reduce((sum, { workdays }) => sum + workdays, 0);
  return { mainUnitId, mainWorkdays: total - elsewhere, segments };
}

/** Of two posts on a day the one begun later counts. */
function unitOn(posts: readonly DatedPost[], day: string): number | null {
  let found: DatedPost | null = null;
  for (const post of posts) {
    if (post.fromDay > day || (post.toDay !== null && post.toDay < day)) continue;
    if (found === null || post.fromDay >= found.fromDay) found = post;
  }
  return found === null ? null : found.unitId;
}

/** A stored segment as scoring needs it. */
export interface Segment {
  unitId: number;
  fromDay: string;
  toDay: string;
  workdays: number;
  /** Workdays of the main row when the segment was stored: the weight of its percentages. */
  mainWorkdays: number;
  fields: Fields;
  contentHash: string;
}

/** Marks out of 100 and rates: they do not add up, they are weighted by workdays. */
export const WEIGHTED_FIELDS: readonly NumberField[] = ["quality", "dataAcc", "satis"];
const WEIGHTED: ReadonlySet<NumberField> = new Set(WEIGHTED_FIELDS);
/** Fields hold at most four decimals: ten-thousandths make every sum exact. */
const EXACT = 10_000;

/**
 * One month out of the main row and its segments (细则 §11): counts add up, percentages are weighted by workdays, lists and
 * text are the main row's. 不适用 in one part leaves the other's figure; 未填 in the main row stays 未填.
 */
export function mergeSegments(main: Fields, segments: readonly Segment[]): Fields {
  if (segments.length === 0) return main;
  const merged: Fields = { ...main };
  const mainWorkdays = segments[0]?.mainWorkdays ?? 0;
  for (const field of NUMBER_FIELDS) {
    const own = main[field];
    if (own === undefined) continue;
    const parts = [
      { value: own, workdays: mainWorkdays },
      ...segments.map(({ fields, workdays }) => ({ value: fields[field], workdays })),
    ].flatMap(({ value, workdays }) => (typeof value === "number" ? [{ value, workdays }] : []));
    if (parts.length === 0) continue;
    merged[field] = WEIGHTED.has(field) ? weightedMean(parts) : sum(parts);
  }
  return merged;
}

interface Part {
  value: number;
  workdays: number;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { value }) => total + Math.round(value * EXACT), 0) / EXACT;
}

/** Rounded half-up to four decimals; parts without a workday count alike when there is nothing else. */
function weightedMean(parts: readonly Part[]): number {
  const days = parts.reduce((total, { workdays }) => total + workdays, 0);
  const weightOf = (part: Part) => (days === 0 ? 1 : part.workdays);
  const weights = parts.reduce((total, part) => total + weightOf(part), 0);
  const weighted = parts.reduce((total, part) => total + Math.round(part.value * EXACT) * weightOf(part), 0);
  return Math.floor((2 * weighted + weights) / (2 * weights)) / EXACT;
}
