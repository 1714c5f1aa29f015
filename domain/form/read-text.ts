import { cellProblem, quoted } from "./cell-problem.ts";
import type { CellProblem } from "./cell-problem.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

/**
 * What no text may hold: control characters but the line break, lone surrogates and non-characters (no XML, so no
 * workbook, can carry them), and marks that turn the writing direction and so show another text than is stored.
 */
const FORBIDDEN = /(?!\n)\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202A-\u202E\u2066-\u2069]/u;

/** Text exactly as written: ends trimmed, NFC (never NFKC: it would change names), CRLF as one line break. */
export function readText(column: ColumnDefinition, raw: unknown): string | CellProblem {
  const typed = typeof raw === "number" && Number.isFinite(raw) ? String(raw) : raw;
  if (typeof typed !== "string") return cellProblem("V16", "row", { reason: "notText", value: quoted(raw) });
  const text = typed.trim().replace(/\r\n?/g, "\n").normalize("NFC");
  if (FORBIDDEN.test(text)) return cellProblem("V16", "row", { reason: "control" });
  const { maxLength } = column;
  if (maxLength !== undefined && text.length > maxLength) {
    const length = countCharacters(text);
    if (length > maxLength) return cellProblem("V06", "row", { reason: "long", length, maxLength });
  }
  return text;
}

/** Characters as a person counts them: 𠮷 is one (code points, not UTF-16 units). */
export function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}
