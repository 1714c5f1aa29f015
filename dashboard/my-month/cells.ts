import { isCellProblem, type FoundProblem } from "../../domain/form/cell-problem.ts";
import { countsOfEvents } from "../../domain/form/check-details.ts";
import { checkFields } from "../../domain/form/check-row.ts";
import type { Field, Fields } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import { cellReader } from "../../domain/form/read-cell.ts";
import type { Language } from "../../domain/language.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";

/** Cells as typed and not yet pushed: `null` is 不适用, `""` clears a cell back to 未填. */
export type Cells = Partial<Record<Field, string | number | null>>;

/** A problem beside its cell; `field` null = about the month as a whole. */
export interface ShownProblem {
  field: Field | null;
  blocks: boolean;
  code: string;
  message: string;
}

export interface ReadMonth {
  fields: Fields;
  problems: ShownProblem[];
}

/** What is stored with what was typed over it, judged by the very rules the server will judge by (细则 §7). */
export function readTyped(figures: MyMonthFigures, cells: Cells, language: Language): ReadMonth {
  const fields: Record<string, string | number | null | undefined> = { ...figures.row.fields };
  const found: FoundProblem[] = [];
  for (const [field, raw] of Object.entries(cells) as [Field, string | number | null][]) {
    const value = cellReader(fieldColumn(field))(raw);
    if (isCellProblem(value)) found.push({ ...value, field });
    else if (value === undefined) delete fields[field];
    else fields[field] = value;
  }
  const events = figures.events.filter(({ scored }) => scored);
  if (found.length === 0) found.push(...checkFields(fields, { events, prefill: figures.prefill }));
  const row = { sheet: "monthly" as const, rowKey: figures.row.policeNo, rowLabel: "" };
  return {
    fields: fields,
    problems: found.map((problem) => ({
      field: problem.field as Field | null,
      blocks: problem.severity !== "warning",
      code: problem.code,
      message: problemMessage({ ...problem, ...row }, language),
    })),
  };
}

/** Only what differs from what is stored is worth sending. */
export function changedCells(stored: Fields, cells: Cells): Cells {
  const changed: Cells = {};
  for (const [field, raw] of Object.entries(cells) as [Field, string | number | null][]) {
    const value = cellReader(fieldColumn(field))(raw);
    if (isCellProblem(value) || value !== stored[field]) changed[field] = raw;
  }
  return changed;
}

/** Where the draft and the stored report part: somebody changed a cell after the draft was begun. */
export interface Difference {
  field: Field;
  before: Fields[Field];
  now: Fields[Field];
  /** What the officer typed there; undefined = he did not touch it. */
  mine: string | number | null | undefined;
}

export function differences(baseFields: Fields, stored: Fields, cells: Cells): Difference[] {
  const fields = new Set([...Object.keys(baseFields), ...Object.keys(stored)] as Field[]);
  return [...fields]
    .filter((field) => baseFields[field] !== stored[field])
    .map((field) => ({ field, before: baseFields[field], now: stored[field], mine: cells[field] }));
}

/** A cell in words: 未填, 不适用, the list's word, or what stands there. */
export function cellWords(
  field: Field,
  value: string | number | null | undefined,
  language: Language,
  words: { blank: string; notApplicable: string },
): string {
  if (value === undefined || value === "") return words.blank;
  if (value === null) return words.notApplicable;
  const option = fieldColumn(field).list?.find((one) => one.value === value);
  return option ? option.label[language] : String(value);
}

/** How many of the officer's own events are counted in a column of the form. */
export function collectedCount(figures: MyMonthFigures, field: Field): number {
  const counts = countsOfEvents(figures.events.filter(({ scored }) => scored));
  return (counts[field] as number | undefined) ?? 0;
}
