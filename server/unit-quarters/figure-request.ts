import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { ASSESSED_SERIES } from "../../domain/messages/unit-quarters.ts";
import type { FigureRow } from "../../domain/unit-assessment/check-figures.ts";

/** A bureau's units in one series, many times over. */
const ROW_LIMIT = 2_000;

export const series = z.enum(ASSESSED_SERIES);

/** The envelope of a push; its rows are read one by one, so that a hostile one is its own problem. */
export const figuresBody = z.strictObject({
  series,
  source: z.enum(["excel", "upload", "web", "api"]),
  rows: z.array(z.unknown()),
  dryRun: z.boolean().default(false),
});

/** A row as it came, and where it stood in a workbook. */
export interface SentUnitRow extends FigureRow {
  sheetRow?: number;
}

const rowShape = z.strictObject({
  rowKey: z.string().min(1).max(64).optional(),
  unit: z.string().trim().min(1).max(12),
  version: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  fields: z.record(z.string().max(80), z.unknown()),
});

/** @throws Refusal push.empty, push.too-many-rows, request.invalid */
export function readUnitRows(rows: readonly unknown[]): SentUnitRow[] {
  if (rows.length === 0) throw new Refusal("push.empty");
  if (rows.length > ROW_LIMIT)
    throw new Refusal("push.too-many-rows", { rows: rows.length, limit: ROW_LIMIT });
  return rows.map((raw, index) => {
    const read = rowShape.safeParse(raw);
    if (!read.success) {
      // A row without a unit belongs to nobody: it is judged as an unknown unit, the others are kept.
      return { rowKey: `#${index + 1}`, unit: `#${index + 1}`, version: 0, fields: {} };
    }
    const { unit, version, fields, rowKey } = read.data;
    return { rowKey: rowKey ?? unit, unit, version, fields: { ...fields } };
  });
}
