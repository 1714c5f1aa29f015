import { expect } from "chai";
import type {
  DeductionInput,
  MonthInput,
  QuarterInputs,
  QuarterPart,
} from "../../../domain/assessment/detail.ts";
import { placeStandings, tieFigures } from "../../../domain/assessment/place-standings.ts";
import {
  quarterPart,
  scoreHalfYear,
  scoreQuarter,
  scoreYear,
  verificationScore,
} from "../../../domain/assessment/score-period.ts";
import { listOf } from "../../../domain/assessment/standing-list.ts";
import { judgeYear, limitExcellent, type YearSubject } from "../../../domain/assessment/year-grade.ts";
import type { Grade } from "../../../domain/grade.ts";
import { BY_2026_V1 } from "../../../domain/rules/by-2026-v1.ts";

const { composition } = BY_2026_V1;

function month(index: number, total: number | null, other: Partial<MonthInput> = {}): MonthInput {
  return {
    ...{ month: `2026-0${index}`, ruleSet: "BY-2026-v1", report: index, version: 1, unit: "19" },
    ...{ total, grade: total === null ? null : "good", ungraded: total === null ? "netDays" : null },
    ...{ work: 3600, lost: 0, late: false },
    ...other,
  };
}
function deduction(code: string, times: number): DeductionInput {
  return { code, times, entries: [], counted: null };
}
function quarter(months: MonthInput[], deductions: DeductionInput[] = []): QuarterInputs {
  return { serving: true, months, deductions, hits: [] };
}
function part(score: number | null, other: Partial<QuarterPart> = {}): QuarterPart {
  return { period: "2026-Q1", score, work: [0, 0], grades: {}, lost: 0, deductions: {}, hits: [], ...other };
}

describe("the quarter", () => {
  it("is E10: 91.985 becomes 91.99, which floats miss", () => {
    const inputs = quarter(
      [month(1, 9490), month(2, 8840), month(3, 9135)],
      [deduction("omitted", 1), deduction("noEvidence", 1)],
    );
    expect(verificationScore(composition.quarter, inputs.deductions)).to.deep.equal({ lost: 700, k: 9300 });
    expect(scoreQuarter(composition.quarter, inputs).score).to.equal(9199);
    expect(0.7 * 91.55 + 0.3 * 93).to.be.below(91.985);
  });
  it("is E10 with August 不定等次: 95.19", () => {
    const inputs = quarter([month(1, 9490), month(2, null), month(3, 9135)]);
    expect(scoreQuarter(composition.quarter, inputs).score).to.equal(9519);
  });
  it("is 不定等次 with one graded month, and K never falls below 0", () => {
    const one = quarter([month(1, 9490), month(2, null), month(3, null)]);
    expect(scoreQuarter(composition.quarter, one)).to.deep.equal({
      exact: null,
      score: null,
      reason: "fewMonths",
    });
    expect(verificationScore(composition.quarter, [deduction("untrue", 11)]).k).to.equal(0);
  });
  it("does not depend on the order of months and deductions", () => {
    const months = [month(1, 9490), month(2, 8840), month(3, 9135)];
    const deductions = [deduction("omitted", 1), deduction("noEvidence", 1)];
    const forth = quarterPart(composition.quarter, "2026-Q1", quarter(months, deductions));
    const back = quarterPart(
      composition.quarter,
      "2026-Q1",
      quarter([...months].reverse(), [...deductions].reverse()),
    );
    expect(back).to.deep.equal(forth);
  });
});

describe("the half-year", () => {
  const half = (first: number | null, second: number | null) =>
    scoreHalfYear(composition.halfYear, { serving: true, quarters: [part(first), part(second)] });

  it("is E11: A and B tie at 92.75, the mean of 工作成绩 tells them apart, D is not ranked", () => {
    const row = (officerId: number, first: number, second: number, work: number) => {
      const { exact } = half(first, second);
      const ties = tieFigures([part(first, { work: [work * 3, 3] }), part(second, { work: [work * 3, 3] })]);
      return { officerId, list: "stations.SQ", contender: exact && { exact, ...ties } };
    };
    const rows = [
      row(1, 9210, 9340, 3620),
      row(2, 9199, 9351, 3580),
      row(3, 9520, 8810, 0),
      row(5, 8888, 8990, 0),
    ];
    expect([half(9210, 9340), half(9199, 9351), half(9520, 8810), half(8888, 8990)].map(({ score }) => score)).to.deep.equal([9275, 9275, 9165, 8939]); // prettier-ignore
    expect(half(9000, null)).to.include({ score: null, reason: "missingQuarter" });
    const placed = placeStandings(composition.ranking, rows);
    expect([1, 2, 3, 5].map((id) => placed.get(id)?.place)).to.deep.equal([1, 2, 3, 4]);
    const equal = rows.map((one) => ({
      ...one,
      contender: one.contender && { ...one.contender, work: [0, 0] as const },
    }));
    const shared = placeStandings(composition.ranking, equal);
    expect([1, 2, 3, 5].map((id) => shared.get(id)?.place)).to.deep.equal([1, 1, 3, 4]);
    expect(placeStandings(composition.ranking, [...rows].reverse())).to.deep.equal(placed);
  });
  it("has lists for leaders and heads, everybody else stands in series and post type", () => {
    const who = { series: "stations", postType: "SQ" } as const;
    const lists = (["leader", "head", "deputy", "officer"] as const).map((level) =>
      listOf(composition.ranking, { level, ...who }),
    );
    expect(lists).to.deep.equal(["leaders", "heads", "stations.SQ", "stations.SQ"]);
  });
});

describe("the year", () => {
  const others = { democratic: 9240, leaders: 9000, training: 8500 };
  const quarters = [9199, 9025, 8760, 9310].map((score) => part(score));
  const subject = (
    officerId: number,
    score: number,
    quarters = [part(score, { grades: { excellent: 7 } })],
  ): YearSubject => ({
    ...{ officerId, pool: "unit/19", judged: judgeYear(BY_2026_V1, score, quarters) },
    contender: { exact: { num: score, den: 1 }, ...tieFigures(quarters) },
  });
  const gradeOf = (subjects: YearSubject[], officerId: number) =>
    limitExcellent(BY_2026_V1, subjects).get(officerId)!;
  const rest = (n: number) => Array.from({ length: n }, (_, index) => subject(100 + index, 7500));

  it("is E12: 90.301 becomes 90.30, a candidate for 优秀", () => {
    const inputs = { serving: true, quarters, others, pool: null };
    expect(scoreYear(composition.year, inputs).score).to.equal(9030);
    expect(scoreYear(composition.year, { ...inputs, others: { democratic: 9240 } }).reason).to.equal(
      "missingAppraisal",
    );
    expect(gradeOf([subject(1, 9030), ...rest(4)], 1).grade).to.equal("excellent");
  });
  it("gives 优秀 to no more than 20 % of the pool, and to no half of a tie", () => {
    const excellent = (subjects: YearSubject[]) =>
      [...limitExcellent(BY_2026_V1, subjects)]
        .filter(([, { grade }]) => grade === "excellent")
        .map(([id]) => id);
    const nine = Array.from({ length: 9 }, (_, index) => subject(index + 1, 9900 - index * 10));
    expect(excellent([...nine, ...rest(25)])).to.deep.equal([1, 2, 3, 4, 5, 6]);
    const tied = nine.map((one) => (one.officerId === 7 ? subject(7, 9850) : one));
    const grades = limitExcellent(BY_2026_V1, [...tied, ...rest(25)]);
    expect(grades.get(6)).to.deep.include({ grade: "good" });
    expect(grades.get(7)!.verdict.bars).to.deep.equal(["quotaTie"]);
    expect(grades.get(9)!.verdict.bars).to.deep.equal(["quota"]);
    expect(excellent([subject(1, 9500), ...rest(3)])).to.deep.equal([]);
  });
  it("is held down by few 优秀 months, bad months, sanctions and vetoes", () => {
    const graded = (grades: Partial<Record<Grade, number>>, hits: QuarterPart["hits"] = []) =>
      gradeOf([subject(1, 9300, [part(9300, { grades, hits })]), ...rest(9)], 1);
    const hit = (code: string, monthGrade: Grade) => ({ code, month: "2026-05", monthGrade });
    expect(graded({ excellent: 5 })).to.deep.include({ grade: "good" });
    expect(graded({ excellent: 8, fair: 1 }).verdict.bars).to.deep.equal(["badMonth"]);
    expect(graded({ excellent: 8 }, [hit("JJ-V2", "poor")]).grade).to.equal("poor");
    expect(graded({ excellent: 8 }, [hit("JJ-V1", "fair")]).grade).to.equal("good");
    expect(graded({ excellent: 8 }, [hit("JJ-V1", "poor")]).grade).to.equal(null);
    expect(graded({ excellent: 8 }, [hit("SH-V1", "poor")]).grade).to.equal("excellent");
  });
});
