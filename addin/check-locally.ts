import { checkRows } from "../domain/form/check-push.ts";
import type { StoredRow } from "../domain/form/check-push.ts";
import type { Fields } from "../domain/form/fields.ts";
import { DATA_COLUMNS, fieldColumn, isField, MONTHLY_SHEET } from "../domain/form/monthly-form.ts";
import { problemMessage } from "../domain/form/problem-text.ts";
import { readCell } from "../domain/form/read-cell.ts";
import { columnsByKey } from "../domain/form/sheet-definition.ts";
import type { Language } from "../domain/language.ts";
import type { PushRequest, RowProblem } from "../domain/messages.ts";
import type { Level, PostType } from "../domain/people.ts";
import type { BaselineLine } from "./books.ts";
import type { ReadBook } from "./sheet-read.ts";

/**
 * The monthly rows through the very validator the server uses, as far as the pane has the facts: registers, case list
 * and history are asked of the server afterwards. Works without network.
 */
export function checkLocally(read: ReadBook, request: PushRequest, language: Language): RowProblem[] {
  const stored = new Map<string, StoredRow>();
  const baseline = read.baselines[0] ?? new Map<string, BaselineLine>();
  for (const row of request.rows) {
    const known = baseline.get(row.rowKey ?? row.policeNo);
    if (known)
      stored.set(row.policeNo, { fields: fieldsOf(known), version: known.version, state: "drafted" });
  }
  const checked = checkRows(request.rows, {
    roster: new Map(read.roster.map(({ policeNo, level, postType, ...officer }) => [policeNo, { ...officer, level: level as Level, postType: postType as PostType }])), // prettier-ignore
    stored,
    prefill: new Map(),
    monthOpen: read.meta.state === "open" || read.meta.state === "reviewing",
  });
  const columns = columnsByKey(MONTHLY_SHEET);
  return checked.flatMap(({ problems }) =>
    problems.map((seed) => ({
      sheet: seed.sheet,
      rowKey: seed.rowKey,
      rowLabel: seed.rowLabel,
      field: seed.field,
      column: seed.field === null ? null : (columns.get(seed.field)?.letter ?? null),
      code: seed.code,
      severity: seed.severity,
      message: problemMessage(seed, language),
    })),
  );
}

/** The stored fields behind a baseline line: its cells were written from them. */
function fieldsOf(line: BaselineLine): Fields {
  const fields: Record<string, number | string | null> = {};
  DATA_COLUMNS.forEach(({ key }, index) => {
    const read = isField(key) ? readCell(fieldColumn(key), line.cells[index]) : { value: undefined };
    if ("value" in read && read.value !== undefined) fields[key] = read.value;
  });
  return fields;
}
