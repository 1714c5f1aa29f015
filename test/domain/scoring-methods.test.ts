import { expect } from "chai";
import { compareRatios, formatDecimal, formatPoints, halfUp } from "../../domain/scoring/exact.ts";
import { bonusPenalty } from "../../domain/scoring/methods/bonus-penalty.ts";
import { deductFloor } from "../../domain/scoring/methods/deduct-floor.ts";
import { manual, rankStep } from "../../domain/scoring/methods/rank-step.ts";
import { overBonus, rateTarget } from "../../domain/scoring/methods/rate-target.ts";
import { tier } from "../../domain/scoring/methods/tier.ts";
import type { TierTable } from "../../domain/scoring/methods/tier.ts";

const STEP = { step: 10, per: 50, cap: 200 };
const ACCURACY: TierTable = {
  atLeast: true,
  rows: [
    { bound: 980_000, points: 400 },
    { bound: 950_000, points: 300 },
    { bound: 900_000, points: 200 },
    { bound: 850_000, points: 100 },
  ],
  otherwise: 0,
};
const YEAR_ON_YEAR: TierTable = {
  atLeast: false,
  rows: [
    { bound: -150_000, points: 600 },
    { bound: -100_000, points: 500 },
    { bound: -50_000, points: 400 },
    { bound: 0, points: 300 },
    { bound: 50_000, points: 150 },
  ],
  otherwise: 0,
};

describe("scoring methods (细则 §1)", () => {
  describe("exact arithmetic", () => {
    it("rounds a half away from zero, exactly", () => {
      expect([halfUp(1, 2), halfUp(-1, 2), halfUp(3, 2), halfUp(49, 100), halfUp(0, 7)]).to.deep.equal([
        1, -1, 2, 0, 0,
      ]);
      // 1.005 in floats rounds to 1.00; as 1005/1000 of a point it is 1.01.
      expect(halfUp(1005 * 100, 1000)).to.equal(101);
    });
    it("stays exact beyond the safe integers", () => {
      expect(halfUp(2 ** 53 + 2, 4)).to.equal(2251799813685249);
      expect(rateTarget(1200, 1e12 - 1, 1e12)).to.equal(1200);
      expect(rateTarget(1200, 1e12, 3e12)).to.equal(400);
      expect(compareRatios(1e15, 3e15, 1, 3)).to.equal(0);
      expect(compareRatios(1e15 + 1, 3e15, 1, 3)).to.be.greaterThan(0);
    });
    it("prints points with two places and decimals without trailing zeros", () => {
      expect([8916, 0, 5, -75, 11000].map(formatPoints)).to.deep.equal([
        "89.16",
        "0.00",
        "0.05",
        "-0.75",
        "110.00",
      ]);
      expect([
        formatDecimal(150, 100),
        formatDecimal(-40000, 10000),
        formatDecimal(949975, 10000),
      ]).to.deep.equal(["1.5", "−4", "94.9975"]);
    });
  });

  describe("RATE_TARGET", () => {
    it("E1: 17 of 20 earns 12 × 17 ÷ 20 = 10.20", () => {
      expect(rateTarget(1200, 17, 20)).to.equal(1020);
    });
    it("E2: 37 of 25 earns the maximum 8.00 and a bonus of 2.00", () => {
      expect(rateTarget(800, 37, 25)).to.equal(800);
      expect(overBonus(STEP, 37, 25)).to.equal(200);
    });
    it("E2: 53 of 50 is 6 points of per cent above target and earns no step", () => {
      expect(rateTarget(1200, 53, 50)).to.equal(1200);
      expect(overBonus(STEP, 53, 50)).to.equal(0);
    });
    it("E2: 60 of 50 is exactly two steps, 1.00, where floats see one", () => {
      expect(Math.floor((60 / 50 - 1) / 0.1)).to.equal(1);
      expect(overBonus(STEP, 60, 50)).to.equal(100);
    });
    it("caps the bonus at 2.00 and gives none at or below target", () => {
      expect(overBonus(STEP, 500, 50)).to.equal(200);
      expect([overBonus(STEP, 50, 50), overBonus(STEP, 10, 50), overBonus(STEP, 10, 0)]).to.deep.equal([
        0, 0, 0,
      ]);
    });
    it("counts every full step exactly for all targets up to 60", () => {
      for (let target = 1; target <= 60; target++)
        for (let actual = target; actual <= target * 2; actual++) {
          const steps = Number((BigInt(actual - target) * 10n) / BigInt(target));
          expect(overBonus(STEP, actual, target), `${actual} of ${target}`).to.equal(
            Math.min(200, steps * 50),
          );
        }
    });
    it("is not applicable when the target is 0, and never below 0", () => {
      expect(rateTarget(1200, 5, 0)).to.equal(null);
      expect(rateTarget(1200, -5, 10)).to.equal(0);
    });
  });

  describe("DEDUCT_FLOOR", () => {
    it("E3: two minor and one major finding leave 1.00; four and two leave 0.00", () => {
      expect(deductFloor(600, 2 * 100 * 10_000 + 300 * 10_000)).to.equal(100);
      expect(deductFloor(600, 4 * 100 * 10_000 + 2 * 300 * 10_000)).to.equal(0);
    });
  });

  describe("TIER", () => {
    it("E5: 1899 of 1999 is 94.9975 %, below 95: 2.00, not 3.00", () => {
      expect(tier(ACCURACY, 1899 * 100 * 10_000, 1999)).to.equal(200);
      expect(tier(ACCURACY, 949_975, 1)).to.equal(200);
    });
    it("E5: 1900 of 2000 is 95 %: 3.00", () => {
      expect(tier(ACCURACY, 1900 * 100 * 10_000, 2000)).to.equal(300);
    });
    it("E5: 120 → 105 cases is −12.5 %: 5.00", () => {
      expect(tier(YEAR_ON_YEAR, (105 - 120) * 100 * 10_000, 120)).to.equal(500);
      expect(tier(YEAR_ON_YEAR, (121 - 120) * 100 * 10_000, 120)).to.equal(150);
      expect(tier(YEAR_ON_YEAR, (130 - 120) * 100 * 10_000, 120)).to.equal(0);
    });
  });

  describe("BONUS_PENALTY", () => {
    it("caps bonus and penalty separately", () => {
      const inner = (points: number) => points * 10_000;
      expect(bonusPenalty(1000, -2000, inner(950), inner(-75))).to.equal(875);
      expect(bonusPenalty(1000, -2000, inner(1300), 0)).to.equal(1000);
      expect(bonusPenalty(1000, -2000, inner(1300), inner(-2500))).to.equal(-1000);
    });
  });

  describe("RANK_STEP and MANUAL (off by default)", () => {
    it("takes a step per place down to 0", () => {
      expect([1, 2, 3, 9].map((rank) => rankStep(400, 150, rank * 10_000))).to.deep.equal([400, 250, 100, 0]);
    });
    it("keeps a reviewer's points within 0 and the maximum", () => {
      expect([-1, 2.5, 9].map((points) => manual(400, points * 10_000))).to.deep.equal([0, 250, 400]);
    });
  });
});
