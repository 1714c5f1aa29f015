import {
  EVIDENCE_KIND_LABEL,
  FINDING_LABEL,
  optionsOf,
  RESPONSIBILITY_LABEL,
  SUBJECT_KIND_LABEL,
} from "./labels.ts";
import { DEDUCTION_FIELDS, fieldColumn } from "./monthly-form.ts";
import { columnsFrom } from "./sheet-definition.ts";
import type { ColumnSketch, SheetDefinition } from "./sheet-definition.ts";

const SYSTEM = { filledBy: "system", locked: true } as const;
const BY_SYSTEM = { zh: "由系统写回，不要改动。", en: "Written by the system; do not change." };
const OR_EMPTY = { blankWords: ["–", "—", "-", "无"] } as const;

const COUNTED_COLUMNS = DEDUCTION_FIELDS.map((field) => ({
  value: field,
  label: fieldColumn(field).heading,
  also: [fieldColumn(field).letter],
}));

const COLUMNS: readonly ColumnSketch[] = [
  { key: "eventNo", heading: { zh: "事件编号", en: "Event no." }, kind: "text", width: 18, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "accountMonth", heading: { zh: "计入月份", en: "Month of account" }, kind: "code", maxLength: 7, width: 10, ...SYSTEM,
    prompt: { zh: "由文件（结果）日期决定。", en: "Decided by the document date." } },
  { key: "subjectKind", heading: { zh: "对象类别", en: "Subject kind" }, kind: "list", list: optionsOf(SUBJECT_KIND_LABEL),
    required: true, width: 9, prompt: { zh: "选择：个人、单位。", en: "Choose officer or unit." } },
  { key: "subject", heading: { zh: "警号或单位代码", en: "Police no. or unit code" }, kind: "code", maxLength: 6, required: true,
    width: 14, prompt: { zh: "个人填六位警号，单位填两位单位代码，文本格式。", en: "Six digits for an officer, two for a unit, as text." },
    synonyms: ["警号", "对象"] },
  { key: "type", heading: { zh: "类型", en: "Type" }, kind: "code", maxLength: 40, required: true, width: 7,
    prompt: { zh: "类型代码 R1–R7、P1–P11、X1–X5（细则 §4）。", en: "Type R1–R7, P1–P11, X1–X5." }, synonyms: ["事件类型"] },
  { key: "variant", heading: { zh: "级别", en: "Variant" }, kind: "code", maxLength: 20, width: 9, ...OR_EMPTY,
    prompt: { zh: "有多个分值的类型必填；其他留空。", en: "Where the type has several values; otherwise empty." } },
  { key: "reason", heading: { zh: "事由", en: "Reason" }, kind: "text", maxLength: 200, required: true, width: 36,
    prompt: { zh: "不超过200字。", en: "At most 200 characters." } },
  { key: "occurredOn", heading: { zh: "发生日期", en: "Occurred on" }, kind: "date", width: 12,
    prompt: { zh: "如2026-07-15。", en: "E.g. 2026-07-15." } },
  { key: "documentOn", heading: { zh: "文件（结果）日期", en: "Document date" }, kind: "date", width: 12,
    prompt: { zh: "决定计入哪个月；调查中可留空。", en: "Decides the month of account; may be empty while under investigation." },
    synonyms: ["文件日期", "结果日期", "文件(结果)日期"] },
  { key: "sourceDepartment", heading: { zh: "来源部门", en: "Source department" }, kind: "text", maxLength: 80, width: 14,
    prompt: { zh: "发文或认定的部门。", en: "The department that decided." } },
  { key: "documentNo", heading: { zh: "文号", en: "Document no." }, kind: "text", maxLength: 80, width: 18,
    prompt: { zh: "文件文号。", en: "The document's number." } },
  { key: "evidenceNo", heading: { zh: "证据编号", en: "Evidence no." }, kind: "text", maxLength: 200, width: 18,
    prompt: { zh: "可填多个，用逗号分开，如 ZJ-2026-0456。", en: "Several separated by commas." } },
  { key: "evidenceKind", heading: { zh: "证据种类", en: "Evidence kind" }, kind: "list", width: 12,
    list: optionsOf(EVIDENCE_KIND_LABEL, { documentAndCopy: ["文件+复印件", "文件、复印件"], investigation: ["责任认定书"] }),
    ...OR_EMPTY, prompt: { zh: "按细则表4要求的种类选择。", en: "The kind table 4 asks for." } },
  { key: "factNo", heading: { zh: "同一事实编号", en: "Fact no." }, kind: "code", maxLength: 40, width: 14, ...OR_EMPTY,
    prompt: { zh: "同一事实填相同编号，只计一次。", en: "The same fact counts once." } },
  { key: "countsIn", heading: { zh: "计入栏目", en: "Counted in column" }, kind: "list", list: COUNTED_COLUMNS, width: 14,
    ...OR_EMPTY, prompt: { zh: "本事件已计入月报表哪一栏（次数）；没有则留空。", en: "The monthly column this line is counted in, if any." } },
  { key: "responsibility", heading: { zh: "责任", en: "Responsibility" }, kind: "list", list: optionsOf(RESPONSIBILITY_LABEL, { main: ["主要责任"], secondary: ["次要责任"], leading: ["领导责任"] }),
    ...OR_EMPTY, width: 7, prompt: { zh: "惩处类填：主要、次要、领导。", en: "For penalties: main, secondary, leading." } },
  { key: "finding", heading: { zh: "认定", en: "Finding" }, kind: "list", list: optionsOf(FINDING_LABEL), ...OR_EMPTY, width: 9,
    prompt: { zh: "属实、部分属实、不属实、调查中。", en: "Confirmed, partly, unfounded, under investigation." } },
  { key: "points", heading: { zh: "系统分值", en: "Points" }, kind: "number", numberFormat: "0.00", ...SYSTEM, prompt: BY_SYSTEM },
  { key: "state", heading: { zh: "状态", en: "State" }, kind: "text", ...SYSTEM, prompt: BY_SYSTEM },
  { key: "problems", heading: { zh: "问题说明", en: "Problems" }, kind: "text", width: 40, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "rowKey", heading: { zh: "行标识", en: "Row key" }, kind: "text", hidden: true, width: 4, ...SYSTEM, prompt: BY_SYSTEM },
  { key: "rowVersion", heading: { zh: "行版本", en: "Row version" }, kind: "integer", hidden: true, width: 4, ...SYSTEM, prompt: BY_SYSTEM },
]; // prettier-ignore

/** 奖惩投诉舆情事件表 (细则 §4, §8). */
export const EVENT_SHEET: SheetDefinition = {
  name: "events",
  title: { zh: "奖惩投诉舆情事件表", en: "Rewards, penalties and complaints" },
  tableName: "tblEvents",
  template: "BY-2026-01-events",
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "细则 §4、§8" }),
};
