import { dayInWords, monthInWords } from "./bulletin.ts";
import type { BulletinKind, GradesUnit, QualityUnit } from "./bulletin.ts";
import type { Month } from "./month.ts";

/** What the files office starts from; every sentence of it can be edited before issue. */
export const RECIPIENTS = "各部门、各所队：";

export function bulletinTitle(kind: BulletinKind, subject: "grades" | "quality", month: Month): string {
  const what = subject === "grades" ? "民警政绩档案评定情况" : "民警政绩档案填报审核质量";
  const title = `关于${monthInWords(month)}份${what}的通报`;
  return kind === "correction" ? `关于更正${monthInWords(month)}份${what}通报的通报` : title;
}

export function gradesOpening(month: Month, units: readonly GradesUnit[]): string {
  const sum = (of: (unit: GradesUnit) => number) => units.reduce((all, unit) => all + of(unit), 0);
  const expected = sum((unit) => unit.expected);
  const graded = sum((unit) => unit.graded);
  const ungraded = sum((unit) => unit.ungraded);
  const without = ungraded > 0 ? `不定等次${ungraded}份，` : "";
  return (
    `${monthInWords(month)}份，全局应建立民警政绩档案${expected}份，审核评定等次${graded}份，${without}` +
    `评定完成率${percentOf(graded, expected)}，按时报送${sum((unit) => unit.onTime)}份。` +
    "现将评定为“优秀”“一般”“差”的民警通报如下。"
  );
}

export function qualityOpening(month: Month, units: readonly QualityUnit[]): string {
  const sum = (of: (unit: QualityUnit) => number) => units.reduce((all, unit) => all + of(unit), 0);
  return (
    `${monthInWords(month)}份，全局应建立民警政绩档案${sum((unit) => unit.expected)}份，` +
    `已报送${sum((unit) => unit.submitted)}份，其中迟报${sum((unit) => unit.late)}份；` +
    `审核中被退回${sum((unit) => unit.returned)}份。现将填报、审核质量通报如下。`
  );
}

export const GRADES_REQUIREMENTS: readonly string[] = [
  "各单位要组织民警查阅公布的政绩档案，互相学习，互相监督。对本人等次有异议的，在公布之日起五个工作日内提出。",
  "评定为“优秀”的民警要保持成绩，所在单位要及时总结推广其经验做法。",
  "评定为“一般”“差”的民警，由所在单位主要负责人谈话，帮助查找原因，限期改进。",
];

export function qualityRequirements(rectifyBy: string): string[] {
  return [
    `存在问题的单位要逐项整改，于${dayInWords(rectifyBy)}前将整改情况书面报政绩档案管理办公室。`,
    "内勤人员要如实、按时录入，民警本人要逐项核对确认；部门主要负责人要认真审核，不得代签、漏签。",
    "整改不到位、连续两个月被通报的单位，按规定追究有关人员责任。",
  ];
}

/** 590 of 598 → 98.66%, half-up on exact integers; — where nothing is expected. */
function percentOf(part: number, whole: number): string {
  if (whole === 0) return "—";
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}%`;
}
