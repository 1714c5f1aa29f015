import type { Area } from "../area.ts";
import type { Field } from "../form/fields.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { YearEffect } from "./year-effect.ts";

/** One summand of an input: the value of a form column, added or subtracted. */
export interface Term<K extends string = Field> {
  field: K;
  sign: 1 | -1;
}

/** What is measured: a sum of columns, or that sum as a percentage of another (exact, never displayed digits). */
export interface Measure<K extends string = Field> {
  sum: Term<K>[];
  percentOf?: Term<K>[];
}

/** Extra points above target, kept in a column of their own (细则 §1): `per` for every full `step` points of per cent. */
export interface OverBonus {
  step: number;
  per: Hundredths;
  cap: Hundredths;
}

/** RATE_TARGET: max × min(1, actual ÷ target). A target of 0 was not assigned: 不适用. */
export interface RateTargetMethod<K extends string = Field> {
  method: "RATE_TARGET";
  actual: Measure<K>;
  target: { fixed: number } | { sum: Term<K>[] };
  overBonus?: OverBonus;
}
/** PER_ITEM_CAP: min(max, Σ nᵢ × pᵢ) over the credit items of table 3. */
export interface PerItemCapMethod {
  method: "PER_ITEM_CAP";
  items: "credits";
}
/** DEDUCT_FLOOR: max(0, max − Σ nᵢ × dᵢ). Event types may deduct here too (`EventEffect.deduct`). */
export interface DeductFloorMethod<K extends string = Field> {
  method: "DEDUCT_FLOOR";
  items: { field: K; points: Hundredths; label: Bilingual }[];
}
/** TIER on a number: the points of the first row whose bound is met, compared exactly. */
export interface TierMethod<K extends string = Field> {
  method: "TIER";
  on: "number";
  input: Measure<K>;
  direction: "atLeast" | "atMost";
  rows: { bound: number; points: Hundredths }[];
  otherwise: Hundredths;
}
/** TIER on a list: points by value; `null` points make the indicator 不适用 (免训). */
export interface ListTierMethod<K extends string = Field> {
  method: "TIER";
  on: "list";
  input: K;
  levels: { value: string; label: Bilingual; points: Hundredths | null }[];
}
/** PASS_FAIL: max for an accepted value, otherwise 0. */
export interface PassFailMethod<K extends string = Field> {
  method: "PASS_FAIL";
  input: K;
  values: { value: string; label: Bilingual; passes: boolean }[];
}
/** RANK_STEP: max − (rank − 1) × step, floor 0. Available, off by default (zero-sum). */
export interface RankStepMethod<K extends string = Field> {
  method: "RANK_STEP";
  rank: K;
  step: Hundredths;
}
/** MANUAL: the reviewer's 0 … max. Available, unused by default. */
export interface ManualMethod<K extends string = Field> {
  method: "MANUAL";
  input: K;
}
/** VETO / CAP_GRADE: earns nothing; holds the month's grade at or below one. Events point here by `ceiling.code`. */
export interface CeilingMethod<K extends string = Field> {
  method: "VETO" | "CAP_GRADE";
  /** Ceilings that follow from a count in the form, strictest first; others come from events alone. */
  byCount?: { field: K; rows: { atLeast: number; grade: Grade }[] };
  /** What it does to the year; empty = it ends with the month. */
  year: YearEffect[];
}

export type IndicatorMethod<K extends string = Field> =
  | RateTargetMethod<K>
  | PerItemCapMethod
  | DeductFloorMethod<K>
  | TierMethod<K>
  | ListTierMethod<K>
  | PassFailMethod<K>
  | RankStepMethod<K>
  | ManualMethod<K>
  | CeilingMethod<K>;

/** One row of 细则 §2. */
export interface IndicatorRule<K extends string = Field, A extends string = Area> {
  code: string;
  area: A;
  name: Bilingual;
  unit: Bilingual;
  /** `null` for the VETO/CAP_GRADE rows. */
  max: Hundredths | null;
  scoring: IndicatorMethod<K>;
  /** 不适用 when this column is 0 (应值 0), whatever else is filled. */
  notApplicableWhenZero?: K;
  evidence: Bilingual;
  clause: Bilingual;
  /** What the clerk must know to fill it, printed beside the clause. */
  remark?: Bilingual;
}
