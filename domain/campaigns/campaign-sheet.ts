import { columnsFrom, type ColumnSketch, type SheetDefinition } from "../form/sheet-definition.ts";

const BY_SYSTEM = { zh: "由系统填写，请勿改动。", en: "Written by the system; leave as it is." };

const COLUMNS: readonly ColumnSketch[] = [
  { key: "day", heading: { zh: "日期", en: "Day" }, kind: "date", required: true, width: 12,
    prompt: { zh: "数据所属日期，如2026-07-15。", en: "The day the figure is of." }, synonyms: ["填报日期", "数据日期"] },
  { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", maxLength: 12, required: true, width: 9,
    prompt: { zh: "单位代码，文本格式，如09。", en: "The unit's code as text, e.g. 09." } },
  { key: "unitName", heading: { zh: "单位", en: "Unit" }, kind: "text", maxLength: 60, filledBy: "system", locked: true, width: 18, prompt: BY_SYSTEM },
  { key: "indicator", heading: { zh: "指标", en: "Indicator" }, kind: "text", maxLength: 60, required: true, width: 24,
    prompt: { zh: "行动指标名称，须与系统一致。", en: "The indicator's name as in the system." }, synonyms: ["指标名称"] },
  { key: "measure", heading: { zh: "计量单位", en: "Measure" }, kind: "text", maxLength: 10, filledBy: "system", locked: true, width: 9, prompt: BY_SYSTEM },
  { key: "quantity", heading: { zh: "当日数量", en: "Quantity" }, kind: "number", min: 0, max: 10_000_000, maxDecimals: 2, width: 11,
    prompt: { zh: "当日新增数量；没有请填0，留空表示不填。", en: "New that day; 0 for none, empty for nothing entered." }, synonyms: ["数量", "完成数"] },
  { key: "source", heading: { zh: "数据来源", en: "Source" }, kind: "text", maxLength: 60, width: 18,
    prompt: { zh: "如：警综平台、禁毒系统、现场登记。", en: "E.g. the case system." }, synonyms: ["来源"] },
  { key: "note", heading: { zh: "备注", en: "Note" }, kind: "text", maxLength: 200, width: 26,
    prompt: { zh: "案件编号等，可留空。", en: "Case numbers and the like; may be empty." } },
  { key: "reason", heading: { zh: "更正原因", en: "Reason of correction" }, kind: "text", maxLength: 200, width: 22,
    prompt: { zh: "更正已填数据时必填，不少于5个字。", en: "Needed when changing what was entered; at least 5 characters." } },
  { key: "key", heading: { zh: "指标标识", en: "Indicator key" }, kind: "text", maxLength: 40, filledBy: "system", hidden: true, locked: true, width: 4, prompt: BY_SYSTEM },
  { key: "version", heading: { zh: "行版本", en: "Row version" }, kind: "integer", min: 0, max: 1_000_000, filledBy: "system", hidden: true, locked: true, width: 4, prompt: BY_SYSTEM },
]; // prettier-ignore

/** 专项行动每日填报: one row for an indicator of a unit on a day. Empty quantities are not entries; 0 is one. */
export const CAMPAIGN_SHEET: SheetDefinition = {
  name: "campaign",
  title: { zh: "专项行动每日填报", en: "Campaign entries" },
  tableName: "tblCampaign",
  template: "BY-2026-01-campaign",
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "M50" }),
};
