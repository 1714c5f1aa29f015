import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";

/** 结果运用 the regulation names (M48, M49), and 谈话提醒, which is a reminder and none of the seven. */
export const OUTCOME_KINDS = [
  "award",
  "selection",
  "promotion",
  "reserve",
  "retraining",
  "reassignment",
  "rotation",
  "talk",
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** One thing that makes a proposal; of several conditions any one is enough. */
export type OutcomeCondition =
  /** Among the first or last per cent of those ranked, in so many successive half-years. */
  | {
      basis: "halfYears";
      end: "top" | "bottom";
      percent: number;
      /** Ranked among the whole series, or in the list of the half-year (series and post type). */
      within: "series" | "list";
      successive: number;
      /** Besides: so many months of this grade in each of these half-years. */
      months: { grade: Grade; atLeast: number } | null;
    }
  /** So many months of one grade: one after the other, or anywhere in a calendar year. */
  | { basis: "months"; grade: Grade; atLeast: number; successive: boolean };

/** When a consequence is proposed (细则 §11). Proposals; the party committee decides. */
export interface OutcomeRule {
  code: string;
  name: Bilingual;
  /** What of M48 and M49 the proposal is for. */
  kinds: OutcomeKind[];
  anyOf: OutcomeCondition[];
}
