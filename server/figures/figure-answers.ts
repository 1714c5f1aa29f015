import { z } from "zod";
import { AREAS } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import { LEVELS, POST_TYPES, SERIES } from "../../domain/people.ts";

/** The figures' shapes for the OpenAPI document; `domain/messages.ts` holds the same as types. */
const hundredths = z.int().meta({ description: "分值的百分之一 · points in hundredths: 8916 is 89.16" });
const mean = hundredths.nullable();
const areas = z.record(z.enum(AREAS), mean);
const grades = z.record(z.enum(GRADES), z.int());
const series = z.enum(SERIES);
const progress = {
  expected: z.int(),
  started: z.int(),
  complete: z.int(),
  submitted: z.int(),
  onTime: z.int(),
  reviewed: z.int(),
  published: z.int(),
};
const movement = z
  .int()
  .nullable()
  .meta({ description: "比上一同长时段上升的名次 · places gained; null: not ranked then" });

export const completionAnswer = z.object({
  month: z.string(),
  state: z.string(),
  submitBy: z.string(),
  asOf: z.string(),
  units: z.array(z.object({ unit: z.string(), name: z.string(), series, ...progress })),
  total: z.object(progress),
});
const steps = {
  ...{ expected: z.int(), started: z.int(), attested: z.int(), submitted: z.int(), signed: z.int() },
  ...{ checked: z.int(), published: z.int(), returns: z.int(), waiting: z.int() },
  waitingSince: z.string().nullable(),
};
export const stepsAnswer = z.object({
  month: z.string(),
  state: z.string(),
  asOf: z.string(),
  units: z.array(z.object({ unit: z.string(), name: z.string(), series, ...steps })),
  total: z.object(steps),
});
export const distributionAnswer = z.object({
  period: z.string(),
  ruleSet: z.string(),
  grades,
  ungraded: z.int(),
  units: z.array(z.object({ unit: z.string(), name: z.string(), grades, ungraded: z.int() })),
  bands: z.array(z.object({ from: hundredths, count: z.int() })),
});
export const rankingAnswer = z.object({
  period: z.string(),
  ruleSet: z.string(),
  total: z.int(),
  withheld: z.int().meta({ description: "已公布月份中尚未公布或正在更正、不计入的份数 · reports left out" }),
  page: z.int(),
  pageSize: z.int(),
  rows: z.array(
    z.object({
      place: z.int(),
      policeNo: z.string(),
      name: z.string(),
      unit: z.string(),
      unitName: z.string(),
      series,
      postType: z.enum(POST_TYPES),
      level: z.enum(LEVELS),
      points: hundredths,
      areas,
      months: z.int(),
      grades: z.partialRecord(z.enum(GRADES), z.int()),
      movement,
    }),
  ),
});
export const unitRankingAnswer = z.object({
  period: z.string(),
  rows: z.array(
    z.object({
      place: z.int(),
      unit: z.string(),
      name: z.string(),
      series,
      officers: z.int(),
      mean: hundredths,
      areas,
      excellent: z.int(),
      movement,
    }),
  ),
});
export const trendAnswer = z.object({
  scope: z.string(),
  months: z.array(z.object({ month: z.string(), mean, median: mean, officers: z.int(), areas, grades })),
});
export const unitProfileAnswer = z.object({
  unit: z.object({ code: z.string(), name: z.string(), series }),
  period: z.string(),
  areas: z.array(
    z.object({ area: z.enum(AREAS), max: hundredths, mean, bureauMedian: mean, seriesMean: mean }),
  ),
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      area: z.enum(AREAS),
      max: hundredths,
      mean,
      bureauMean: mean,
    }),
  ),
});
const movedIndicator = z.object({
  ...{ code: z.string(), name: z.string(), area: z.enum(AREAS), from: hundredths, to: hundredths },
});
export const overviewAnswer = z.object({
  month: z.string(),
  clock: z.object({ now: z.string(), demonstration: z.boolean() }),
  completion: z.object(progress),
  grades,
  mean,
  previousMean: mean,
  laggards: z.array(z.object({ unit: z.string(), name: z.string(), missing: z.int(), expected: z.int() })),
  movers: z.array(
    z.object({
      ...{ unit: z.string(), name: z.string(), from: hundredths, to: hundredths },
      because: z.array(movedIndicator),
    }),
  ),
  indicators: z.array(movedIndicator),
});

const wallOfficer = {
  policeNo: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  series,
  postType: z.enum(POST_TYPES).nullable(),
};
export const compareAnswer = z.object({
  months: z.array(z.string()),
  areas: z.array(z.object({ area: z.enum(AREAS), max: hundredths })),
  officers: z.array(
    z.object({
      ...wallOfficer,
      postType: z.enum(POST_TYPES),
      level: z.enum(LEVELS),
      mean,
      means: areas,
      grades: z.partialRecord(z.enum(GRADES), z.int()),
      months: z.record(z.string(), z.object({ total: hundredths, areas, grade: z.enum(GRADES).nullable() })),
    }),
  ),
});
export const wallAnswer = z.object({
  month: z.string(),
  rewards: z.array(
    z.object({
      ...wallOfficer,
      type: z.string(),
      variant: z.string().nullable(),
      documentNo: z.string().nullable(),
      day: z.string().nullable(),
      wholeUnit: z.boolean(),
    }),
  ),
  rewardsTotal: z.int(),
  best: z.array(z.object({ ...wallOfficer, total: hundredths, grade: z.enum(GRADES).nullable() })),
  works: z.array(z.object({ ...wallOfficer, total: hundredths, summary: z.string() })),
  worksTotal: z.int(),
  credits: z.array(
    z.object({
      item: z.string(),
      quantity: z.number(),
      officers: z.int(),
      top: z.array(z.object({ ...wallOfficer, quantity: z.number() })),
    }),
  ),
});
