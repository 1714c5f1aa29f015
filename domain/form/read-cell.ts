import { readCode } from "./read-code.ts";
import { readDate } from "./read-date.ts";
import { listReader } from "./read-list.ts";
import { numberReader } from "./read-number.ts";
import { readText } from "./read-text.ts";
import { cellProblem, isCellProblem } from "./cell-problem.ts";
import type { CellProblem, CellReader, CellValue } from "./cell-problem.ts";
import type { ColumnDefinition } from "./sheet-definition.ts";

const READERS = new WeakMap<ColumnDefinition, CellReader>();

/**
 * Reads one raw cell of a column. `undefined` = 未填, `null` = 不适用. A cell is either exactly what was typed or a
 * named problem: blank never becomes 0, text never becomes a guess (D7).
 */
export function readCell(
  column: ColumnDefinition,
  raw: unknown,
): { value: CellValue } | { problem: CellProblem } {
  const read = cellReader(column)(raw);
  return isCellProblem(read) ? { problem: read } : { value: read };
}

/** The column's reader, compiled once. It allocates nothing for a value that is already clean. */
export function cellReader(column: ColumnDefinition): CellReader {
  let reader = READERS.get(column);
  if (!reader) {
    reader = compile(column);
    READERS.set(column, reader);
  }
  return reader;
}

function compile(column: ColumnDefinition): CellReader {
  const inner = readerOfKind(column);
  const blankWords = new Set(column.blankWords ?? []);
  return (raw) => {
    if (typeof raw === "number") return inner(raw);
    if (raw === undefined || raw === "") return undefined;
    if (raw === null) return readNull(column);
    const plain = typeof raw === "object" ? unwrap(raw) : raw;
    if (typeof plain === "string") {
      if (isBlank(plain) || blankWords.has(plain.trim())) return undefined;
      if (ERROR_VALUE.test(plain)) return cellProblem("V17", "row", { reason: "error", value: plain });
      if (column.kind !== "text" && isNotApplicable(plain)) return readNotApplicable(column);
    }
    if (plain === undefined) return undefined;
    return isCellProblem(plain) && "code" in plain ? plain : inner(plain);
  };
}

function readerOfKind(column: ColumnDefinition): CellReader {
  switch (column.kind) {
    case "integer":
    case "number":
      return numberReader(column);
    case "list":
      return listReader(column);
    case "date":
      return readDate;
    case "code":
      return (raw) => readCode(column, raw);
    case "text":
      return (raw) => readText(column, raw);
  }
}

function readNull(column: ColumnDefinition): CellValue | CellProblem {
  if (column.nullIsBlank) return undefined;
  return readNotApplicable(column);
}

function readNotApplicable(column: ColumnDefinition): CellValue | CellProblem {
  return column.mayBeNotApplicable ? null : cellProblem("V16", "row", { reason: "notApplicable" });
}

const ERROR_VALUE =
  /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|####*)$/;

/** White space, and the characters that look like nothing: zero-width space and joiners, BOM, blank hangul. */
const INVISIBLE = /^[\s\u200B-\u200D\u2060\uFEFF\u3164\u115F\u1160\u00AD]*$/;

function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

const NOT_APPLICABLE = new Set(["不适用", "n/a", "Ｎ/Ａ", "ｎ/ａ", "na"]);

function isNotApplicable(text: string): boolean {
  const word = text.replace(/[\s\u200B\uFEFF]/g, "");
  return word.length <= 4 && NOT_APPLICABLE.has(word.toLowerCase());
}

/** ExcelJS gives formulas, rich text, links and errors as objects: what is inside, or a problem. */
function unwrap(raw: object): unknown {
  if (raw instanceof Date) return raw;
  if ("error" in raw) return cellProblem("V17", "row", { reason: "error", value: shown(raw.error) });
  if ("formula" in raw || "sharedFormula" in raw) {
    const result = "result" in raw ? raw.result : undefined;
    if (result === undefined || result === null) return cellProblem("V17", "row", { reason: "formula" });
    if (typeof result !== "object" || result instanceof Date) return result;
    return cellProblem("V17", "row", {
      reason: "error",
      value: shown("error" in result ? result.error : ""),
    });
  }
  if ("richText" in raw && Array.isArray(raw.richText)) {
    const runs: unknown[] = raw.richText;
    const texts = runs.map((run) =>
      typeof run === "object" && run !== null && "text" in run ? run.text : null,
    );
    if (texts.every((text) => typeof text === "string")) return texts.join("");
  }
  if ("hyperlink" in raw && "text" in raw && typeof raw.text === "string") return raw.text;
  return cellProblem("V16", "row", { reason: "object" });
}

function shown(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 20) : "";
}
