import { z } from "zod";
import { AREAS } from "../../domain/area.ts";
import { isMonth } from "../../domain/month.ts";
import { LEVELS, POST_TYPES, SERIES } from "../../domain/people.ts";
import { isPeriod } from "./period.ts";
import { LARGEST_PAGE } from "./ranking-figures.ts";

/** What the addresses under `/figures` may ask. */
export const monthText = z.string().refine(isMonth, "2026-07");
export const periodText = z
  .string()
  .refine(isPeriod, "2026-07 · 2026-Q3 · 2026-H1 · 2026 · 2026-01..2026-10")
  .meta({
    description: "月、季度、半年、年或起止月份 · month, quarter, half-year, year or a window of months",
  });
const unitCode = z.string().min(1).max(12);
const series = z.enum(SERIES).optional();
const area = z.enum(AREAS).optional();

/** A number in an address is text. */
function count(most: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(most))
    .optional();
}

export const overviewQuery = z.strictObject({ month: monthText });
export const completionQuery = z.strictObject({ month: monthText, series });
export const distributionQuery = z.strictObject({ period: periodText, series, unit: unitCode.optional() });
export const rankingQuery = z.strictObject({
  period: periodText,
  series,
  postType: z.enum(POST_TYPES).optional(),
  unit: unitCode.optional(),
  level: z.enum(LEVELS).optional(),
  area,
  page: count(1_000_000),
  pageSize: count(LARGEST_PAGE),
});
export const unitRankingQuery = z.strictObject({ period: periodText, series, area });
export const trendQuery = z.strictObject({ unit: unitCode.default("bureau"), until: monthText.optional() });
/** Two to four 警号 with commas between them. */
export const compareQuery = z.strictObject({
  officers: z
    .string()
    .regex(/^\d{6}(,\d{6}){1,3}$/)
    .refine((text) => new Set(text.split(",")).size === text.split(",").length),
  until: monthText.optional(),
});
export const wallQuery = z.strictObject({ month: monthText, unit: unitCode.optional(), series });
export const unitProfileQuery = z.strictObject({ unit: unitCode, period: periodText });
