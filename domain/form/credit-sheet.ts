import { CREDIT_ROLE_LABEL, optionsOf } from "./labels.ts";
import { columnsFrom } from "./sheet-definition.ts";
import type { ColumnSketch, SheetDefinition } from "./sheet-definition.ts";

/** Most one line may claim; above it somebody pasted a number from another column. */
export const MOST_QUANTITY = 10_000;

const SYSTEM = { filledBy: "system", locked: true } as const;
const BY_SYSTEM = { zh: "由系统写回，不要改动。", en: "Written by the system; do not change." };

const COLUMNS: readonly ColumnSketch[] = [
  { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, required: true, width: 9,
    prompt: { zh: "六位警号，文本格式。", en: "Six digits as text." }, synonyms: ["警员编号"] },
  { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "item", heading: { zh: "项目代码", en: "Item" }, kind: "code", maxLength: 40, required: true, width: 9,
    prompt: { zh: "积分项目代码 c01–c25（细则 §3）。", en: "Credit item c01–c25." }, synonyms: ["项目", "积分项目"] },
  { key: "role", heading: { zh: "角色", en: "Role" }, kind: "list", list: optionsOf(CREDIT_ROLE_LABEL), width: 7,
    blankWords: ["–", "—", "-", "无"], prompt: { zh: "分主办、协办的项目必填；其他留空。", en: "Lead or assist where the item distinguishes; otherwise empty." } },
  { key: "variant", heading: { zh: "级别", en: "Variant" }, kind: "code", maxLength: 20, width: 9,
    blankWords: ["–", "—", "-", "无"], prompt: { zh: "有多个分值的项目必填，如酒驾、醉驾；其他留空。", en: "Where the item has several values; otherwise empty." } },
  { key: "quantity", heading: { zh: "数量", en: "Quantity" }, kind: "integer", min: 1, max: MOST_QUANTITY, required: true,
    width: 7, prompt: { zh: "整数，1至10000。", en: "A whole number, 1 to 10,000." } },
  { key: "caseNo", heading: { zh: "案件（任务）编号", en: "Case or task no." }, kind: "code", maxLength: 40, width: 22,
    prompt: { zh: "案件编号须在案件清单中；不在清单的填证据编号。", en: "Must be in the case list, or give evidence." },
    synonyms: ["案件编号", "任务编号", "案件(任务)编号"] },
  { key: "date", heading: { zh: "日期", en: "Date" }, kind: "date", required: true, width: 12,
    prompt: { zh: "本月内的日期，如2026-07-15。", en: "A day of this month, e.g. 2026-07-15." } },
  { key: "evidenceNo", heading: { zh: "证据编号", en: "Evidence no." }, kind: "text", maxLength: 200, width: 18,
    prompt: { zh: "可填多个，用逗号分开，如 ZJ-2026-0456。", en: "Several separated by commas." } },
  { key: "points", heading: { zh: "系统分值", en: "Points" }, kind: "number", numberFormat: "0.00", ...SYSTEM, prompt: BY_SYSTEM },
  { key: "state", heading: { zh: "状态", en: "State" }, kind: "text", ...SYSTEM, prompt: BY_SYSTEM },
  { key: "problems", heading: { zh: "问题说明", en: "Problems" }, kind: "text", width: 40, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "rowKey", heading: { zh: "行标识", en: "Row key" }, kind: "text", hidden: true, width: 4, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "rowVersion", heading: { zh: "行版本", en: "Row version" }, kind: "integer", hidden: true, width: 4, ...SYSTEM, prompt: BY_SYSTEM },
]; // prettier-ignore

/** 岗位实绩明细: what earns credit under GZ-03 (细则 §8). */
export const CREDIT_SHEET: SheetDefinition = {
  name: "credits",
  title: { zh: "岗位实绩明细", en: "Post credits" },
  tableName: "tblCredits",
  template: "BY-2026-01-credits",
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "细则 §3、§8" }),
};
