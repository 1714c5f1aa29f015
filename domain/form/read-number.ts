import { bare, cellProblem, halfWidth, quoted } from "./cell-problem.ts";
import type { CellProblem, CellReader } from "./cell-problem.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

/** A number as people type it; the unit after it says nothing new (V16). */
const TYPED = /^(-?)(\d{1,12})(?:\.(\d{1,15}))?\s*(?:天|日|次|件|篇|项|分|个|起|户|人|%|％)?$/;
const DASHES = new Set(["—", "——", "-", "--", "–", "－", "―", "无", "没有", "/", "／", "\\"]);

/** Reads a number exactly or says what is wrong with it (V06, V07, V16). */
export function numberReader(column: ColumnDefinition): CellReader {
  const { kind, min = -Infinity, max = Infinity, maxDecimals = 4, step } = column;
  const integer = kind === "integer";

  function checked(value: number): number | CellProblem {
    if (value < min || value > max) return cellProblem("V06", "row", { reason: "range", value, min, max });
    if (integer && !Number.isInteger(value)) return cellProblem("V07", "row", { value });
    if (!Number.isInteger(value)) {
      if (Number(value.toFixed(maxDecimals)) !== value) return tooFine(String(value), maxDecimals);
      if (step !== undefined && !Number.isInteger(value / step)) {
        return cellProblem("V06", "row", { reason: "step", value, step });
      }
    }
    // −0 is 0: nothing downstream may ever print “-0”.
    return value === 0 ? 0 : value;
  }

  return (raw) => {
    if (typeof raw === "number") {
      if (Number.isFinite(raw)) return checked(raw);
      return cellProblem("V16", "row", { reason: "text", value: String(raw) });
    }
    if (typeof raw !== "string") return cellProblem("V16", "row", { reason: "kind", value: quoted(raw) });
    const text = bare(halfWidth(raw));
    const parts = TYPED.exec(text);
    if (!parts) return unreadable(text, quoted(raw));
    const decimals = (parts[3] ?? "").replace(/0+$/, "");
    if (decimals.length > maxDecimals) return tooFine(quoted(raw), maxDecimals);
    return checked(Number(`${parts[1] ?? ""}${parts[2] ?? ""}.${decimals || "0"}`));
  };
}

function tooFine(value: string, maxDecimals: number): CellProblem {
  return cellProblem("V06", "row", { reason: "decimals", value, maxDecimals });
}

function unreadable(text: string, value: string): CellProblem {
  // Office.js shows a formula it could not calculate as its own text.
  if (text.startsWith("=")) return cellProblem("V17", "row", { reason: "formula", value });
  return cellProblem("V16", "row", { reason: DASHES.has(text) ? "dash" : "text", value });
}
