import type { Rectangle } from "./a1-address.ts";
import { HostError } from "./host-error.ts";
import { accessDenied, type Range } from "./range.ts";

const KINDS = [
  "Custom",
  "CellValue",
  "ContainsText",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
];

/** One rule; the host stores it and draws nothing. */
class ConditionalFormat {
  readonly Type: string;
  readonly range: Rectangle;
  readonly Id: string;
  Priority = 0;
  StopIfTrue = false;
  readonly Custom = { Rule: { Formula: "" }, Format: plainFormat() };
  readonly CellValue = { Rule: {}, Format: plainFormat() };
  readonly TextComparison = { Rule: {}, Format: plainFormat() };
  constructor(type: string, range: Rectangle, id: string) {
    this.Type = type;
    this.range = range;
    this.Id = id;
  }
}

export class ConditionalFormats {
  readonly #range: Range;
  constructor(range: Range) {
    this.#range = range;
  }
  get Count(): number {
    return this.#range.sheet.conditionalFormats.length;
  }
  Add(type: string): ConditionalFormat {
    if (!KINDS.includes(type)) throw new HostError("InvalidArgument", `conditional format ${type}`);
    if (this.#range.sheet.protectedWith) throw accessDenied();
    const format = new ConditionalFormat(type, this.#range.at, `{CF-${String(this.Count + 1)}}`);
    this.#range.sheet.conditionalFormats.push(format);
    return format;
  }
  ClearAll(): void {
    if (this.#range.sheet.protectedWith) throw accessDenied();
    this.#range.sheet.conditionalFormats.length = 0;
  }
}

function plainFormat(): { Fill: Record<string, unknown>; Font: Record<string, unknown> } {
  return { Fill: { Color: null }, Font: { Color: null, Bold: null } };
}
