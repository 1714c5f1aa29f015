import { columnsFrom } from "./sheet-definition.ts";
import type { ColumnSketch, SheetDefinition } from "./sheet-definition.ts";

const COLUMNS: readonly ColumnSketch[] = [
  { key: "caseNo", heading: { zh: "案件编号", en: "Case no." }, kind: "code", maxLength: 40, required: true, width: 24,
    prompt: { zh: "警综案件编号，文本格式。", en: "The case number, as text." }, synonyms: ["案号", "警综案件编号"] },
  { key: "kind", heading: { zh: "案件类别", en: "Kind" }, kind: "text", maxLength: 60, required: true, width: 16,
    prompt: { zh: "如：盗窃电动车案。", en: "E.g. theft of an e-bike." }, synonyms: ["案件类型", "案别"] },
  { key: "name", heading: { zh: "案件名称", en: "Name" }, kind: "text", maxLength: 200, width: 36,
    prompt: { zh: "案件名称，可留空。", en: "May be empty." } },
  { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", digits: 2, width: 9,
    prompt: { zh: "两位单位代码，文本格式，如09。", en: "Two digits as text, e.g. 09." }, synonyms: ["办案单位代码"] },
  { key: "openedOn", heading: { zh: "受立案日期", en: "Opened on" }, kind: "date", width: 12,
    prompt: { zh: "如2026-07-15。", en: "E.g. 2026-07-15." }, synonyms: ["立案日期", "受案日期"] },
]; // prettier-ignore

/** 案件清单: what credits refer to. */
export const CASE_SHEET: SheetDefinition = {
  name: "cases",
  title: { zh: "案件清单", en: "Case list" },
  tableName: "tblCases",
  template: "BY-2026-01-cases",
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "细则 §3" }),
};
