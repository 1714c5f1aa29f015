import type { RowProblemSeed } from "../../domain/form/cell-problem.ts";
import { problemColumn, problemMessage } from "../../domain/form/problem-text.ts";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { ReportState, RowProblem, SheetName } from "../../domain/messages.ts";
import type { ShapeProblem } from "./push-request.ts";

/** What only the server finds: the shape of a message, keys used elsewhere, all-or-nothing. */
const SENTENCES = {
  S01: (label, field) => ({
    zh: `${label}：提交内容的格式不正确${field ? `（${field}）` : ""}，请刷新表格后重试。`,
    en: `${label}: this row does not have the right shape${field ? ` (${field})` : ""}. Refresh the sheet and try again.`,
  }),
  S02: (label, field) => ({
    zh: `${label}：“${field}”不是表格中的栏目，本行未保存。请使用系统生成的表格。`,
    en: `${label}: “${field}” is not a column of the form; the row was not stored. Use the form made by the system.`,
  }),
  S03: (label) => ({
    zh: `${label}：本次选择“全部成功才保存”，因其他行有错误，本行也未保存。请改正其他行后重新提交。`,
    en: `${label}: nothing was stored because another row of this all-or-nothing push has errors. Mend those and push again.`,
  }),
  S04: (label) => ({
    zh: `${label}：这一行属于其他单位或月份的表格，不能在此修改。请在本表新增一行。`,
    en: `${label}: this line belongs to another unit's or month's sheet. Add a new line here instead.`,
  }),
  S05: (label) => ({
    zh: `${label}：这一行已被删除，不能再次提交。如仍需要，请新增一行。`,
    en: `${label}: this line was deleted. Add a new line if it is still needed.`,
  }),
  S10: (label) => ({
    zh: `${label}：内容有改动，原来的本人确认已失效，须由本人重新确认后才能报送。`,
    en: `${label}: the content changed, so the officer's confirmation no longer holds. He must confirm it again before submission.`,
  }),
  S11: (label) => ({
    zh: `${label}：这份月报已经报送，内容改动后报送和本人确认都已撤销，须重新确认并重新报送，按新的报送时间计算是否按时。`,
    en: `${label}: this report had been submitted; changing it took back its submission and confirmation. Confirm and submit it again; the new time decides whether it is on time.`,
  }),
  S09: (label) => ({
    zh: `${label}：所涉民警的月报已审核签字，不能再改动其明细。如需更正，请由审核人退回。`,
    en: `${label}: the reports it concerns are already signed. Ask the reviewer to return them first.`,
  }),
} satisfies Record<string, (label: string, field: string | null) => Bilingual>;

export type PushProblemCode = keyof typeof SENTENCES;

/** A problem of the server's own as a row problem in the reader's language. */
export function pushProblem(
  code: PushProblemCode,
  row: { sheet: SheetName; rowKey: string; label: string; field?: string | null; column?: string | null },
  language: Language,
): RowProblem {
  const field = row.field ?? null;
  const sentence: (label: string, field: string | null) => Bilingual = SENTENCES[code];
  return {
    sheet: row.sheet,
    rowKey: row.rowKey,
    rowLabel: row.label,
    field,
    column: row.column ?? null,
    code,
    severity: "row",
    message: sentence(row.label, field)[language],
  };
}

export function shapeProblem(
  sheet: SheetName,
  row: { rowKey: string; label: string; shape: ShapeProblem },
  language: Language,
): RowProblem {
  return pushProblem(
    row.shape.code,
    { sheet, rowKey: row.rowKey, label: row.label, field: row.shape.field },
    language,
  );
}

/** What a changed content takes back of a report that was attested or submitted; null = nothing. */
export function dropProblem(
  state: ReportState,
  sheet: SheetName,
  rowKey: string,
  label: string,
  language: Language,
): RowProblem | null {
  if (state !== "attested" && state !== "submitted") return null;
  const code = state === "submitted" ? "S11" : "S10";
  return { ...pushProblem(code, { sheet, rowKey, label }, language), severity: "warning" };
}

/** A problem the form's rules found, as a row problem: with its column's letter and the sentence a person reads. */
export function seedProblem(seed: RowProblemSeed, language: Language): RowProblem {
  return {
    sheet: seed.sheet,
    rowKey: seed.rowKey,
    rowLabel: seed.rowLabel,
    field: seed.field,
    column: problemColumn(seed)?.letter ?? null,
    code: seed.code,
    severity: seed.severity,
    message: problemMessage(seed, language),
  };
}
