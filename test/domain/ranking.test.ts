import { expect } from "chai";
import { completionRate } from "../../domain/campaign.ts";
import { excellentQuota } from "../../domain/quota.ts";
import { compareStandings, rank } from "../../domain/ranking.ts";
import type { Standing } from "../../domain/ranking.ts";

const standing = (name: string, sum: number, workSum: number, other: Partial<Standing> = {}) => ({
  name,
  sum,
  months: 2,
  workSum,
  workMonths: 2,
  excellentMonths: 0,
  deducted: 0,
  ...other,
});

describe("ranking (细则 §11)", () => {
  it("E11: 1, 2, 3, 4 when the GZ means tell the tied apart", () => {
    const rows = [
      standing("E", 8888 + 8990, 7000),
      standing("B", 9199 + 9351, 7160),
      standing("C", 9520 + 8810, 7000),
      standing("A", 9210 + 9340, 7240),
    ];
    expect(rank(rows, compareStandings).map((row) => `${row.name}${row.place}`)).to.deep.equal([
      "A1",
      "B2",
      "C3",
      "E4",
    ]);
  });
  it("E11: 1, 1, 3, 4 when everything is equal", () => {
    const rows = [
      standing("A", 18550, 7240),
      standing("B", 18550, 7240),
      standing("C", 18330, 1),
      standing("E", 17878, 1),
    ];
    expect(rank(rows, compareStandings).map((row) => row.place)).to.deep.equal([1, 1, 3, 4]);
  });
  it("gives 1, 2, 2, 4 and leaves the rows given untouched", () => {
    const rows = [{ n: 7 }, { n: 9 }, { n: 8 }, { n: 8 }];
    expect(rank(rows, (a, b) => b.n - a.n).map((row) => row.place)).to.deep.equal([1, 2, 2, 4]);
    expect(rows.map((row) => row.n)).to.deep.equal([7, 9, 8, 8]);
    expect(rank([], () => 0)).to.deep.equal([]);
  });
  it("breaks ties by 优秀 months, then by fewer deductions", () => {
    const rows = [
      standing("A", 100, 50, { excellentMonths: 3, deducted: 300 }),
      standing("B", 100, 50, { excellentMonths: 4, deducted: 900 }),
      standing("C", 100, 50, { excellentMonths: 3, deducted: 100 }),
    ];
    expect(rank(rows, compareStandings).map((row) => row.name)).to.deep.equal(["B", "C", "A"]);
  });
  it("compares means over different numbers of months exactly", () => {
    // 274.65 ÷ 3 = 91.55 = 183.10 ÷ 2.
    expect(compareStandings(standing("A", 27465, 0, { months: 3 }), standing("B", 18310, 0))).to.equal(0);
    expect(compareStandings(standing("A", 0, 0, { months: 0 }), standing("B", 1, 0))).to.be.greaterThan(0);
  });
  it("E11: the quota is floor(20 %) of the pool: 34 → 6, 7 → 1, 4 → 0", () => {
    expect([34, 7, 4, 35, 0].map((base) => excellentQuota(base, 20))).to.deep.equal([6, 1, 0, 7, 0]);
  });
});

describe("campaigns", () => {
  it("E14: the bureau's rate is the sum of actuals over the sum of targets, 106 %", () => {
    const { units, bureau } = completionRate([
      { unit: "19", target: 50, actual: 53 },
      { unit: "20", target: 30, actual: 40 },
      { unit: "21", target: 20, actual: 13 },
    ]);
    expect(units.map((unit) => unit.rate?.percent)).to.deep.equal([10600, 13333, 6500]);
    expect(bureau).to.deep.equal({ actual: 106, target: 100, percent: 10600 });
    const meanOfRates = units.reduce((sum, unit) => sum + unit.rate!.percent, 0) / 3;
    expect(Math.round(meanOfRates)).to.equal(10144);
    expect(bureau!.percent).to.not.equal(meanOfRates);
  });
  it("has no rate for a target of 0 and leaves such a unit out of the bureau's", () => {
    const { units, bureau } = completionRate([
      { target: 0, actual: 5 },
      { target: 4, actual: 1 },
    ]);
    expect(units[0]!.rate).to.equal(null);
    expect(bureau!.percent).to.equal(2500);
    expect(completionRate([]).bureau).to.equal(null);
  });
});
