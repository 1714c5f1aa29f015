import { FINDING_LABEL, optionsOf, RESPONSIBILITY_LABEL } from "../form/labels.ts";
import { fieldColumn } from "../form/monthly-form.ts";
import {
  columnsFrom,
  type ColumnSketch,
  type ListDefinition,
  type ListOption,
} from "../form/sheet-definition.ts";
import type { Field } from "../form/fields.ts";
import type { EventTypeRule } from "../rules/event-type-rule.ts";
import { matterOf, MATTERS, REGISTER_LABEL, TOPIC_LABEL, type Register } from "./register.ts";

/** What a register's matters are called: the heading of the form's column, or the event type's name in the rule set. */
export function matterOptions(register: Register, types: readonly EventTypeRule[]): ListOption[] {
  return MATTERS[register].flatMap((code): ListOption[] => {
    const { column, type } = matterOf(code);
    if (column) return [{ value: code, label: columnWords(column), also: [fieldColumn(column).letter] }];
    const rule = types.find((one) => one.type === type);
    return rule
      ? [
          {
            value: code,
            label: { zh: `${code} ${rule.name.zh}`, en: `${code} ${rule.name.en}` },
            also: [rule.name.zh, code],
          },
        ]
      : [];
  });
}

/** 督察一般问题次数 → 督察一般问题: one entry is one of them. */
function columnWords(field: Field): { zh: string; en: string } {
  const { heading } = fieldColumn(field);
  return { zh: heading.zh.replace(/(次数|件数)$/, ""), en: heading.en };
}

/**
 * The columns a register is kept in: on the web, as a sheet for Excel, and by which a department's own list is read —
 * headings go by many names there, so each column has its synonyms.
 */
export function registerList(register: Register, types: readonly EventTypeRule[]): ListDefinition {
  const needsDocument = register === "sanction" || register === "award";
  const sketches: ColumnSketch[] = [
    { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", maxLength: 12, width: 9,
      prompt: { zh: "两位单位代码，如19；填了警号可不填。", en: "Two digits, e.g. 19; not needed where the police number stands." },
      synonyms: ["单位编码", "单位", "部门代码"] },
    { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, width: 9, blankWords: ["–", "—", "-", "无", "/"],
      prompt: { zh: "六位警号，文本格式；对单位的登记留空。", en: "Six digits as text; empty for an entry about the unit." },
      synonyms: ["民警警号", "当事人警号", "被投诉人警号", "受奖人警号"] },
    { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, width: 10,
      prompt: { zh: "供核对：与警号不符时提示；没有警号且姓名唯一时按姓名对应。", en: "For checking; names an officer where it is the only such name." },
      synonyms: ["民警姓名", "当事人", "被投诉人", "受奖人", "被处分人"] },
    { key: "matter", heading: { zh: "类别", en: "Matter" }, kind: "list", list: matterOptions(register, types), required: true, width: 20,
      prompt: { zh: `从列表中选择：${REGISTER_LABEL[register].zh}的类别。`, en: "Choose from the list." },
      synonyms: ["类型", "问题类别", "投诉类型", "处分种类", "奖励种类", "程度", "性质"] },
    { key: "variant", heading: { zh: "级别", en: "Variant" }, kind: "code", maxLength: 20, width: 9, blankWords: ["–", "—", "-", "无"],
      prompt: { zh: "同一类别有多个级别时必填（如市局、县局）。", en: "Where the matter has several values." }, synonyms: ["等级", "层级"] },
    { key: "words", heading: { zh: "事由", en: "What happened" }, kind: "text", maxLength: 400, minLength: 4, required: true, width: 40,
      prompt: { zh: "一两句话写清什么事，4至400字。", en: "One or two sentences, 4 to 400 characters." },
      synonyms: ["问题", "督察发现问题", "投诉事由", "处分事由", "主要事迹", "情况", "内容"] },
    { key: "occurredOn", heading: { zh: "发生日期", en: "Occurred on" }, kind: "date", required: true, width: 12,
      prompt: { zh: "如2026-07-15。", en: "E.g. 2026-07-15." }, synonyms: ["督察日期", "投诉日期", "日期", "受理日期"] },
    { key: "documentOn", heading: { zh: "文件（结果）日期", en: "Document date" }, kind: "date", width: 12, required: needsDocument,
      prompt: { zh: "决定计入哪个月；尚无结果的留空。", en: "Decides the month of account; empty while there is no result." },
      synonyms: ["文件日期", "结果日期", "文件(结果)日期", "决定日期", "办结日期", "通报日期"] },
    { key: "documentNo", heading: { zh: "文号", en: "Document no." }, kind: "text", maxLength: 80, width: 20, required: needsDocument,
      prompt: { zh: "决定、通报或调查结果的文号。", en: "The document's number." }, synonyms: ["通报文号", "文件文号", "决定文号"] },
    { key: "evidenceNo", heading: { zh: "证据编号", en: "Evidence no." }, kind: "text", maxLength: 200, width: 18,
      prompt: { zh: "可填多个，用逗号分开，如ZJ-2026-0456。", en: "Several separated by commas." }, synonyms: ["附件编号"] },
    { key: "factNo", heading: { zh: "同一事实编号", en: "Fact no." }, kind: "code", maxLength: 40, width: 14, blankWords: ["–", "—", "-", "无"],
      prompt: { zh: "同一事实在几个登记簿中填相同编号，只计一次。", en: "The same fact counts once." }, synonyms: ["事实编号"] },
    { key: "finding", heading: { zh: "认定", en: "Finding" }, kind: "list", list: optionsOf(FINDING_LABEL, { confirmed: ["有责", "查实"], unfounded: ["无责", "失实"], pending: ["待查", "正在调查"] }),
      width: 9, required: register === "complaint", blankWords: ["–", "—", "-"],
      prompt: { zh: "属实、部分属实、不属实、调查中。", en: "Confirmed, partly, unfounded, under investigation." }, synonyms: ["调查结果", "认定结果", "查证情况"] },
    { key: "responsibility", heading: { zh: "责任", en: "Responsibility" }, kind: "list", list: optionsOf(RESPONSIBILITY_LABEL, { main: ["主要责任"], secondary: ["次要责任"], leading: ["领导责任"] }),
      width: 8, blankWords: ["–", "—", "-", "无"], prompt: { zh: "主要、次要、领导。", en: "Main, secondary, leading." }, synonyms: ["责任划分"] },
    ...(register === "inspection" ? INSPECTION_ONLY : []),
  ]; // prettier-ignore
  return {
    title: REGISTER_LABEL[register],
    columns: columnsFrom(sketches, { nullIsBlank: true, clause: "细则 §8" }),
  };
}

const INSPECTION_ONLY: readonly ColumnSketch[] = [
  { key: "topic", heading: { zh: "主题", en: "Topic" }, kind: "list", list: optionsOf(TOPIC_LABEL), required: true, width: 10,
    prompt: { zh: "上下班、重大活动、专项行动、纪律作风。", en: "Working hours, major events, campaigns, conduct." }, synonyms: ["督察主题", "督察内容"] },
  { key: "rectifyBy", heading: { zh: "整改期限", en: "Rectify by" }, kind: "date", width: 12,
    prompt: { zh: "需要整改的填期限。", en: "Where it must be put right." }, synonyms: ["限期整改", "整改时限"] },
]; // prettier-ignore
