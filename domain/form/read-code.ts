import { bare, cellProblem, halfWidth, quoted } from "./cell-problem.ts";
import type { CellProblem } from "./cell-problem.ts";
import { readText } from "./read-text.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

/**
 * Codes are text. A number is taken only when it has all the digits of a fixed-length code; a shorter one has
 * probably lost its leading zero to Excel and is refused by name, never padded by guess (D7).
 */
export function readCode(column: ColumnDefinition, raw: unknown): string | CellProblem {
  const { digits } = column;
  if (digits === undefined) {
    if (typeof raw === "number")
      return cellProblem("V16", "row", { reason: "codeNumber", value: quoted(raw) });
    const text = readText(column, raw);
    if (typeof text !== "string") return text;
    return text.includes("\n") ? cellProblem("V16", "row", { reason: "control" }) : bare(halfWidth(text));
  }
  const isNumber = typeof raw === "number";
  if (!isNumber && typeof raw !== "string")
    return cellProblem("V16", "row", { reason: "kind", value: quoted(raw) });
  const text = isNumber ? String(raw) : bare(halfWidth(raw));
  if (text.length === digits && /^\d+$/.test(text)) return text;
  if (/^\d+$/.test(text) && text.length < digits) {
    return cellProblem("V09", "row", { reason: "zeroEaten", value: text, digits });
  }
  return cellProblem("V09", "row", { reason: "shape", value: quoted(raw), digits });
}
