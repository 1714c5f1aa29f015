import { bare, foundProblem, halfWidth } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import type { ColumnDefinition, SheetDefinition } from "./sheet-definition.ts";

/** Where each column of the definition stands in a sheet somebody sends, and what is wrong with its headings. */
export interface FoundHeadings {
  /** Index in the sheet's heading row, by column key. */
  positions: ReadonlyMap<string, number>;
  problems: FoundProblem[];
}

/** V28: was the workbook built from this version of the form? `null` when it was. */
export function checkTemplate(
  sheet: SheetDefinition,
  template: string | null | undefined,
): FoundProblem | null {
  if (template === undefined || template === null || template === sheet.template) return null;
  return foundProblem("V28", "row", null, {
    reason: "template",
    sent: template.slice(0, 40),
    expected: sheet.template,
  });
}

/** V28: finds the columns by their headings, never by position; a missing or doubled heading is named. */
export function checkHeadings(
  sheet: SheetDefinition,
  headings: readonly unknown[],
  wanted: (column: ColumnDefinition) => boolean = (column) => column.filledBy !== "system" || column.required,
): FoundHeadings {
  const positions = new Map<string, number>();
  const problems: FoundProblem[] = [];
  const seen = headings.map((heading) => (typeof heading === "string" ? plainHeading(heading) : ""));
  for (const column of sheet.columns) {
    const names = [column.heading.zh, column.heading.en, ...column.synonyms].map(plainHeading);
    const at = seen.flatMap((heading, index) => (heading !== "" && names.includes(heading) ? [index] : []));
    const [first, second] = at;
    if (first === undefined) {
      if (wanted(column)) problems.push(foundProblem("V28", "row", column.key, { reason: "missing" }));
    } else if (second !== undefined) {
      problems.push(foundProblem("V28", "row", column.key, { reason: "twice" }));
    } else {
      positions.set(column.key, first);
    }
  }
  return { positions, problems };
}

/** Headings are compared without spaces, case, brackets' width and line breaks. */
export function plainHeading(heading: string): string {
  return bare(halfWidth(heading)).replace(/[\s*]/g, "").replace(/（/g, "(").replace(/）/g, ")").toLowerCase();
}
