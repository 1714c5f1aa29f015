import { z } from "zod";
import { DIRECTIONS } from "../../domain/messages/campaigns.ts";
import { isUuid } from "../reports/push-request.ts";
import { MOVES } from "./move-campaign.ts";

/** What the addresses under `/campaigns` take. */
export const id = z.coerce.number().int().positive();
export const day = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "2026-07-15");
export const unitCode = z.string().min(1).max(12);
export const push = z.string().refine(isUuid);
const hundredths = z.int().min(0).max(1_000_000_000);
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);

export const campaignBody = z.strictObject({
  name: z.string().trim().min(2).max(80),
  firstDay: day,
  lastDay: day,
  purpose: optionalText(500),
  documentNo: optionalText(80),
  indicators: z
    .array(
      z.strictObject({
        id: z.int().positive().nullable(),
        name: z.string().trim().min(2).max(60),
        measure: z.string().trim().min(1).max(10),
        scored: z.boolean(),
        direction: z.enum(DIRECTIONS),
        creditItems: z.array(z.string().max(4)).max(25),
        targets: z.record(unitCode, hundredths),
      }),
    )
    .max(20),
});

export const moveBody = z.strictObject({
  move: z.enum(MOVES),
  reason: optionalText(400).default(null),
});

export const rankBody = z.strictObject({
  indicatorId: z.int().positive().nullable(),
  area: z.string().trim().min(2).max(40),
  place: z.int().min(1).max(10_000),
  ofMany: z.int().min(1).max(10_000),
  asOf: day,
  issuer: z.string().trim().min(2).max(80),
  documentNo: z.string().trim().min(2).max(80),
  note: optionalText(200),
  replaces: z.int().positive().nullable().default(null),
  reason: optionalText(200).default(null),
});

/** Rows are deliberately unknown: the sheet's own readers judge each, so that a bad one is its own problem. */
export const actualsBody = z.strictObject({
  rows: z.array(z.record(z.string().max(40), z.unknown())).max(5_000),
});
