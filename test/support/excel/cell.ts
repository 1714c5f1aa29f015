/** What a cell holds once Excel has understood it. Dates are serial numbers with a date format. */
export type CellValue = string | number | boolean;

export interface Validation {
  rule?: Record<string, unknown>;
  errorAlert?: { showAlert?: boolean; style?: string; title?: string; message?: string };
  prompt?: { showPrompt?: boolean; title?: string; message?: string };
  ignoreBlanks?: boolean;
}

export interface Cell {
  value?: CellValue;
  formula?: string;
  numberFormat?: string;
  /** `Fill.Color`, `Font.Bold`, `Protection.Locked` … as the protocol names them. */
  format: Map<string, unknown>;
  validation?: Validation;
}

/**
 * Excel's reading of what is put into a cell (`Range.values` and a person's typing alike): text beginning with
 * `= + - @` becomes a formula, an apostrophe in front is eaten, numbers, dates and percentages written as text
 * become numbers, unless the cell was formatted as text (`@`) BEFORE.
 */
export function enter(cell: Cell, entered: unknown, calculate: (formula: string) => CellValue): void {
  delete cell.formula;
  if (typeof entered !== "string") {
    cell.value = entered as CellValue;
    return;
  }
  if (entered.startsWith("'")) {
    cell.value = entered.slice(1);
    return;
  }
  if (cell.numberFormat === "@") {
    cell.value = entered;
    return;
  }
  const formula = formulaIn(entered);
  if (formula !== null) {
    cell.formula = formula;
    cell.value = calculate(formula);
    return;
  }
  cell.value = understood(cell, entered);
}

function formulaIn(text: string): string | null {
  if (text.length < 2) return null;
  if (text.startsWith("=")) return text;
  if (/^[+-]/.test(text) && !/^[+-]\s*\d*\.?\d+%?$/.test(text)) return `=${text}`;
  return text.startsWith("@") ? `=${text.slice(1)}` : null;
}

function understood(cell: Cell, text: string): CellValue {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  if (/^[+-]?\d+(\.\d+)?%$/.test(trimmed)) {
    cell.numberFormat ??= "0%";
    return Number(trimmed.slice(0, -1)) / 100;
  }
  const day = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(trimmed);
  if (day) {
    cell.numberFormat ??= "yyyy/m/d";
    return serialOf(Number(day[1]), Number(day[2]), Number(day[3]));
  }
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(trimmed);
  if (month) {
    cell.numberFormat ??= "mmm-yy";
    return serialOf(Number(month[1]), Number(month[2]), 1);
  }
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === "true";
  return text;
}

/** Excel's serial number of a day (1900 system, after its invented 29 February 1900). */
export function serialOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;
}
