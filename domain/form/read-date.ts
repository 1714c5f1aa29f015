import { bare, cellProblem, halfWidth, quoted } from "./cell-problem.ts";
import type { CellProblem } from "./cell-problem.ts";

const TYPED =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const EARLIEST = "1990-01-01";
const LATEST = "2099-12-31";
/** Serial 25569 of Excel's 1900 system is 1970-01-01; the false 1900-02-29 (serial 60) is far below the limit. */
const SERIAL_OF_EPOCH = 25_569;

/** Reads a day as `2026-07-15`; impossible, two-digit and far-off dates are refused (D8). */
export function readDate(raw: unknown): string | CellProblem {
  if (typeof raw === "number") return fromNumber(raw);
  if (raw instanceof Date) {
    return Number.isNaN(raw.getTime()) ? unreadable(raw) : inRange(raw.toISOString().slice(0, 10), raw);
  }
  if (typeof raw !== "string") return unreadable(raw);
  const parts = TYPED.exec(bare(halfWidth(raw)));
  if (!parts) return unreadable(raw);
  const month = parts[2] ?? parts[4] ?? parts[6] ?? parts[8] ?? parts[10] ?? "";
  const date = parts[3] ?? parts[5] ?? parts[7] ?? parts[9] ?? parts[11] ?? "";
  return real(`${parts[1] ?? ""}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, raw);
}

function fromNumber(raw: number): string | CellProblem {
  // 20260715 typed as a number is no serial: serials of our century have five digits.
  if (Number.isInteger(raw) && raw > 19_000_000 && raw < 21_000_000) return readDate(String(raw));
  if (!(raw >= 1 && raw < 80_000)) return unreadable(raw);
  const day = new Date((Math.floor(raw) - SERIAL_OF_EPOCH) * 86_400_000).toISOString().slice(0, 10);
  return inRange(day, raw);
}

function real(day: string, raw: unknown): string | CellProblem {
  const at = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) {
    return cellProblem("V16", "row", { reason: "noSuchDay", value: quoted(raw) });
  }
  return inRange(day, raw);
}

function inRange(day: string, raw: unknown): string | CellProblem {
  if (day >= EARLIEST && day <= LATEST) return day;
  return cellProblem("V06", "row", { reason: "dateRange", value: raw instanceof Date ? day : quoted(raw) });
}

function unreadable(raw: unknown): CellProblem {
  return cellProblem("V16", "row", { reason: "date", value: quoted(raw) });
}
