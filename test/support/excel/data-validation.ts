import type { Cell, Validation } from "./cell.ts";
import { HostError } from "./host-error.ts";
import type { Range } from "./range.ts";

const TYPES: Record<string, string> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};
/** Excel's own limits: prompt and alert titles 32 characters, messages 255 and 225. */
const TITLE_LIMIT = 32;
const PROMPT_LIMIT = 255;
const ALERT_LIMIT = 225;
const INLINE_LIST_LIMIT = 255;

/** `Range.dataValidation`: stored per cell, never allowed on a protected sheet. */
export class DataValidation {
  readonly #range: Range;
  constructor(range: Range) {
    this.#range = range;
  }
  get Rule(): Record<string, unknown> {
    return this.#first?.rule ?? {};
  }
  set Rule(rule: Record<string, unknown>) {
    const keys = Object.keys(rule);
    const kind = keys[0];
    if (keys.length !== 1 || kind === undefined || !(kind in TYPES)) throw invalid("rule");
    const list = rule["list"] as { source?: unknown } | undefined;
    if (
      typeof list?.source === "string" &&
      !list.source.startsWith("=") &&
      list.source.length > INLINE_LIST_LIMIT
    )
      throw invalid("list source longer than 255 characters");
    const custom = rule["custom"] as { formula?: unknown } | undefined;
    if (custom && (typeof custom.formula !== "string" || custom.formula.length > 255))
      throw invalid("custom formula");
    this.#set({ rule });
  }
  get ErrorAlert(): Validation["errorAlert"] | null {
    return this.#first?.errorAlert ?? null;
  }
  set ErrorAlert(alert: NonNullable<Validation["errorAlert"]>) {
    if ((alert.title ?? "").length > TITLE_LIMIT || (alert.message ?? "").length > ALERT_LIMIT)
      throw invalid("alert");
    this.#set({ errorAlert: alert });
  }
  get Prompt(): Validation["prompt"] | null {
    return this.#first?.prompt ?? null;
  }
  set Prompt(prompt: NonNullable<Validation["prompt"]>) {
    if ((prompt.title ?? "").length > TITLE_LIMIT || (prompt.message ?? "").length > PROMPT_LIMIT)
      throw invalid("prompt");
    this.#set({ prompt });
  }
  get IgnoreBlanks(): boolean {
    return this.#first?.ignoreBlanks ?? true;
  }
  set IgnoreBlanks(ignoreBlanks: boolean) {
    this.#set({ ignoreBlanks });
  }
  get Type(): string {
    const kind = Object.keys(this.Rule)[0];
    return kind === undefined ? "None" : (TYPES[kind] ?? "None");
  }
  get Valid(): boolean {
    return true;
  }
  Clear(): void {
    this.#range.guardStructure();
    this.#range.visit((cell) => delete cell.validation);
  }
  get #first(): Validation | undefined {
    return this.#range.firstCell().validation;
  }
  #set(part: Validation): void {
    this.#range.guardStructure();
    this.#range.visit((cell: Cell) => {
      cell.validation = { ...cell.validation, ...part };
    });
  }
}

function invalid(what: string): HostError {
  return new HostError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format: ${what}`,
  );
}
