import { expect } from "chai";
import fc from "fast-check";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { checkFigures, type UnitFigures } from "../../domain/unit-assessment/check-figures.ts";
import { explainUnit } from "../../domain/unit-assessment/explain-unit.ts";
import { figureForm } from "../../domain/unit-assessment/figure-form.ts";
import { figureMessage } from "../../domain/unit-assessment/figure-sentences.ts";
import { rankUnits } from "../../domain/unit-assessment/rank-units.ts";
import { scoreUnit } from "../../domain/unit-assessment/score-unit.ts";
import { schemeOf } from "../../domain/unit-assessment/unit-indicators.ts";
import type { Series } from "../../domain/people.ts";
import { E13 } from "../support/unit-figures.ts";

const RULES = BY_2026_V1;
const score = (figures: UnitFigures, series: Series = "stations", rules: RuleSet = RULES) =>
  scoreUnit(rules, schemeOf(rules.units, series), figures);
const withProfile: RuleSet = {
  ...RULES,
  units: { ...RULES.units, profiles: RULES.units.profiles.map((profile) => ({ ...profile, enabled: true })) },
};

describe("a unit's quarter", () => {
  it("E13: 城关派出所, 33.11 + 55.84 + 2.00 = 90.95", () => {
    const points = score(E13);
    expect(points.indicators).to.deep.include({
      ...{ "DW-01": 583, "DW-02": 396, "DW-03": 582, "DW-04": 400, "DW-05": 500, "DW-06": 350 },
      ...{ "DW-07": 100, "DW-08": 400, "YW-01": 1200, "YW-02": 800, "YW-03": 600, "YW-04": 540 },
      ...{ "YW-05": 579, "YW-06": 500, "YW-07": 500, "YW-08": 565, "YW-09": 300 },
    });
    expect(points.areas).to.deep.equal({ DW: 3311, YW: 5584 });
    expect([points.bonus, points.total, points.grade, points.complete]).to.deep.equal([
      200,
      9095,
      "excellent",
      true,
    ]);
  });

  for (const [actual, target, earned, bonus] of [
    [37, 25, 800, 200],
    [53, 50, 800, 0],
    [60, 50, 800, 100],
    [55, 50, 800, 50],
    [59.9999, 50, 800, 50],
    [49, 50, 784, 0],
    [500, 50, 800, 200],
  ] as const) {
    it(`E2: ${actual} of ${target} earn ${earned} and ${bonus} above target`, () => {
      const points = score({ ...E13, fugitivesActual: actual, fugitivesTarget: target });
      expect([points.indicators["YW-02"], points.bonuses["YW-02"] ?? 0]).to.deep.equal([earned, bonus]);
    });
  }

  for (const [before, now, points] of [
    [120, 105, 500],
    [100, 85, 600],
    [1000, 851, 500],
    [100, 100, 300],
    [100, 105, 150],
    [100, 106, 0],
    [0, 3, null],
  ] as const) {
    it(`E5: preventable crime ${before} → ${now} earns ${points}`, () => {
      const figures = { ...E13, preventableBefore: before, preventableNow: now };
      expect(score(figures).indicators["YW-06"]).to.equal(points);
    });
  }

  it("caps the over-bonus at 6 in all", () => {
    const far = { crimesSolvedActual: 100, fugitivesActual: 100, ebikeTheftsActual: 100 };
    expect(score({ ...E13, ...far }).bonus).to.equal(600);
    const offices = { keyTasksActual: 200, keyTasksTarget: 100 };
    expect(score(offices, "offices").bonuses).to.deep.equal({ "YW-31": 200 });
  });

  it("spreads 不适用 over its half, and a whole half over the total", () => {
    const points = score({ ...E13, drugCasesTarget: 0 });
    expect(points.indicators["YW-04"]).to.equal(null);
    // 60 × (55.84 − 5.40) ÷ 54 = 56.0444…
    expect(points.areas.YW).to.equal(5604);
    const none = Object.fromEntries(
      figureForm(RULES, "stations").columns.filter(({ half, role }) => half === "YW" && role === "figure").map(({ key }) => [key, null]),
    );
    const half = score({ ...E13, ...none });
    expect(half.areas.YW).to.equal(null);
    // 100 × 33.11 ÷ 40 = 82.775
    expect(half.total).to.equal(8278);
  }); // prettier-ignore

  it("DW-V1 holds the grade at 一般 and leaves the points", () => {
    const points = score({ ...E13, crimesOrConcealments: 1 });
    expect([points.total, points.grade]).to.deep.equal([9095, "fair"]);
    expect(points.ceilings).to.deep.equal([{ code: "DW-V1", grade: "fair" }]);
  });

  it("every series adds up to 40 + 60, under 主防 too, which only moves stations", () => {
    for (const rules of [RULES, withProfile])
      for (const series of ["stations", "operations", "offices"] as const) {
        const sums = { DW: 0, YW: 0 };
        for (const { area, max } of schemeOf(rules.units, series).indicators) sums[area] += max;
        expect(sums, series).to.deep.equal({ DW: 4000, YW: 6000 });
      }
    expect(schemeOf(withProfile.units, "operations").profiles).to.deep.equal([]);
    const points = score(E13, "stations", withProfile);
    // Tiers scale with their maximum: 5 of 6 becomes 11 × 5 ÷ 6 = 9.1666…
    expect(points.indicators).to.include({ "YW-01": 600, "YW-06": 917, "YW-07": 750, "YW-09": 600 });
  });

  it("explains every figure in words and numbers", () => {
    const points = score(E13);
    const explanation = explainUnit(RULES, "stations", { ...E13, "basis-YW-02": "ZJ-2026-0456" }, points);
    const of = (code: string) => explanation.indicators.find((one) => one.code === code)!;
    expect(of("YW-05").formula.zh).to.equal("6 × 88 ÷ 96 ÷ 95 % = 5.79");
    expect(of("YW-02").bonusFormula?.zh).to.equal(
      "37 ÷ 25 = 148 %，每满10个百分点0.5分：4 × 0.5 = 2.00（上限）",
    );
    expect([of("YW-02").basis, of("YW-02").clause.zh]).to.deep.equal(["ZJ-2026-0456", "细则 §6 YW-02"]);
    expect(of("DW-07").formula.zh).to.equal("5 − 4×0.5 − 1×2 = 1.00");
    expect(explanation.total.formula.zh).to.equal("33.11 + 55.84 + 2.00 = 90.95");
    expect(explanation.halves[0]!.formula.zh).to.match(/^5\.83 \+ 3\.96 .* = 33\.11$/);
  });

  it("ranks within series, equal totals sharing a place", () => {
    const rows = ([["19", "stations", 9095], ["20", "stations", 9095], ["21", "stations", 8000], ["09", "operations", 7000]] as const)
      .map(([unit, series, sum]) => ({ unit, series, sum, quarters: 1 })); // prettier-ignore
    expect(rankUnits(rows).map(({ unit, place, of }) => [unit, place, of])).to.deep.equal([
      ["19", 1, 3],
      ["20", 1, 3],
      ["21", 3, 3],
      ["09", 1, 1],
    ]);
  });
});

describe("the unit figures form", () => {
  const form = figureForm(RULES, "stations");
  const context = (stored: UnitFigures = {}) => ({
    ...{ form, open: true, counted: new Map(), refuses: () => null },
    units: new Map(["19", "20", "21"].map((code) => [code, { name: `单位${code}` }])),
    stored: new Map([["19", { fields: stored, version: 3 }]]),
  });
  const check = (fields: Record<string, unknown>, version = 3) =>
    checkFigures([{ rowKey: "1", unit: "19", version, fields }], context({ studySessions: 9 }))[0]!;

  it("has a column for every input of its series and none of another's", () => {
    const keys = form.columns.map(({ key }) => key);
    expect(keys).to.include.members([
      "unit",
      "filesOnTime",
      "preventableNow",
      "basis-YW-06",
      "compulsoryTreatment",
    ]);
    expect(keys).not.to.include.members(["keyTasksActual"]);
    expect(new Set(keys).size).to.equal(keys.length);
    expect(figureForm(RULES, "offices").columns.map(({ key }) => key)).to.include("documentErrors");
  });

  it("names what is wrong with a cell and keeps good ones", () => {
    expect(check({ studySessions: "１２次" }).fields).to.deep.equal({ studySessions: 12 });
    expect(check({ studySessions: 9 }).outcome).to.equal("unchanged");
    expect(check({ studySessions: 10 }, 2).outcome).to.equal("conflict");
    const bad = check({ samplesPassed: 21, samples: 20 });
    expect(bad.outcome).to.equal("rejected");
    expect(figureMessage(form, bad.problems[0]!, "第5行 城关派出所", "zh").message).to.match(
      /^第5行 城关派出所，[A-Z]+列“抽查合格份数”：填的是21，大于“抽查份数”的20。/,
    );
    for (const [fields, code] of [
      [{ studySessions: "=1+1" }, "V17"],
      [{ studySessions: "很多" }, "V16"],
      [{ studySessions: -1 }, "V06"],
      [{ studySessions: 1.5 }, "V07"],
      [{ lawQuality: 101 }, "V06"],
      [{ nothing: 1 }, "V28"],
    ] as const)
      expect(check(fields).problems[0]!.code, JSON.stringify(fields)).to.equal(code);
    expect(check({ filesOnTime: 3 }).problems[0]).to.include({ code: "U03", severity: "warning" });
  });

  it("the order of rows decides nothing", () => {
    const rows = ["19", "20", "21", "22", "20"].map((unit, index) => ({
      ...{ rowKey: String(index), unit, version: unit === "19" ? 3 : 0 },
      fields: { studySessions: index, samplesPassed: index, samples: 2 },
    }));
    const verdicts = (sent: typeof rows) =>
      checkFigures(sent, context()).sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(verdicts(shuffled)).to.deep.equal(verdicts(rows));
      }),
    );
  });
});
