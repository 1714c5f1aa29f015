import { columnsFrom, type ColumnSketch, type SheetDefinition } from "../form/sheet-definition.ts";

const BY_SYSTEM = { zh: "由系统填写，请勿改动。", en: "Written by the system; leave as it is." };

const COLUMNS: readonly ColumnSketch[] = [
  { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, required: true, locked: true, width: 9,
    filledBy: "system", prompt: { zh: "六位警号，文本格式。", en: "Six digits as text." }, synonyms: ["民警警号", "警员编号"] },
  { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, filledBy: "system", locked: true, width: 12,
    prompt: BY_SYSTEM, synonyms: ["民警姓名"] },
  { key: "unitName", heading: { zh: "单位", en: "Unit" }, kind: "text", maxLength: 60, filledBy: "system", locked: true, width: 20, prompt: BY_SYSTEM },
  { key: "level", heading: { zh: "职务层级", en: "Level" }, kind: "text", maxLength: 20, filledBy: "system", locked: true, width: 10, prompt: BY_SYSTEM },
  { key: "score", heading: { zh: "得分", en: "Points" }, kind: "number", min: 0, max: 100, maxDecimals: 2, mayBeNotApplicable: true, width: 9,
    prompt: { zh: "0至100，至多两位小数；留空表示不填。撤销已填的分数填“不适用”。", en: "0 to 100, two decimals at most; empty for nothing entered, “N/A” to take back." },
    synonyms: ["分数", "成绩", "评价得分", "测评得分", "测试成绩"] },
  { key: "basis", heading: { zh: "依据", en: "Basis" }, kind: "text", maxLength: 100, width: 26,
    prompt: { zh: "汇总表、签字评价表或成绩单编号。考核办代录领导评价时必填。", en: "Number of the sheet it was taken from; needed where the office enters a leader's word." },
    synonyms: ["依据文号", "表号"] },
  { key: "reason", heading: { zh: "更正原因", en: "Reason of correction" }, kind: "text", maxLength: 200, width: 24,
    prompt: { zh: "更正已填分数时必填，不少于5个字。", en: "Needed when changing what was entered; at least 5 characters." } },
  { key: "key", heading: { zh: "行标识", en: "Row key" }, kind: "text", maxLength: 60, filledBy: "system", hidden: true, locked: true, width: 4, prompt: BY_SYSTEM },
  { key: "version", heading: { zh: "行版本", en: "Row version" }, kind: "integer", min: 0, max: 1_000_000, filledBy: "system", hidden: true, locked: true, width: 4, prompt: BY_SYSTEM },
]; // prettier-ignore

/** 年度其他成绩: one row an officer, one sheet a kind (细则 §11). An empty cell says nothing; 0 is a score. */
export const APPRAISAL_SHEET: SheetDefinition = {
  name: "appraisal",
  title: { zh: "年度评价录入表", en: "Annual appraisals" },
  tableName: "tblAppraisal",
  template: "BY-2026-01-appraisal",
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "细则 §11" }),
};

/** What binds a row of the downloaded sheet to its officer, whatever a sort did to the cells beside it. */
export function appraisalKey(year: number, kind: string, policeNo: string): string {
  return `${year}|${kind}|${policeNo}`;
}
