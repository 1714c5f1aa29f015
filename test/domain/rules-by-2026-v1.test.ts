import { expect } from "chai";
import { FIELDS } from "../../domain/form/fields.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { e9 } from "./scoring-inputs.ts";

const { areas, indicators, credits, events, units } = BY_2026_V1;

describe("rule set BY-2026-v1", () => {
  it("has 27 personal indicators: 22 that earn points and 5 vetoes or caps", () => {
    expect(indicators).to.have.length(27);
    expect(indicators.filter((one) => one.max !== null)).to.have.length(22);
    expect(indicators.filter((one) => one.max === null).map((one) => one.code)).to.deep.equal([
      "ZZ-V1",
      "JJ-V1",
      "JJ-V2",
      "KQ-V1",
      "SH-V1",
    ]);
  });
  it("has 25 credit items and 23 event types", () => {
    expect(credits.map((item) => item.code)).to.deep.equal(
      Array.from({ length: 25 }, (_, i) => `c${String(i + 1).padStart(2, "0")}`),
    );
    expect(events.map((event) => event.type)).to.deep.equal([
      ...["R1", "R2", "R3", "R4", "R5", "R6", "R7"],
      ...["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11"],
      ...["X1", "X2", "X3", "X4", "X5"],
    ]);
  });
  it("gives each area's weight to its indicators, 100 in all", () => {
    const sums = areas
      .filter((area) => area.inBase)
      .map(({ area }) =>
        indicators.filter((one) => one.area === area).reduce((sum, one) => sum + (one.max ?? 0), 0),
      );
    expect(sums).to.deep.equal([1500, 2000, 4000, 1500, 1000]);
    expect(areas.filter((area) => area.inBase).map((area) => area.max)).to.deep.equal(sums);
  });
  it("pays nothing for detentions and treatment", () => {
    const counted = credits.filter((item) => item.statisticsOnly);
    expect(counted.map((item) => item.code)).to.deep.equal(["c09", "c10", "c11"]);
    for (const item of counted) expect(item.values.map((value) => value.points)).to.deep.equal([0]);
  });
  it("asks for the evidence of table 4: 文件或复印件, and 文件和复印件 for a unit's", () => {
    const evidence = (type: string) => events.find((event) => event.type === type)!.evidence;
    expect(evidence("R3")).to.deep.equal(["document", "copy", "documentAndCopy"]);
    expect([evidence("R7"), evidence("P7")]).to.deep.equal([["documentAndCopy"], ["documentAndCopy"]]);
    expect([evidence("R6"), evidence("P8")]).to.deep.equal([["photo"], ["investigation"]]);
  });
  it("weighs units 40 + 60, in every series and profile", () => {
    const sum = (rows: { code: string; max: number | null }[]) =>
      rows.reduce((total, row) => total + (row.max ?? 0), 0);
    expect(sum(units.indicators)).to.equal(10000);
    for (const { removes, adds } of units.replacements) {
      const rows = [...units.indicators.filter((row) => !removes.includes(row.code)), ...adds];
      expect(sum(rows)).to.equal(10000);
    }
    for (const { shifts } of units.profiles) {
      const rows = units.indicators.map((row) => ({
        ...row,
        max: shifts.find((shift) => shift.indicator === row.code)?.max ?? row.max,
      }));
      expect(sum(rows)).to.equal(10000);
    }
  });
  it("composes quarters and years from shares of 100", () => {
    const { quarter, year } = BY_2026_V1.composition;
    expect(quarter.monthsShare + quarter.verificationShare).to.equal(100);
    expect(year.quartersShare + year.others.reduce((sum, other) => sum + other.share, 0)).to.equal(100);
  });
  it("survives JSON and scores the same afterwards", () => {
    const copy = JSON.parse(JSON.stringify(BY_2026_V1)) as typeof BY_2026_V1;
    expect(copy).to.deep.equal(BY_2026_V1);
    expect(scoreMonth(compileRules(copy), e9()).total).to.equal(8916);
  });
  it("reads only columns the form has", () => {
    const named = [
      ...JSON.stringify(indicators).matchAll(/"(?:field|input|notApplicableWhenZero)":"(\w+)"/g),
    ].map((match) => match[1]);
    expect(named).to.include("dutyDue");
    expect([...FIELDS]).to.include.members(named);
  });
  it("points every effect at an indicator it has or at the event itself", () => {
    const codes = [...indicators.map((one) => one.code), ...events.map((event) => event.type)];
    for (const { effects } of events)
      for (const { ceiling, deduct } of effects) expect(codes).to.include(ceiling?.code ?? deduct?.indicator);
  });
});
