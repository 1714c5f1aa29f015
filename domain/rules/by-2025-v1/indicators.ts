import { CONDUCT_INDICATORS } from "../by-2026-v1/conduct-indicators.ts";
import { WORK_INDICATORS } from "../by-2026-v1/work-indicators.ts";
import type { Field } from "../../form/fields.ts";
import type { IndicatorMethod, IndicatorRule } from "../indicator-rule.ts";

const deduct = (...items: [field: Field, points: number, zh: string, en: string][]): IndicatorMethod => ({
  method: "DEDUCT_FLOOR",
  items: items.map(([field, points, zh, en]) => ({ field, points, label: { zh, en } })),
});
const atLeast = (field: Field, ...rows: [bound: number, points: number][]): IndicatorMethod => ({
  method: "TIER",
  on: "number",
  input: { sum: [{ field, sign: 1 }] },
  direction: "atLeast",
  rows: rows.map(([bound, points]) => ({ bound, points })),
  otherwise: 0,
});

/** Clauses of 2025 that read otherwise than in 2026; the others are the same clause. */
const OF_2025: Record<string, Partial<IndicatorRule>> = {
  "ZZ-01": { max: 600 },
  "ZZ-02": {
    max: 200,
    scoring: {
      method: "RATE_TARGET",
      actual: { sum: [{ field: "notes", sign: 1 }] },
      target: { fixed: 1 },
    },
  },
  "JJ-01": {
    max: 500,
    scoring: deduct(
      ["inspMinor", 100, "一般问题", "minor finding"],
      ["inspMajor", 200, "较重问题", "major finding"],
    ),
  },
  "JJ-03": { max: 500, scoring: deduct(["complaint", 250, "有责投诉", "complaint"]) },
  "GZ-01": { max: 1400 },
  "GZ-03": { max: 800 },
  "GZ-04": { scoring: atLeast("dataAcc", [97, 400], [94, 300], [90, 200], [80, 100]) },
  "GZ-05": {
    scoring: atLeast("satis", [92, 400], [88, 300], [80, 200], [70, 100]),
    // 2025 年不论回访多少都计分; the floor of five call-backs came with 2026.
    remark: { zh: "没有回访的不适用", en: "No call-back: not applicable" },
  },
  "KQ-02": { scoring: deduct(["lateCount", 100, "迟到早退", "late or early"]) },
  "KQ-04": {
    scoring: {
      method: "TIER",
      on: "list",
      input: "training",
      levels: [
        { value: "passed", label: { zh: "达标", en: "passed" }, points: 200 },
        { value: "passedOnRetake", label: { zh: "补考达标", en: "passed on retake" }, points: 150 },
        { value: "failed", label: { zh: "不达标", en: "failed" }, points: 0 },
        { value: "exempt", label: { zh: "免训", en: "exempt" }, points: null },
      ],
    },
  },
};

/** 个人考核指标, 2025 年版: the same 27 rows, other weights and bounds in ten of them. */
export const INDICATORS: IndicatorRule[] = ["ZZ", "JJ", "GZ", "KQ", "SH"].flatMap((area) =>
  [...CONDUCT_INDICATORS, ...WORK_INDICATORS]
    .filter((row) => row.area === area)
    .map((row) => ({ ...row, ...OF_2025[row.code] })),
);
