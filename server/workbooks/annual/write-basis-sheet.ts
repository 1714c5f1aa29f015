import type { Worksheet } from "exceljs";
import { AREA_LABEL } from "../../../domain/area.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { POST_TYPE_LABEL } from "../../../domain/people.ts";
import type { RuleSet } from "../../../domain/rules/rule-set.ts";
import { fillRow, type Cell } from "./cell-styles.ts";
import { sheetOptions } from "./page-set-up.ts";
import { periodsInWords, unitRulesInWords } from "./period-words.ts";
import { methodInWords, short, unitMethodInWords } from "./rule-words.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

const COLUMNS = 8;

/** 考核依据: the rule set in words, clause by clause, as the points of this workbook were computed by it. */
export async function writeBasisSheet(
  book: WorkbookPackage,
  name: string,
  ruleSet: RuleSet,
): Promise<Worksheet> {
  const title = "考核依据";
  const sheet = book.addSheet(
    name,
    sheetOptions({ paper: "A4", title, headingRows: "1:2", tab: "FF5A6472" }),
  );
  sheet.columns = [11, 9, 26, 11, 8, 74, 26, 16].map((width) => ({ width }));
  fillRow(sheet.getRow(1), [[title, "title"]], 30);
  fillRow(
    sheet.getRow(2),
    [[`${ruleSet.title.zh}，版本 ${ruleSet.version}，自${ruleSet.effectiveFrom}起执行`, "note"]],
    18,
  );
  sheet.mergeCells(1, 1, 1, COLUMNS);
  sheet.mergeCells(2, 1, 2, COLUMNS);
  let number = 2;
  const section = (text: string, headings: readonly string[]): void => {
    fillRow(sheet.getRow(++number), [[text, "note"]], 22);
    sheet.mergeCells(number, 1, number, COLUMNS);
    fillRow(sheet.getRow(++number), headings.map((heading) => [heading, "heading"]), 22); // prettier-ignore
  };
  const line = (cells: Cell[], longest: number): void => {
    fillRow(sheet.getRow(++number), cells, Math.max(18, Math.ceil(longest / 38) * 14 + 4)).commit();
  };

  section("一、个人考核指标", ["方面", "编号", "指标", "计量单位", "满分", "计分办法", "依据材料", "条款"]);
  for (const rule of ruleSet.indicators) {
    const words = methodInWords(rule.scoring, rule.max);
    const method = rule.remark ? `${words}。${rule.remark.zh}` : words;
    line([[AREA_LABEL[rule.area].zh, "text"], [rule.code, "text"], [rule.name.zh, "longText"], [rule.unit.zh, "text"], [rule.max === null ? undefined : rule.max / 100, "points"], [method, "longText"], [rule.evidence.zh, "longText"], [rule.clause.zh, "text"]], Math.max(method.length * 0.7, rule.name.zh.length * 2.9, rule.evidence.zh.length * 2.9)); // prettier-ignore
  }
  section("二、岗位实绩积分项目", ["类别", "编号", "项目", "计量单位", "月上限", "分值", "适用岗位", "条款"]);
  for (const item of ruleSet.credits) {
    const per = item.per === 1 ? "" : `每${item.per}${item.unit.zh}计一次；`;
    const values = item.values.map(({ label, points }) => (item.values.length > 1 ? `${label.zh}${short(points)}分` : `${short(points)}分`)); // prettier-ignore
    const text = item.statisticsOnly ? "0分，仅作统计" : per + values.join("，");
    const posts = item.posts ? item.posts.map((post) => POST_TYPE_LABEL[post].zh).join("、") : "各岗位";
    line([["实绩", "text"], [item.code, "text"], [item.name.zh, "longText"], [item.unit.zh, "text"], [item.monthCap === null ? undefined : item.monthCap / 100, "points"], [text, "longText"], [posts, "longText"], ["细则 §3", "text"]], Math.max(text.length, posts.length * 2.6, item.name.zh.length * 2.6)); // prettier-ignore
  }
  section("三、奖惩事件", ["类别", "编号", "事件", "对象", "月上限", "分值", "依据材料", "条款"]);
  const kinds = { reward: "奖励", penalty: "惩处", effect: "影响" };
  for (const event of ruleSet.events) {
    const values = event.values.map(({ label, points }) => (event.values.length > 1 ? `${label.zh}${signed(points)}` : signed(points))); // prettier-ignore
    const text = event.kind === "effect" ? "不计奖惩分，按条款扣分或限定等次" : values.join("，");
    const subjects = event.subjects.map((subject) => (subject === "unit" ? "单位" : "个人")).join("、");
    line([[kinds[event.kind], "text"], [event.type, "text"], [event.name.zh, "longText"], [subjects, "text"], [event.monthMax === null ? undefined : event.monthMax / 100, "points"], [text, "longText"], [event.evidenceText.zh, "longText"], [event.clause.zh, "text"]], Math.max(text.length, event.name.zh.length * 2.6)); // prettier-ignore
  }
  section("四、等次", ["等次", "", "", "", "下限", "说明", "", "条款"]);
  const { grading } = ruleSet;
  for (const { grade, atLeast } of grading.bounds) {
    const text = grade === "excellent" ? `优秀候选；名额为审核范围内已评人数的${grading.quota.percent}%；有下列情形不得评优：${grading.excellentBars.map((bar) => bar.name.zh).join("、")}` : `审核人可上下调整${grading.reviewer.steps}等，须写明不少于${grading.reviewer.reasonLength}字的理由`; // prettier-ignore
    line([[GRADE_LABEL[grade].zh, "text"], ["", "text"], ["", "text"], ["", "text"], [atLeast / 100, "points"], [text, "longText"], ["", "text"], ["细则 §5", "text"]], text.length); // prettier-ignore
  }
  section("五、季度、半年、年度", ["期间", "项目", "", "", "", "计算办法", "", "条款"]);
  for (const { period, what, words } of periodsInWords(ruleSet)) {
    line([[period, "text"], [what, "text"], ["", "text"], ["", "text"], ["", "text"], [words, "longText"], ["", "text"], ["细则 §11", "text"]], words.length); // prettier-ignore
  }
  section("六、单位季度考核指标", [
    "类别",
    "编号",
    "指标",
    "计量单位",
    "满分",
    "计分办法",
    "依据材料",
    "适用序列",
  ]);
  for (const { rule, series, area } of unitRulesInWords(ruleSet)) {
    const words = unitMethodInWords(rule.scoring, rule.max);
    line([[area, "text"], [rule.code, "text"], [rule.name.zh, "longText"], [rule.unit.zh, "text"], [rule.max === null ? undefined : rule.max / 100, "points"], [words, "longText"], [rule.evidence.zh, "longText"], [series, "longText"]], Math.max(words.length * 0.7, rule.name.zh.length * 2.9, series.length * 4)); // prettier-ignore
  }
  await book.finishSheet(sheet);
  return sheet;
}

function signed(points: number): string {
  return points > 0 ? `+${short(points)}分` : `${short(points)}分`;
}
