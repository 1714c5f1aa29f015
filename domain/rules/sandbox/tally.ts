import { GRADES, type Grade } from "../../grade.ts";
import type { Month } from "../../month.ts";
import { LEVELS, POST_TYPES, SERIES, type Level, type PostType, type Series } from "../../people.ts";
import type { Points } from "../../scoring/points.ts";
import { Column } from "./columns.ts";

/** The two sides of every figure. */
export const BEFORE = 0;
export const AFTER = 1;
export type Side = typeof BEFORE | typeof AFTER;
export const SIDES: readonly Side[] = [BEFORE, AFTER];

/** A month of an officer as it is tallied. */
export interface TalliedMonth {
  officerId: number;
  unitId: number;
  series: Series;
  level: Level;
  postType: PostType;
  before: Points;
  after: Points;
  /** Bits of the changed credit items and event types he has lines of. */
  items: number;
}

/** 0 = no report; then the grades; last = a report without a suggestion (不定等次, incomplete). */
const NO_GRADE = GRADES.length + 1;

/**
 * What a sandbox run keeps of every officer: sums and a byte here and there, whatever the number of months. Rows stand in
 * the order in which officers first appear; months must come in order, so that unit and post are those of the last one.
 */
export class Tally {
  readonly months: readonly Month[];
  /** Indicators of either version, `JC`, and `total`: what the parts do not explain. */
  readonly keys: readonly string[];
  readonly #rows = new Map<number, number>();
  readonly officerIds: number[] = [];
  readonly unitIds: number[] = [];
  readonly #who = new Column(3);
  readonly #reports = new Column();
  readonly #sums = new Column(2);
  /** 工作成绩: sum and months, of both sides. */
  readonly #work = new Column(4);
  readonly #lost = new Column(2);
  readonly #items = new Column();
  readonly #moves: Column;
  readonly #totals: Column;
  readonly #grades: Column;

  constructor(months: readonly Month[], keys: readonly string[]) {
    this.months = months;
    this.keys = keys;
    this.#moves = new Column(keys.length);
    this.#totals = new Column(months.length * 2);
    this.#grades = new Column(months.length * 2);
  }

  get officers(): number {
    return this.officerIds.length;
  }

  add(month: number, one: TalliedMonth): void {
    const row = this.#rowOf(one.officerId);
    this.unitIds[row] = one.unitId;
    this.#who.set(row, SERIES.indexOf(one.series), 0);
    this.#who.set(row, LEVELS.indexOf(one.level), 1);
    this.#who.set(row, POST_TYPES.indexOf(one.postType), 2);
    this.#reports.add(row, 1);
    this.#items.set(row, this.#items.get(row) | one.items);
    for (const side of SIDES) this.#addSide(row, month, side, side === BEFORE ? one.before : one.after);
    this.#addMoves(row, one.before, one.after);
  }

  #addSide(row: number, month: number, side: Side, points: Points): void {
    this.#sums.add(row, points.total, side);
    const { GZ: work, JC: rewards } = points.areas;
    if (work !== null) {
      this.#work.add(row, work, side * 2);
      this.#work.add(row, 1, side * 2 + 1);
    }
    if (rewards !== null && rewards < 0) this.#lost.add(row, -rewards, side);
    this.#totals.set(row, points.total, month * 2 + side);
    const grade = points.suggestedGrade;
    this.#grades.set(row, grade === null ? NO_GRADE : GRADES.indexOf(grade) + 1, month * 2 + side);
  }

  /** By how much each part moved; `total` is what is left: 不适用 redistributed, weights of areas, the range's ends. */
  #addMoves(row: number, before: Points, after: Points): void {
    const last = this.keys.length - 1;
    let rest = after.total - before.total;
    for (let key = 0; key < last; key++) {
      const code = this.keys[key]!;
      const moved =
        code === "JC"
          ? (after.areas.JC ?? 0) - (before.areas.JC ?? 0)
          : (after.indicators[code] ?? 0) - (before.indicators[code] ?? 0);
      if (moved === 0) continue;
      this.#moves.add(row, moved, key);
      rest -= moved;
    }
    if (rest !== 0) this.#moves.add(row, rest, last);
  }

  #rowOf(officerId: number): number {
    const known = this.#rows.get(officerId);
    if (known !== undefined) return known;
    const row = this.officerIds.length;
    this.#rows.set(officerId, row);
    this.officerIds.push(officerId);
    for (const column of [this.#who, this.#reports, this.#sums, this.#work, this.#lost, this.#items])
      column.reach(row);
    for (const column of [this.#moves, this.#totals, this.#grades]) column.reach(row);
    return row;
  }

  whoOf(row: number): { series: Series; level: Level; postType: PostType } {
    return {
      series: SERIES[this.#who.get(row, 0)]!,
      level: LEVELS[this.#who.get(row, 1)]!,
      postType: POST_TYPES[this.#who.get(row, 2)]!,
    };
  }

  reportsOf(row: number): number {
    return this.#reports.get(row);
  }

  sumOf(row: number, side: Side): number {
    return this.#sums.get(row, side);
  }

  workOf(row: number, side: Side): readonly [sum: number, months: number] {
    return [this.#work.get(row, side * 2), this.#work.get(row, side * 2 + 1)];
  }

  lostOf(row: number, side: Side): number {
    return this.#lost.get(row, side);
  }

  itemsOf(row: number): number {
    return this.#items.get(row);
  }

  movedBy(row: number, key: number): number {
    return this.#moves.get(row, key);
  }

  hasReport(row: number, month: number): boolean {
    return this.#grades.get(row, month * 2) !== 0;
  }

  totalOf(row: number, month: number, side: Side): number {
    return this.#totals.get(row, month * 2 + side);
  }

  /** null: 不定等次 or incomplete. Only where he has a report. */
  gradeOf(row: number, month: number, side: Side): Grade | null {
    return GRADES[this.#grades.get(row, month * 2 + side) - 1] ?? null;
  }

  /** Months in which the suggested grade differs. */
  gradeMonths(row: number): number {
    let changed = 0;
    for (let month = 0; month < this.months.length; month++)
      if (this.#grades.get(row, month * 2) !== this.#grades.get(row, month * 2 + 1)) changed += 1;
    return changed;
  }
}
