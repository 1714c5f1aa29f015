import { expect } from "chai";
import type { ChartConfiguration } from "chart.js";
import { bandsChart, filledBands } from "../../dashboard/charts/bands-chart.ts";
import { completionChart } from "../../dashboard/charts/completion-chart.ts";
import { inCompletionOrder, STEPS, stepsOf } from "../../dashboard/charts/completion-order.ts";
import { distributionChart, inGradeOrder } from "../../dashboard/charts/distribution-chart.ts";
import { fileChart } from "../../dashboard/charts/file-chart.ts";
import { gradesChart } from "../../dashboard/charts/grades-chart.ts";
import { gapsAgainstBureau, indicatorsChart } from "../../dashboard/charts/indicators-chart.ts";
import { monthGradesChart } from "../../dashboard/charts/month-grades-chart.ts";
import { GRADE_COLOUR, GRADE_INK } from "../../dashboard/charts/palette.ts";
import { pointsSpan } from "../../dashboard/charts/points-axis.ts";
import { profileChart } from "../../dashboard/charts/profile-chart.ts";
import { trendChart } from "../../dashboard/charts/trend-chart.ts";
import { medianOf, unitRankingChart } from "../../dashboard/charts/unit-ranking-chart.ts";
import { createTexts, translator } from "../../dashboard/language.ts";
import { GRADES } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import type { CompletionUnit, FileMonth, TrendFigures, UnitRankingFigures } from "../../domain/messages.ts";

const t = translator(createTexts("zh"), "zh");
const NO_AREAS = { ZZ: null, JJ: null, GZ: null, KQ: null, SH: null, JC: null };

function grades(...counts: [number, number, number, number, number]): Record<Grade, number> {
  return Object.fromEntries(GRADES.map((grade, index) => [grade, counts[index]])) as Record<Grade, number>;
}
function unit(
  code: string,
  expected: number,
  complete: number,
  more: Partial<CompletionUnit> = {},
): CompletionUnit {
  const nothing = { submitted: 0, onTime: 0, reviewed: 0, published: 0 };
  return {
    unit: code,
    name: `单位${code}`,
    series: "stations",
    expected,
    started: complete,
    complete,
    ...nothing,
    ...more,
  };
}
function trendMonth(
  month: string,
  mean: number | null,
  median: number | null,
): TrendFigures["months"][number] {
  return { month, mean, median, officers: 10, areas: NO_AREAS, grades: grades(1, 2, 3, 0, 0) };
}
function rankedUnit(place: number, mean: number): UnitRankingFigures["rows"][number] {
  const rest = { series: "stations" as const, officers: 9, areas: NO_AREAS, excellent: 1, movement: null };
  return { place, unit: String(place), name: `单位${place}`, mean, ...rest };
}
function fileMonth(month: string, total: number | null, grade: Grade | null): FileMonth {
  const points = total === null ? null : { total, areas: NO_AREAS, indicators: {} };
  const rest = {
    state: "published" as const,
    unit: "19",
    unitName: "城关派出所",
    version: 1,
    mending: false,
    ungraded: null,
    ruleSet: "BY-2026-v1",
  };
  return {
    month,
    points,
    grade,
    suggestedGrade: grade,
    gradeReason: null,
    gradedBy: null,
    gradedAt: null,
    ...rest,
  };
}
const dataOf = (chart: ChartConfiguration, index = 0): unknown => chart.data.datasets[index]?.data;
const textsOf = (chart: ChartConfiguration) => chart.options?.plugins?.directLabels?.texts;

describe("completion chart (填报进度)", () => {
  const units = [
    unit("19", 36, 18),
    unit("04", 5, 5),
    unit("01", 22, 11, { submitted: 8, onTime: 6, reviewed: 2, started: 15 }),
  ];

  it("puts the best unit on top and equal rates in the order of their codes", () => {
    expect(completionChart(units, t).data.labels).to.deep.equal(["单位04", "单位01", "单位19"]);
    expect(inCompletionOrder(units).map((one) => one.unit)).to.deep.equal(["04", "01", "19"]);
  });

  it("compares exact ratios: 2 of 3 comes before 665 of 1000", () => {
    const order = inCompletionOrder([unit("a", 1000, 665), unit("b", 3, 2)]);
    expect(order.map((one) => one.unit)).to.deep.equal(["b", "a"]);
  });

  it("splits every unit into steps that add up to the files expected", () => {
    expect(stepsOf(units[2] ?? unit("", 0, 0))).to.deep.equal({
      reviewed: 2,
      submitted: 6,
      complete: 3,
      started: 4,
      none: 7,
    });
    for (const one of units) {
      const steps = stepsOf(one);
      expect(STEPS.reduce((sum, step) => sum + steps[step], 0)).to.equal(one.expected);
    }
  });

  it("says complete / expected at the end of each bar and marks the share on time", () => {
    const chart = completionChart(units, t);
    expect(textsOf(chart)?.[4]).to.deep.equal(["5/5", "11/22", "18/36"]);
    expect(chart.data.datasets[5]?.label).to.equal("按时率");
    expect(dataOf(chart, 5)).to.deep.equal([null, (6 / 22) * 100, null]);
  });
});

describe("grade charts (等次)", () => {
  it("gives each grade its one colour in every chart", () => {
    const colours = GRADES.map((grade) => GRADE_COLOUR[grade]);
    expect(gradesChart(grades(1, 1, 1, 1, 1), "zh").data.datasets[0]?.backgroundColor).to.deep.equal(colours);
    const byUnit = distributionChart(
      [{ unit: "19", name: "城关", grades: grades(1, 1, 1, 1, 1), ungraded: 0 }],
      "zh",
    );
    expect(byUnit.data.datasets.map((set) => set.backgroundColor)).to.deep.equal(colours);
    const byMonth = monthGradesChart([trendMonth("2026-07", 8000, 8000)], "zh");
    expect(byMonth.data.datasets.map((set) => set.backgroundColor)).to.deep.equal(colours);
  });

  it("writes on each colour in an ink of at least 4.5 : 1", () => {
    for (const grade of GRADES) expect(contrast(GRADE_COLOUR[grade], GRADE_INK[grade])).to.be.at.least(4.5);
  });

  it("draws the counts of the figures and names them with their share", () => {
    const chart = gradesChart(grades(2, 5, 3, 0, 0), "zh");
    expect(chart.data.labels).to.deep.equal(["优秀", "良好", "合格", "一般", "差"]);
    expect(dataOf(chart)).to.deep.equal([2, 5, 3, 0, 0]);
    expect(textsOf(chart)?.[0]).to.deep.equal(["2  20%", "5  50%", "3  30%", "0  0%", "0  0%"]);
  });

  it("sorts units by 优秀 and 良好 together and puts a unit without grades last", () => {
    const units = [
      { unit: "01", name: "甲", grades: grades(0, 0, 0, 0, 0), ungraded: 4 },
      { unit: "02", name: "乙", grades: grades(1, 1, 2, 0, 0), ungraded: 0 },
      { unit: "03", name: "丙", grades: grades(1, 3, 0, 0, 0), ungraded: 0 },
    ];
    expect(inGradeOrder(units).map((one) => one.name)).to.deep.equal(["丙", "乙", "甲"]);
    expect(dataOf(distributionChart(units, "zh"), 0)).to.deep.equal([25, 25, 0]);
  });
});

describe("bands chart (得分分布)", () => {
  it("keeps an empty band between two filled ones visible as 0", () => {
    const bands = [
      { from: 7000, count: 3 },
      { from: 8000, count: 4 },
      { from: 9500, count: 0 },
    ];
    expect(filledBands(bands)).to.deep.equal([
      { from: 7000, count: 3 },
      { from: 7500, count: 0 },
      { from: 8000, count: 4 },
    ]);
    expect(bandsChart(bands, t).data.labels).to.deep.equal(["70–75", "75–80", "80–85"]);
  });
});

describe("trend chart (趋势)", () => {
  const months = [
    trendMonth("2026-01", 8567, 8600),
    trendMonth("2026-02", null, null),
    trendMonth("2026-03", 8612, 8600),
  ];

  it("draws mean and median, leaves a gap where there is nothing, and says exact points", () => {
    const chart = trendChart(months, t, "zh");
    expect(dataOf(chart, 0)).to.deep.equal([85.67, null, 86.12]);
    expect(dataOf(chart, 1)).to.deep.equal([86, null, 86]);
    expect(textsOf(chart)?.[0]).to.deep.equal(["85.67", "", "86.12"]);
    expect(chart.data.labels).to.deep.equal([["1月", "2026年"], "2月", "3月"]);
  });

  it("adds the bureau's mean as a third line only when a unit is compared with it", () => {
    expect(trendChart(months, t, "zh").data.datasets).to.have.length(2);
    const compared = trendChart(months, t, "zh", [trendMonth("2026-03", 8500, 8500)]);
    expect(dataOf(compared, 2)).to.deep.equal([null, null, 85]);
  });
});

describe("unit ranking chart (单位排名)", () => {
  it("keeps the order of the ranking and draws the median of the units", () => {
    const chart = unitRankingChart([rankedUnit(1, 9012), rankedUnit(2, 8800), rankedUnit(3, 8700)], t);
    expect(dataOf(chart, 0)).to.deep.equal([90.12, 88, 87]);
    expect(dataOf(chart, 1)).to.deep.equal([88, 88, 88]);
  });

  it("rounds the middle of an even number of units half-up", () => {
    expect(medianOf([rankedUnit(1, 9001), rankedUnit(2, 9000)])).to.equal(9001);
    expect(medianOf([])).to.equal(null);
  });
});

describe("unit profile charts (单位画像)", () => {
  const area = (name: "ZZ" | "JC", max: number, mean: number | null) => ({
    area: name,
    max,
    mean,
    bureauMedian: 1200,
    seriesMean: null,
  });
  const indicator = (code: string, mean: number | null, bureauMean: number | null) => ({
    code,
    name: code,
    area: "ZZ" as const,
    max: 500,
    mean,
    bureauMean,
  });

  it("shows shares of the maximum and leaves 奖励惩处, a range around zero, to the table", () => {
    const chart = profileChart([area("ZZ", 1500, 1350), area("JC", 1000, 300)], "城关派出所", t, "zh");
    expect(chart.data.labels).to.deep.equal([["政治表现", "90%"]]);
    expect(dataOf(chart, 0)).to.deep.equal([90]);
    expect(dataOf(chart, 1)).to.deep.equal([80]);
  });

  it("orders indicators from the strongest to the weakest and skips what cannot be compared", () => {
    const indicators = [indicator("b", 400, 450), indicator("a", 480, 450), indicator("c", null, 450)];
    expect(gapsAgainstBureau(indicators).map((one) => [one.code, one.gap])).to.deep.equal([
      ["a", 30],
      ["b", -50],
    ]);
    expect(textsOf(indicatorsChart(indicators))?.[0]).to.deep.equal(["+0.30", "-0.50"]);
  });
});

describe("file chart (民警档案)", () => {
  it("colours each month's dot by its grade and leaves a month without one hollow", () => {
    const chart = fileChart(
      [fileMonth("2026-08", 9120, "excellent"), fileMonth("2026-09", 8000, null)],
      "zh",
    );
    const set = chart.data.datasets[0] as { pointBackgroundColor?: unknown; data: unknown };
    expect(set.data).to.deep.equal([91.2, 80]);
    expect(set.pointBackgroundColor).to.deep.equal([GRADE_COLOUR.excellent, "#ffffff"]);
  });
});

describe("points axis", () => {
  it("spans the values in whole steps with room at both ends", () => {
    expect(pointsSpan([8567, 8712, null])).to.deep.equal({ min: 85, max: 88, ticks: { stepSize: 1 } });
    expect(pointsSpan([])).to.deep.equal({ min: 0, max: 100, ticks: { stepSize: 20 } });
  });
});

/** WCAG contrast of two colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
