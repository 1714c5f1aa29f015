import { expect } from "chai";
import type { Role } from "../../domain/role.ts";
import { parsePeriod, periodBefore } from "../../server/figures/period.ts";
import { commonUnits, visibilityKey, visibleUnits } from "../../server/figures/visible-units.ts";

const reader = (roles: Role[], own: { fills?: number[]; heads?: number[]; inCharge?: number[] } = {}) => ({
  roles: new Set(roles),
  fills: new Set(own.fills),
  heads: new Set(own.heads),
  inCharge: new Set(own.inCharge),
  unitId: 19,
});

describe("visible units", () => {
  it("opens a published month to every business role and to no administrator", () => {
    for (const role of ["officer", "clerk", "head", "leader", "petitions", "legal", "chief"] as const) {
      expect(visibleUnits(reader([role]), true)).to.equal("all");
    }
    for (const role of ["systemAdmin", "securityAdmin", "auditAdmin"] as const) {
      expect(visibilityKey(visibleUnits(reader([role]), true))).to.equal("");
    }
  });

  it("shows an unpublished month to those who fill, head or oversee it", () => {
    expect(visibilityKey(visibleUnits(reader(["officer"]), false))).to.equal("");
    expect(visibilityKey(visibleUnits(reader(["officer", "clerk"], { fills: [19] }), false))).to.equal("19");
    expect(visibilityKey(visibleUnits(reader(["officer"], { fills: [19] }), false))).to.equal("");
    expect(
      visibilityKey(visibleUnits(reader(["leader"], { inCharge: [20, 8], heads: [9] }), false)),
    ).to.equal("8,9,20");
    expect(visibleUnits(reader(["filesOffice"]), false)).to.equal("all");
  });

  it("compares two months over the units seen in both", () => {
    expect(commonUnits("all", new Set([1]))).to.deep.equal(new Set([1]));
    expect(commonUnits(new Set([1, 2]), new Set([2, 3]))).to.deep.equal(new Set([2]));
  });
});

describe("a period", () => {
  it("is a month, quarter, half-year, year or window", () => {
    for (const [text, first, last, before] of [
      ["2026-07", "2026-07", "2026-07", "2026-06..2026-06"],
      ["2026-Q1", "2026-01", "2026-03", "2025-10..2025-12"],
      ["2026-H2", "2026-07", "2026-12", "2026-01..2026-06"],
      ["2026", "2026-01", "2026-12", "2025-01..2025-12"],
      ["2026-01..2026-10", "2026-01", "2026-10", "2025-03..2025-12"],
    ] as const) {
      const period = parsePeriod(text)!;
      expect([period.first, period.last, periodBefore(period).text]).to.deep.equal([first, last, before]);
    }
  });

  it("is nothing else", () => {
    for (const text of [
      "",
      "2026-13",
      "2026-Q5",
      "2026-H0",
      "2026-10..2026-01",
      "2026-01..",
      "2020-01..2026-01",
      "all",
    ]) {
      expect(parsePeriod(text), text).to.equal(null);
    }
  });
});
