import { GRADE_LABEL } from "../grade.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../people.ts";
import type { Field } from "./fields.ts";
import { FIELDS } from "./fields.ts";
import { optionsOf } from "./labels.ts";
import { FIELD_COLUMNS } from "./monthly-columns.ts";
import { columnsFrom } from "./sheet-definition.ts";
import type { ColumnDefinition, ColumnSketch, SheetDefinition } from "./sheet-definition.ts";

/** Version of the form: changes whenever a column is added, moved, renamed or means something else (V28). */
export const TEMPLATE_VERSION = "BY-2026-01";

const GRADE_OPTIONS = optionsOf(GRADE_LABEL);

/** A–E: who the row is about. Locked; 警号 is the key and stays text so that leading zeros live. */
const IDENTITY: readonly ColumnSketch[] = [
  { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, width: 9, required: true,
    prompt: { zh: "六位警号，文本格式，保留开头的0。", en: "Six digits as text; keep leading zeros." },
    synonyms: ["警员编号", "民警警号", "人员编号"] },
  { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, width: 10,
    prompt: { zh: "由系统带出。", en: "Filled by the system." }, synonyms: ["民警姓名"] },
  { key: "unit", heading: { zh: "单位", en: "Unit" }, kind: "text", maxLength: 60, width: 14,
    prompt: { zh: "由系统带出。", en: "Filled by the system." }, synonyms: ["部门", "所队", "单位名称"] },
  { key: "postType", heading: { zh: "岗位类别", en: "Post type" }, kind: "list", list: optionsOf(POST_TYPE_LABEL),
    width: 12, prompt: { zh: "由系统带出，决定可以填报的积分项目。", en: "Filled by the system; decides the credit items." },
    synonyms: ["岗位"] },
  { key: "level", heading: { zh: "职务层级", en: "Level" }, kind: "list", list: optionsOf(LEVEL_LABEL), width: 9,
    prompt: { zh: "由系统带出，决定由谁审核。", en: "Filled by the system; decides who reviews." }, synonyms: ["职务", "层级"] },
]; // prettier-ignore

const BY_SYSTEM = { zh: "由系统计算或写回，不要改动。", en: "Written by the system; do not change." };

/** AL–AT: what the server writes back; AU, AV hidden: the row's identity and the version it was read at. */
const SYSTEM: readonly ColumnSketch[] = [
  { key: "creditPoints", heading: { zh: "岗位实绩积分", en: "Post credits" }, kind: "number", width: 9,
    numberFormat: "0.00", prompt: BY_SYSTEM },
  { key: "eventPoints", heading: { zh: "奖惩分", en: "Rewards and penalties" }, kind: "number", width: 8,
    numberFormat: "0.00", prompt: BY_SYSTEM },
  { key: "total", heading: { zh: "系统得分", en: "Points" }, kind: "number", width: 9, numberFormat: "0.00",
    prompt: BY_SYSTEM },
  { key: "suggestedGrade", heading: { zh: "建议等级", en: "Suggested grade" }, kind: "list", list: GRADE_OPTIONS,
    width: 9, prompt: BY_SYSTEM },
  { key: "grade", heading: { zh: "审核等级", en: "Grade" }, kind: "list", list: GRADE_OPTIONS, width: 9,
    filledBy: "reviewer", prompt: { zh: "由审核人评定。", en: "Set by the reviewer." } },
  { key: "gradeReason", heading: { zh: "审核意见", en: "Reviewer's reason" }, kind: "text", maxLength: 200, width: 20,
    filledBy: "reviewer", prompt: { zh: "由审核人填写。", en: "Written by the reviewer." } },
  { key: "change", heading: { zh: "变更", en: "Change" }, kind: "text", width: 8, prompt: BY_SYSTEM },
  { key: "state", heading: { zh: "状态", en: "State" }, kind: "text", width: 9, prompt: BY_SYSTEM },
  { key: "problems", heading: { zh: "问题说明", en: "Problems" }, kind: "text", width: 40, prompt: BY_SYSTEM },
  { key: "rowKey", heading: { zh: "行标识", en: "Row key" }, kind: "text", width: 4, hidden: true, prompt: BY_SYSTEM },
  { key: "rowVersion", heading: { zh: "行版本", en: "Row version" }, kind: "integer", width: 4, hidden: true,
    prompt: BY_SYSTEM },
]; // prettier-ignore

/** 月报表: one row per officer, A–AV (细则 §7). */
export const MONTHLY_SHEET: SheetDefinition = {
  name: "monthly",
  title: { zh: "民警政绩档案月报表", en: "Monthly merit file form" },
  tableName: "tblMonthly",
  template: TEMPLATE_VERSION,
  columns: columnsFrom(
    [
      ...IDENTITY.map((column) => ({ filledBy: "system" as const, locked: true, ...column })),
      ...FIELD_COLUMNS,
      ...SYSTEM.map((column) => ({ filledBy: "system" as const, locked: true, ...column })),
    ],
    {},
  ),
};

const COLUMN_OF_FIELD = new Map(MONTHLY_SHEET.columns.map((column) => [column.key, column]));

/** The column of a stored field. */
export function fieldColumn(field: Field): ColumnDefinition {
  const column = COLUMN_OF_FIELD.get(field);
  if (!column) throw new Error(`the monthly form has no column ${field}`);
  return column;
}

/** F … AK in sheet order. */
export const DATA_COLUMNS: readonly ColumnDefinition[] = FIELDS.map(fieldColumn);

/** Is this key one of the 32 stored fields? */
export function isField(key: string): key is Field {
  return FIELD_KEYS.has(key);
}
const FIELD_KEYS: ReadonlySet<string> = new Set(FIELDS);

/** 扣分项: the columns that count what went wrong; “其余置零” fills only these. */
export const DEDUCTION_FIELDS = [
  "personalLeave", "awolDays", "lateCount", "dutyMissed", "disobey", "inspMinor", "inspMajor", "flaw", "fault",
  "complaint", "secrecy", "asset", "bearing", "conduct",
] as const satisfies readonly Field[]; // prettier-ignore
