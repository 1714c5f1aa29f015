/**
 * What a person sees in a cell, as exceljs gives it: rich text joined, a link's text, a formula's result, a date as
 * `2026-07-15`. Errors and formulas without a result stay objects: `readCell` names them as problems (V17).
 */
export function plainCell(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : dayOrInstant(value);
  if (typeof value !== "object") return value;
  if ("richText" in value && Array.isArray(value.richText)) {
    const runs: unknown[] = value.richText;
    return runs
      .map((run) => (typeof run === "object" && run && "text" in run ? String(run.text) : ""))
      .join("");
  }
  if ("hyperlink" in value && "text" in value) return plainCell(value.text);
  if ("formula" in value || "sharedFormula" in value) {
    const result = "result" in value ? value.result : undefined;
    if (result === undefined || result === null)
      return { formula: "formula" in value ? String(value.formula) : "" };
    return plainCell(result);
  }
  return "error" in value ? { error: String(value.error) } : { error: "#VALUE!" };
}

/** exceljs gives dates as UTC instants of the wall clock in the cell (1900 and 1904 alike). */
function dayOrInstant(date: Date): string {
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}
