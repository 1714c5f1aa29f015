import { AREA_LABEL } from "../area.ts";
import type { Area } from "../area.ts";
import { GRADE_LABEL } from "../grade.ts";
import type { Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { ProblemCode, ProblemParams } from "./cell-problem.ts";
import type { Field } from "./fields.ts";
import { fieldColumn } from "./monthly-form.ts";

/** What is wrong and how to mend it; row and column are named by `problemMessage`. */
export type Sentence = (params: ProblemParams) => Bilingual;
export type Sentences = Partial<Record<ProblemCode, Sentence>>;

/** The parameter as a list of words. */
export function listOf(params: ProblemParams, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The parameter as text. */
export function textOf(params: ProblemParams, name: string): string {
  const value = params[name];
  return value === undefined ? "" : String(value);
}

/** Picks the sentence for `params.reason`; the first one when the reason is unknown. */
export function byReason(sentences: Readonly<Record<string, Sentence>>): Sentence {
  const [first] = Object.values(sentences);
  return (params) => {
    const sentence = sentences[textOf(params, "reason")] ?? first;
    return sentence ? sentence(params) : { zh: "", en: "" };
  };
}

/** A sentence with `{name}` for its parameters. */
export const say =
  (zh: string, en: string): Sentence =>
  (params) => ({ zh: filled(zh, params), en: filled(en, params) });

/** `{name}` in a sentence is the parameter of that name. */
function filled(template: string, params: ProblemParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join("、") : textOf(params, name);
  });
}

/** V01–V05, V08–V14, V18–V22, V26, V27: the rules between the cells of an officer's month. Cells: `cell-sentences.ts`. */
export const ROW_SENTENCES: Sentences = {
  V01: say("核减假{excused}＋事假{personal}＋旷工{awol}＝{away}天，超过应出勤{due}天。请核对这四列。",
    "excused {excused} + personal {personal} + absent {awol} = {away} days, more than the {due} due. Check these four columns."),
  V02: say("实参加{done}次，多于应参加{due}次。请改实参加次数，或更正应参加次数。",
    "{done} attended, more than the {due} due. Correct one of the two."),
  V03: byReason({
    blank: say("党组织生活的应参加和实参加要么都填、要么都填“不适用”，现在缺一个。请补填。",
      "give both party-life figures, or “N/A” in both; one is missing."),
    half: say("党组织生活一列填了次数、另一列填了“不适用”。请两列都填次数，非党员两列都填“不适用”。",
      "one party-life column has a number, the other “N/A”. Fill both, or put “N/A” in both."),
    more: say("实参加{done}次，多于应参加{due}次。请核对。", "{done} attended, more than the {due} due. Check both."),
  }),
  V04: say("脱岗漏岗{done}次，多于应值{due}次。请核对值班应值次数和本列。",
    "{done} duties missed, more than the {due} due. Check both columns."),
  V05: say("完成{done}，超过目标{target}的1.5倍。如属实可以保留，否则请更正。",
    "{done} done is more than 1.5 times the target {target}. Keep it if true."),
  V08: byReason({
    blank: (params) => {
      const fields = listOf(params, "fields").map((field) => fieldColumn(field as Field));
      return {
        zh: `还有${String(fields.length)}格未填：${fields.map((c) => `${c.letter}“${c.heading.zh}”`).join("、")}。没有发生的填0，不适用的填“不适用”，填完才能提交。`,
        en: `${String(fields.length)} cells are blank: ${fields.map((c) => `${c.letter} “${c.heading.en}”`).join(", ")}. Type 0 for none, “N/A” where it does not apply; needed before submission.`,
      };
    },
    short: say("只有{length}个字，至少{minLength}个字才能提交。请补充。", "{length} characters; at least {minLength} are needed to submit."),
    cell: say("必填，现在是空的。请填写。", "required, but blank. Fill it in."),
  }),
  V09: byReason({
    unit: say("本单位本月没有这个警号的民警。请核对警号；刚调入的请联系政绩档案办。",
      "no officer of this unit and month has this police number. Check it, or ask the files office about transfers."),
    blank: say("警号是空的。请填六位警号。", "the police number is blank. Type all six digits."),
    zeroEaten: say("“{value}”不足{digits}位，开头的0可能被Excel去掉了。请把单元格设为文本，重新输入完整的{digits}位。",
      "“{value}” has fewer than {digits} digits: Excel may have eaten leading zeros. Format the cell as text and type all {digits}."),
    shape: say("“{value}”不是{digits}位数字。请填完整的{digits}位数字。", "“{value}” is not a code of {digits} digits. Type all {digits} digits."),
  }),
  V10: byReason({
    officer: say("这个警号在本次推送中出现多次，都没有保存。请只留一行。", "this police number occurs more than once; none was stored. Keep one row."),
    line: say("这一行在本次推送中重复出现，都没有保存。请删除重复行。", "this line was sent more than once; none was stored. Delete the copies."),
    case: say("这个案件编号与第{first}行重复。请删除一行。", "the same case number is in row {first}. Delete one of them."),
  }),
  V11: byReason({
    month: say("本月填报未开放或已关闭，没有保存。如需补报，请向政绩档案办申请重新开放。",
      "this month is not open for filling. Ask the files office to reopen it."),
    line: say("事件和实绩按文件（发生）日期计入{month}，该月未开放或已截止填报，没有保存。尚未公布的，请向政绩档案办申请解锁；公布之后才有结果的，由政绩档案办按“更正”补记。",
      "by its date this belongs to {month}, which is not open for filling; nothing was stored. Before publication ask the files office to reopen the unit; a result after publication is entered as a correction."),
    signed: say("这一行已经审核签字，不能再改。确需更正，请审核人退回。", "this row is already signed. Ask the reviewer to return it."),
  }),
  V12: say("服务器上的数据已被更新（您的版本{sent}，现在是{stored}）。请刷新后核对差异，再推送。",
    "the stored row has changed (yours {sent}, now {stored}). Refresh, compare and push again."),
  V13: say("填{count}次，少于督察登记的{registered}次。请补足，或与督察核对。",
    "{count} is fewer than the {registered} in the inspection register. Correct it or check with the inspectors."),
  V14: say("填{count}件，少于登记的属实投诉{registered}件。请补足，或与纪检督察室核对。",
    "{count} is fewer than the {registered} confirmed complaints registered. Correct it or check with the discipline office."),
  V18: say("填了旷工{awol}天，但没有对应的事件或记录。请在奖惩事件表补一行并选择计入本栏。",
    "{awol} days absent, but no event or record. Add an event line counted in this column."),
  V19: say("填{value}，与本人近{months}个月的平均{mean}相差很大。如属实可以保留，否则请更正。",
    "{value} is far from the mean {mean} of the officer's own {months} months. Keep it if true."),
  V20: say("与{others}等共{count}行的数字完全相同。请核对是否整行复制。", "{count} rows have the same figures, {others} among them. Check for copied rows."),
  V21: byReason({
    lastMonth: say("与上月内容雷同（90%以上相同）。请按本月实际工作填写。", "90 % or more like last month's. Describe this month's work."),
    colleague: say("与{other}的内容雷同（90%以上相同）。请按本人实际工作填写。", "90 % or more like that of {other}. Describe the officer's own work."),
  }),
  V22: (params) => {
    const [own, suggested] = [params["own"] as Grade, params["suggested"] as Grade];
    return {
      zh: `自评“${GRADE_LABEL[own].zh}”与建议等级“${GRADE_LABEL[suggested].zh}”相差两级以上。请核对。`,
      en: `self-assessment “${GRADE_LABEL[own].en}” is two or more grades from the suggested “${GRADE_LABEL[suggested].en}”. Check it.`,
    };
  },
  V26: (params) => {
    const areas = listOf(params, "areas").map((area) => AREA_LABEL[area as Area]);
    const fact = textOf(params, "factNo");
    return {
      zh: `同一事实${fact}在${areas.map((area) => area.zh).join("、")}都有记录，只按绝对值较大的一处计分。请核对。`,
      en: `fact ${fact} is recorded in ${areas.map((area) => area.en).join(", ")}; only the larger one is scored. Check it.`,
    };
  },
  V29: (params) => {
    const [value, prefilled] = [textOf(params, "value"), textOf(params, "prefilled")];
    return {
      zh: `填${value || "不适用"}，与系统预填的${prefilled || "不适用"}不同（由工作日历和单位月度计划带出）。如属实可以保留，审核人会看到；否则请改回，或先更正计划。`,
      en: `${value || "N/A"} differs from the prefilled ${prefilled || "N/A"} (from calendar and plan). Keep it if true: the reviewer sees it. Otherwise restore it or correct the plan.`,
    };
  },
  V27: say("连续{months}个月各扣分项全为0，而单位同期有督察问题或投诉。请核对是否漏填。",
    "no deduction in {months} months while the unit had findings. Check that nothing was left out."),
}; // prettier-ignore
