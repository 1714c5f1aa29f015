import { expect } from "chai";
import { signalsOf, type Signalled } from "../../domain/discrimination/signals.ts";
import { spreadOf } from "../../domain/discrimination/spread.ts";
import { weighPool, type PoolReport } from "../../domain/discrimination/weigh-pool.ts";
import type { Grade } from "../../domain/grade.ts";

const report = (reportId: number, total: number, suggested: Grade, grade: Grade | null): PoolReport => ({
  ...{ reportId, officerId: reportId, total, suggested, grade },
});
const NONE = { excellent: 0, good: 0, qualified: 0, fair: 0, poor: 0 };

describe("区分度", () => {
  it("measures spread exactly: mean, deviation and quartiles as a spreadsheet gives them", () => {
    // STDEV.P(88.16, 89.16, 91.40, 83.40) = 2.9192…; QUARTILE.INC: 86.97, 88.66, 89.72
    expect(spreadOf([8816, 8916, 9140, 8340])).to.deep.equal({
      ...{
        n: 4,
        mean: 8803,
        deviation: 292,
        least: 8340,
        lower: 8697,
        median: 8866,
        upper: 8972,
        most: 9140,
      },
    });
    expect(spreadOf([9000, 9000])).to.include({ mean: 9000, deviation: 0, lower: 9000, upper: 9000 });
    expect(spreadOf([8_500])).to.include({ n: 1, deviation: 0, median: 8_500 });
    expect(spreadOf([])).to.equal(null);
  });

  it("agrees with a float's deviation on a thousand random groups", () => {
    for (let round = 0; round < 1_000; round++) {
      const totals = Array.from({ length: 1 + (round % 40) }, (_, n) => 5_000 + ((round * 7919 + n * 104_729) % 6_000)); // prettier-ignore
      const mean = totals.reduce((all, x) => all + x, 0) / totals.length;
      const float = Math.sqrt(totals.reduce((all, x) => all + (x - mean) ** 2, 0) / totals.length);
      expect(Math.abs(spreadOf(totals)!.deviation - float)).to.be.at.most(0.500001);
    }
  });

  it("holds a grade against the suggestion within the quota: who lacks a place is not lowered", () => {
    // Five graded, 20 %: one place. The second candidate's suggestion is 良好.
    const weighed = weighPool(
      [
        report(1, 9_500, "excellent", "excellent"),
        report(2, 9_400, "excellent", "good"),
        report(3, 8_500, "good", "qualified"),
        report(4, 7_500, "qualified", "good"),
        report(5, 7_400, "qualified", "qualified"),
        report(6, 7_000, "qualified", null),
      ],
      20,
    );
    expect(weighed.map(({ steps }) => steps)).to.deep.equal([0, 0, -1, 1, 0, null]);
    expect(weighed.map(({ isTop }) => isTop)).to.deep.equal([true, false, false, false, false, false]);
  });

  it("sees an 优秀 given past a higher score, and lets equal points share a place", () => {
    const past = weighPool(
      [
        report(1, 9_500, "excellent", "good"),
        report(2, 9_100, "excellent", "excellent"),
        ...[3, 4, 5].map((id) => report(id, 8_000, "good", "good")),
      ],
      20,
    );
    expect(past.map(({ isPassed }) => isPassed)).to.deep.equal([false, true, false, false, false]);
    expect(past[0]!.steps).to.equal(-1);
    expect(past[1]!.steps).to.equal(1);
    const tied = weighPool(
      [report(1, 9_500, "excellent", "good"), report(2, 9_500, "excellent", "excellent")],
      50,
    );
    expect(tied.map(({ isPassed, isTop }) => [isPassed, isTop])).to.deep.equal([
      [false, true],
      [false, true],
    ]);
  });

  it("names who gives everybody the same, passes 优秀 around or departs from the suggestions", () => {
    const plain: Signalled = {
      ...{
        grades: { ...NONE, good: 8, qualified: 2 },
        spread: spreadOf([8_000, 9_000, 7_000, 8_500, 8_800]),
      },
      ...{ steps: 0, awards: 0, passed: 0, holders: 0, tops: 0, months: 6 },
    };
    expect(signalsOf(plain)).to.deep.equal([]);
    expect(signalsOf({ ...plain, grades: { ...NONE, good: 9, qualified: 1 } })).to.deep.equal(["oneGrade"]);
    expect(signalsOf({ ...plain, grades: { ...NONE, good: 4 } })).to.deep.equal([]);
    expect(signalsOf({ ...plain, spread: spreadOf([8_000, 8_050, 8_100, 8_020, 8_030]) })).to.deep.equal(["flat"]); // prettier-ignore
    const passed = { awards: 6, passed: 2, holders: 6, tops: 4 };
    expect(signalsOf({ ...plain, ...passed })).to.deep.equal(["rotation"]);
    expect(signalsOf({ ...plain, ...passed, tops: 5 })).to.deep.equal([]);
    expect(signalsOf({ ...plain, ...passed, passed: 1 })).to.deep.equal([]);
    expect(signalsOf({ ...plain, steps: 1 })).to.deep.equal(["lenient"]);
    expect(signalsOf({ ...plain, steps: -1 })).to.deep.equal(["strict"]);
  });
});
