import { z } from "zod";
import type { PushRequest } from "../../domain/messages.ts";
import { Refusal } from "../../domain/refusal.ts";

/** Most rows, credits and events together that one push carries. */
export const ROW_LIMIT = 5_000;

/**
 * The envelope of a push. Its rows and lines are deliberately unknown here: they are read by the form's own compiled
 * readers, row by row, so that one hostile row is that row's problem and never the whole request's.
 */
export const pushBody = z.strictObject({
  unit: z.string().min(1).max(12),
  source: z.enum(["excel", "upload", "web", "api"]),
  workbook: z
    .strictObject({
      name: z.string().max(255),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      template: z.string().max(40).optional(),
    })
    .nullable()
    .default(null),
  rows: z.array(z.unknown()).default([]),
  credits: z.array(z.unknown()).default([]),
  events: z.array(z.unknown()).default([]),
  mode: z.enum(["good-rows", "all-or-nothing"]).default("good-rows"),
  dryRun: z.boolean().default(false),
});

/** A push as it came: the shape of its rows and lines is not to be trusted. */
export type SentPush = Omit<PushRequest, "rows" | "credits" | "events"> & {
  rows: readonly unknown[];
  credits: readonly unknown[];
  events: readonly unknown[];
};

/** @throws Refusal push.empty, push.too-many-rows */
export function checkSize(request: SentPush): void {
  const rows = request.rows.length + request.credits.length + request.events.length;
  if (rows === 0) throw new Refusal("push.empty");
  if (rows > ROW_LIMIT) throw new Refusal("push.too-many-rows", { rows, limit: ROW_LIMIT });
}

/** What is wrong with the shape of a row or line, before any of its cells is read. */
export interface ShapeProblem {
  code: "S01" | "S02";
  field: string | null;
}

/** One row of the monthly sheet, its shape established; the cells are still raw. */
export interface SentRow {
  rowKey: string;
  policeNo: string;
  version: number;
  fields: Record<string, unknown>;
  shape: ShapeProblem | null;
}

const ROW_KEYS = new Set(["rowKey", "policeNo", "version", "fields"]);

/** Establishes a row's shape. Unknown members, `__proto__` among them, are named, never stored. */
export function readRow(raw: unknown, index: number, isField: (key: string) => boolean): SentRow {
  const record = asRecord(raw);
  const policeNo = typeof record?.policeNo === "string" ? record.policeNo.slice(0, 40) : "";
  const rowKey = textKey(record?.rowKey) ?? (policeNo || `#${index + 1}`);
  const version = record?.version ?? 0;
  const fields = asRecord(record?.fields ?? {});
  const row = { rowKey, policeNo, version: 0, fields: {}, shape: null };
  if (!record || !fields || policeNo === "") return { ...row, shape: { code: "S01", field: null } };
  if (!isVersion(version)) return { ...row, shape: { code: "S01", field: "version" } };
  for (const key of Object.keys(record)) {
    if (!ROW_KEYS.has(key)) return { ...row, shape: { code: "S02", field: key.slice(0, 40) } };
  }
  for (const key of Object.keys(fields)) {
    if (!isField(key)) return { ...row, shape: { code: "S02", field: key.slice(0, 40) } };
  }
  return { rowKey, policeNo, version, fields, shape: null };
}

/** One detail line, its shape established; the cells are still raw. */
export interface SentLine {
  rowKey: string;
  version: number;
  delete: boolean;
  cells: Record<string, unknown>;
  shape: ShapeProblem | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: unknown): text is string {
  return typeof text === "string" && UUID.test(text);
}

/** Establishes a line's shape: its key is the client's UUID, its cells are keys of the sheet. */
export function readLine(raw: unknown, index: number, isCell: (key: string) => boolean): SentLine {
  const record = asRecord(raw);
  const rowKey = textKey(record?.rowKey) ?? `#${index + 1}`;
  const line: SentLine = { rowKey, version: 0, delete: false, cells: {}, shape: null };
  if (!record || !isUuid(rowKey)) return { ...line, shape: { code: "S01", field: "rowKey" } };
  const { version = 0, delete: gone = false } = record;
  if (!isVersion(version)) return { ...line, shape: { code: "S01", field: "version" } };
  if (typeof gone !== "boolean") return { ...line, shape: { code: "S01", field: "delete" } };
  const cells: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    if (key === "rowKey" || key === "version" || key === "delete") continue;
    if (!isCell(key)) return { ...line, shape: { code: "S02", field: key.slice(0, 40) } };
    cells[key] = record[key];
  }
  return { rowKey: rowKey.toLowerCase(), version, delete: gone, cells, shape: null };
}

function asRecord(raw: unknown): Record<string, unknown> | null {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : null;
}

function textKey(raw: unknown): string | null {
  return typeof raw === "string" && raw !== "" ? raw.slice(0, 64) : null;
}

function isVersion(raw: unknown): raw is number {
  return typeof raw === "number" && Number.isSafeInteger(raw) && raw >= 0 && raw < 2 ** 31;
}
