import { byReason, say, type Sentences } from "../form/row-sentences.ts";

/** Y…: the rows of 年度评价录入表. */
export const APPRAISAL_SENTENCES: Sentences = {
  Y01: byReason({
    unknown: say("没有警号{value}的民警，或他年末已不在职。请核对警号。", "there is no officer {value} serving at the end of the year. Check the number."),
    foreign: say("警号{value}不在这张表的单位内。请在他所在单位的表中填写。", "officer {value} is not of this sheet's unit. Enter him on his own unit's sheet."),
  }),
  Y02: byReason({
    own: say("不能填报本人的分数。请由考核办其他人员或分管领导填写。", "nobody enters his own score. Leave it to another."),
    kind: say("这一类成绩由考核办统一录入。请把成绩单交考核办。", "this kind is entered by the assessment office. Hand the sheet to it."),
    place: say("这名民警不由您评价：民警和正职由分管局领导评价，局领导由局长、政委评价。", "his appraisal is not yours to give: officers and heads by the leader in charge, leaders by director and commissar."),
  }),
  Y03: byReason({
    blank: say("已有分数，不能改成空白。确需撤销请填“不适用”，并写明更正原因。", "there is a score already; it cannot become blank. To take it back type “N/A” and the reason."),
    reason: say("已有分数，改动须写明更正原因（不少于5个字）。", "there is a score already; changing it needs a reason of at least 5 characters."),
  }),
  Y04: say("考核办代录领导评价，须在“依据”栏写明签字评价表编号（不少于4个字）。", "the office enters a leader's word only from a signed paper: give its number (at least 4 characters)."),
  Y05: byReason({
    sheet: say("这一行属于{value}的表，不能在这里上传。请到对应年度和项目的页面上传。", "this row belongs to the sheet of {value}. Upload it on that page."),
    row: say("警号与本行的隐藏标识不一致，可能只排序了部分列，整行错位。请恢复原顺序，或重新下载表格。", "the number does not match the row's hidden key: part of the sheet was sorted. Restore the order or download the sheet again."),
  }),
  Y06: say("姓名“{value}”与警号对应的“{name}”不符，可能错行。请核对警号和姓名。", "the name “{value}” is not that of this number, “{name}”. The rows may be shifted; check both."),
}; // prettier-ignore
