import { expect } from "chai";
import { FIELDS } from "../../domain/form/fields.ts";
import { BY_2025_V1 } from "../../domain/rules/by-2025-v1.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { e9 } from "./scoring-inputs.ts";

const { areas, indicators, credits, composition, units } = BY_2025_V1;

describe("rule set BY-2025-v1", () => {
  it("gives each area's weight to its indicators, 100 in all", () => {
    const sums = areas
      .filter((area) => area.inBase)
      .map(({ area }) =>
        indicators.filter((one) => one.area === area).reduce((sum, one) => sum + (one.max ?? 0), 0),
      );
    expect(sums).to.deep.equal([1500, 2000, 4000, 1500, 1000]);
    expect(units.indicators.reduce((sum, row) => sum + (row.max ?? 0), 0)).to.equal(10000);
  });
  it("composes quarters and years from shares of 100", () => {
    const { quarter, year } = composition;
    expect([quarter.monthsShare, quarter.verificationShare]).to.deep.equal([80, 20]);
    expect(year.quartersShare + year.others.reduce((sum, other) => sum + other.share, 0)).to.equal(100);
  });
  it("differs from its successor in some clauses and shares the others", () => {
    const changed = indicators.filter((row, index) => row !== BY_2026_V1.indicators[index] && JSON.stringify(row) !== JSON.stringify(BY_2026_V1.indicators[index])); // prettier-ignore
    expect(changed.map(({ code }) => code)).to.deep.equal([
      ...["ZZ-01", "ZZ-02", "JJ-01", "JJ-03", "GZ-01", "GZ-03", "GZ-04", "GZ-05", "KQ-02", "KQ-04"],
    ]);
    expect(indicators).to.have.length(BY_2026_V1.indicators.length);
    expect(credits.map(({ code }) => code))
      .to.have.length(23)
      .and.not.include.members(["c14", "c25"]);
  });
  it("scores the month of E9 by its own clauses: 91.26 where 2026 gives 89.16", () => {
    // ZZ 6 + 2 + 2 + 3 = 13; JJ 4 + 4 + 5 + 3 + 2 = 18; GZ 13.30 + 9.35 + (3 + 0.6 + 1.8 + 2) + 3 + 4 = 37.05;
    // KQ 5.71 + 3 + 3 + 2 = 13.71; SH 9.00; 县局通报表扬 0.50.
    const points = scoreMonth(compileRules(BY_2025_V1), e9());
    expect(points.indicators).to.include({ "GZ-01": 1330, "GZ-03": 740, "GZ-05": 400, "KQ-02": 300 });
    expect(points.total).to.equal(9126);
  });
  it("survives JSON and names only columns the form has", () => {
    expect(JSON.parse(JSON.stringify(BY_2025_V1))).to.deep.equal(BY_2025_V1);
    const named = [
      ...JSON.stringify(indicators).matchAll(/"(?:field|input|notApplicableWhenZero)":"(\w+)"/g),
    ].map((match) => match[1]);
    expect([...FIELDS]).to.include.members(named);
  });
});
