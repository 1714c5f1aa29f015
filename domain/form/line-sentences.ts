import { POST_TYPE_LABEL } from "../people.ts";
import type { PostType } from "../people.ts";
import { CREDIT_ROLE_LABEL } from "./labels.ts";
import type { CreditRole } from "./detail-lines.ts";
import { byReason, listOf, say, textOf } from "./row-sentences.ts";
import type { Sentences } from "./row-sentences.ts";
import type { ProblemParams } from "./cell-problem.ts";

function choose(params: ProblemParams, what: string, whatEn: string): { zh: string; en: string } {
  return {
    zh: `${what}要填级别。请选择：${listOf(params, "choices").join("、")}。`,
    en: `${whatEn} needs a variant. Choose: ${listOf(params, "choicesEn").join(", ")}.`,
  };
}

/** V23–V25 and the problems of credits (C), events (E) and the case list (K). */
export const LINE_SENTENCES: Sentences = {
  V23: byReason({
    number: say("{type}需要证据（{asked}），证据编号是空的。签字前请补齐。", "{type} needs evidence ({askedEn}); the evidence number is blank. Needed before signature."),
    kind: say("{type}要求的证据是{asked}，与所填种类不符。签字前请补齐。", "{type} asks for {askedEn}; the kind given does not match. Needed before signature."),
  }),
  V24: say("案件{caseNo}已在{month}计入本人同一角色的实绩，不能重复计分。请删除本行或更正编号。",
    "case {caseNo} was already credited to this officer in this role in {month}. Delete the line or correct the number."),
  V25: (params) => {
    const role = params["role"] as CreditRole;
    const others = listOf(params, "others");
    const caseNo = textOf(params, "caseNo");
    return {
      zh: `案件${caseNo}的${CREDIT_ROLE_LABEL[role].zh}已有${others.join("、")}，${role === "lead" ? "主办只能一人" : "协办最多两人"}。请更正角色或删除本行。`,
      en: `case ${caseNo} already has ${others.join(", ")} as ${CREDIT_ROLE_LABEL[role].en.toLowerCase()}; ${role === "lead" ? "only one lead" : "at most two assists"}. Correct the role or delete the line.`,
    };
  },
  C01: say("没有积分项目“{value}”。请填c01至c25的项目代码。", "there is no credit item “{value}”. Use c01 to c25."),
  C02: (params) => {
    const post = POST_TYPE_LABEL[params["post"] as PostType];
    return {
      zh: `项目${textOf(params, "item")}“${textOf(params, "name")}”不适用于${post.zh}岗位。请更正项目代码。`,
      en: `item ${textOf(params, "item")} “${textOf(params, "nameEn")}” is not open to post type ${post.en}. Correct the item.`,
    };
  },
  C03: byReason({
    required: say("项目{item}分主办、协办，角色是空的。请选择角色。", "item {item} needs a role: lead or assist."),
    forbidden: say("项目{item}不分主办、协办。请清空角色。", "item {item} has no roles. Clear this cell."),
  }),
  C04: byReason({
    required: (params) => choose(params, `项目${textOf(params, "item")}`, `item ${textOf(params, "item")}`),
    forbidden: say("项目{item}不分级别。请清空级别。", "item {item} has no variants. Clear this cell."),
  }),
  C05: byReason({
    unknown: say("案件“{value}”不在案件清单中，又没有证据编号。请核对编号，或填写证据编号。", "case “{value}” is not in the case list and has no evidence. Correct it or give an evidence number."),
    none: say("项目{item}既没有案件（任务）编号，也没有证据编号。请至少填写一项。", "item {item} has neither a case or task number nor evidence. Give one of them."),
  }),
  C06: say("日期{value}不在{month}内。请更正日期，或到所属月份填报。", "{value} is not in {month}. Correct the date, or file it in its own month."),
  E01: byReason({
    officer: say("本单位没有警号“{value}”的民警。请核对。", "no officer of this unit has the number “{value}”. Check it."),
    unit: say("单位事件只能填本单位代码{unit}，现在是“{value}”。请更正。", "a unit's event must carry this unit's code {unit}, not “{value}”."),
    person: say("类型{type}的“{label}”只能记在个人名下。请把对象类别改为“个人”，填本人警号。", "type {type}, “{labelEn}”, is recorded for a person. Choose “Officer” and give the police number."),
    kind: (params) => {
      const unit = textOf(params, "other") === "unit";
      return {
        zh: `类型${textOf(params, "type")}只能记在${unit ? "单位" : "个人"}名下。请更正对象类别。`,
        en: `type ${textOf(params, "type")} is recorded for ${unit ? "a unit" : "an officer"}. Correct the subject kind.`,
      };
    },
  }),
  E02: say("没有事件类型“{value}”。请填R1至R7、P1至P11、X1至X5。", "there is no event type “{value}”. Use R1–R7, P1–P11, X1–X5."),
  E03: byReason({
    required: (params) => choose(params, `类型${textOf(params, "type")}`, `type ${textOf(params, "type")}`),
    forbidden: say("类型{type}不分级别。请清空级别。", "type {type} has no variants. Clear this cell."),
  }),
  E04: byReason({
    required: say("类型{type}必须填写本列。请选择。", "type {type} needs this column. Choose a value."),
    forbidden: say("类型{type}不填本列。请清空。", "type {type} does not use this column. Clear it."),
  }),
  E05: byReason({
    blank: say("文件（结果）日期是空的，它决定计入哪个月。签字前请补填。", "the document date is blank; it decides the month. Needed before signature."),
    month: say("文件（结果）日期{value}不在{month}内。事件按文件日期计入月份，请到该月填报或更正日期。", "the document date {value} is not in {month}. File it in its own month or correct the date."),
    order: say("发生日期{value}晚于文件日期{documentOn}。请核对。", "it occurred on {value}, after the document of {documentOn}. Check both dates."),
  }),
  E06: say("填{count}，少于事件表中计入本栏的{lines}条。请补足次数，或更正事件的计入栏目。", "{count} is fewer than the {lines} event lines counted here. Correct the count or the lines."),
  A01: byReason({
    outside: say("{day}不在行动期间{firstDay}至{lastDay}以内。请核对日期。", "{day} is outside the campaign, {firstDay} to {lastDay}. Check the day."),
    future: say("{day}还没有到（今天是{today}），不能预填。请到当日再填。", "{day} is still to come (today is {today}). Enter it on the day."),
  }),
  A02: (params) => ({
    zh: `没有指标“${textOf(params, "value")}”。请填写：${listOf(params, "choices").join("、")}。`,
    en: `there is no indicator “${textOf(params, "value")}”. Use one of: ${listOf(params, "choices").join(", ")}.`,
  }),
  A03: byReason({
    unknown: say("没有单位代码“{value}”。请核对单位代码。", "there is no unit “{value}”. Check the code."),
    foreign: say("单位{value}不在您的填报范围内。请只填本单位的行。", "unit {value} is not yours to enter. Fill your own unit's rows only."),
  }),
  A04: byReason({
    blank: say("这一天已有数据，不能改成空白。确实没有请填0，并写明更正原因。", "this day has an entry already; it cannot become blank. Type 0 and the reason."),
    reason: say("这一天已有数据，改动须写明更正原因（不少于5个字）。", "this day has an entry already; changing it needs a reason of at least 5 characters."),
  }),
  A05: say("同一单位、同一指标、同一天已在第{first}行出现。请只留一行。", "the same unit, indicator and day is in row {first}. Keep one of them."),
  A06: say("本单位没有下达这项指标的任务，数据只作统计，不计入完成率。", "the unit has no target of this indicator: counted, but in no completion rate."),
  K01: say("没有单位代码“{value}”。请填两位单位代码，或留空。", "there is no unit “{value}”. Type a two-digit unit code or leave it empty."),
}; // prettier-ignore
