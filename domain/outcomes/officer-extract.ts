import { halfYearInWords } from "./reasons-in-words.ts";
import { labelOfList } from "../assessment/standing-list.ts";
import { GRADE_LABEL, type Grade } from "../grade.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, type Level, type PostType } from "../people.ts";
import { formatPoints } from "../scoring/exact.ts";
import type { Hundredths } from "../scoring/points.ts";
import { UNGRADED_LABEL, type UngradedReason } from "../ungraded.ts";
import type { OutcomeDecision } from "../messages/outcomes.ts";
import { OUTCOME_VERDICT_LABEL } from "./outcome-kinds.ts";

/** Everything a panel is given of one officer's years (干部考察): published results only. */
export interface OfficerExtract {
  policeNo: string;
  name: string;
  postType: PostType;
  partyMember: boolean;
  fromYear: number;
  toYear: number;
  /** What it was taken for, by whom and when, and the audit entry that says so. */
  purpose: string;
  by: string;
  at: string;
  /** 落款: the files office, as its bulletins are signed. */
  issuer: string;
  postings: { unitName: string; level: Level; title: string | null; from: string; to: string | null }[];
  results: {
    kind: "quarter" | "halfYear" | "year";
    period: string;
    list: string;
    score: Hundredths | null;
    place: number | null;
    of: number | null;
    grade: Grade | null;
  }[];
  months: {
    month: string;
    unitName: string;
    total: Hundredths | null;
    grade: Grade | null;
    ungraded: UngradedReason | null;
  }[];
  events: { day: string; type: string; name: string; documentNo: string; department: string }[];
  decisions: OutcomeDecision[];
}

/** One table of the extract, the same in Word and Excel. */
export interface ExtractTable {
  title: string;
  headings: string[];
  rows: string[][];
  none: string;
}

/** 摘录 as tables in Chinese, in the order of the paper. */
export function extractTables(extract: OfficerExtract): ExtractTable[] {
  const years = yearsOf(extract);
  return [
    {
      ...{ title: "一、任职经历", none: "无记录", headings: ["单位及职务", "职务层级", "起", "止"] },
      rows: extract.postings.map(({ unitName, title, level, from, to }) => [
        title ? `${unitName} ${title}` : unitName,
        ...[LEVEL_LABEL[level].zh, from, to ?? "今"],
      ]),
    },
    {
      ...{ title: "二、历次考核结果", none: "期内没有已公布的考核结果" },
      headings: ["考核期", "得分", "名次", "排名范围", "等次"],
      rows: extract.results
        .filter(({ kind }) => kind !== "quarter")
        .map(({ period, score, place, of, list, grade }) => [
          halfYearInWords(period).zh,
          score === null ? "—" : formatPoints(score),
          place === null ? "—" : `${place}/${of ?? "—"}`,
          ...[labelOfList(list).zh, grade ? GRADE_LABEL[grade].zh : "—"],
        ]),
    },
    {
      ...{ title: "三、季度得分", none: "期内没有已公布的季度得分" },
      headings: ["年度", "一季度", "二季度", "三季度", "四季度"],
      rows: years
        .map((year) => [
          String(year),
          ...["Q1", "Q2", "Q3", "Q4"].map((quarter) => {
            const found = extract.results.find(({ period }) => period === `${year}-${quarter}`);
            return found?.score === undefined || found.score === null ? "—" : formatPoints(found.score);
          }),
        ])
        .filter((row) => row.slice(1).some((cell) => cell !== "—")),
    },
    ...years.map((year, index): ExtractTable => ({
      ...{ title: index === 0 ? "四、月度得分和等次" : "", none: `${year}年没有已公布的月份` },
      headings: [`${year}年`, "单位", "得分", "等次"],
      rows: extract.months
        .filter(({ month }) => month.startsWith(`${year}-`))
        .map(({ month, unitName, total, grade, ungraded }) => [
          `${Number(month.slice(5))}月`,
          ...[unitName, total === null ? "—" : formatPoints(total)],
          grade ? GRADE_LABEL[grade].zh : ungraded ? `不定等次（${UNGRADED_LABEL[ungraded].zh}）` : "—",
        ]),
    })),
    {
      ...{ title: "五、奖励和惩处", none: "期内没有查证属实的奖惩记录" },
      headings: ["类别", "日期", "文号", "来源部门"],
      rows: extract.events.map(({ name, day, documentNo, department }) => [
        name,
        day,
        documentNo,
        department,
      ]),
    },
    {
      ...{ title: "六、结果运用", none: "期内没有已确认的党委会决定" },
      headings: ["运用方式", "决定", "党委会日期", "文号"],
      rows: extract.decisions.map(({ kindLabel, verdict, decidedOn, documentNo, corrections }) => [
        corrections.length > 0 ? `${kindLabel.zh}（所依据月份后有更正）` : kindLabel.zh,
        ...[OUTCOME_VERDICT_LABEL[verdict].zh, decidedOn, documentNo],
      ]),
    },
  ];
}

/** The paragraph at the head. */
export function extractOpening(extract: OfficerExtract): string {
  const { name, policeNo, postType, partyMember, fromYear, toYear, months } = extract;
  const graded = months.filter(({ grade }) => grade !== null);
  const excellent = graded.filter(({ grade }) => grade === "excellent").length;
  const span = fromYear === toYear ? `${fromYear}年` : `${fromYear}年至${toYear}年`;
  return `${name}，警号 ${policeNo}，${partyMember ? "中共党员，" : ""}岗位类别为${POST_TYPE_LABEL[postType].zh}。${span}已公布月度档案 ${months.length} 份，定等次 ${graded.length} 个月，其中优秀 ${excellent} 个月。`;
}

function yearsOf({ fromYear, toYear }: OfficerExtract): number[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
}
