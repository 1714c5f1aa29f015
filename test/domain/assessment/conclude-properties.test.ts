import { expect } from "chai";
import fc from "fast-check";
import { conclude, weigh, type Conclusion } from "../../../domain/assessment/conclude.ts";
import type { QuarterPart, StandingDetail } from "../../../domain/assessment/detail.ts";
import { GRADES } from "../../../domain/grade.ts";
import { excellentQuota } from "../../../domain/quota.ts";
import { BY_2026_V1 } from "../../../domain/rules/by-2026-v1.ts";

interface Subject {
  officerId: number;
  level: "officer" | "deputy" | "head" | "leader";
  series: "stations" | "offices";
  postType: "SQ" | "ZH";
  detail: StandingDetail;
}

/** Few distinct scores, so that ties of every depth and at the edge of the quota occur. */
const quarter: fc.Arbitrary<QuarterPart> = fc.record({
  period: fc.constant("2026-Q1"),
  score: fc.option(fc.constantFrom(8999, 9000, 9001, 9500, 7000), { freq: 12 }),
  work: fc.tuple(fc.constantFrom(10_500, 10_800), fc.constantFrom(0, 3)),
  grades: fc.record({ excellent: fc.constantFrom(1, 2, 3), fair: fc.constantFrom(0, 0, 0, 1) }),
  lost: fc.constantFrom(0, 100),
  deductions: fc.constant({}),
  hits: fc.constantFrom([], [], [], [{ code: "JJ-V1", month: "2026-05", monthGrade: GRADES[3] }]),
});
const year: fc.Arbitrary<StandingDetail> = fc.record({
  kind: fc.constant("year" as const),
  inputs: fc.record({
    serving: fc.constantFrom(true, true, true, false),
    quarters: fc.tuple(quarter, quarter, quarter, quarter).map((parts) => [...parts]),
    others: fc.constantFrom<Record<string, number>>(
      { democratic: 9000, leaders: 9000, training: 9000 },
      { democratic: 9000 },
    ),
    pool: fc.constantFrom("unit/19", "unit/09", "heads"),
  }),
  verdict: fc.constant(null),
});
const bureau: fc.Arbitrary<Subject[]> = fc
  .array(
    fc.record({
      level: fc.constantFrom("officer" as const, "deputy" as const, "head" as const, "leader" as const),
      series: fc.constantFrom("stations" as const, "offices" as const),
      postType: fc.constantFrom("SQ" as const, "ZH" as const),
      detail: year,
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((one, index) => ({ ...one, officerId: index + 1 })));

function run(subjects: readonly Subject[]): Map<number, Conclusion> {
  return conclude(
    BY_2026_V1,
    subjects.map((one) => weigh(BY_2026_V1, one, one.detail)),
  );
}

describe("any bureau's year", () => {
  it("comes out the same whatever the order of the officers", () => {
    fc.assert(
      fc.property(bureau, fc.integer(), (subjects, seed) => {
        const turned = subjects.map((one, index) => ({ one, key: (index * 7919 + seed) % 101 }));
        const other = run(turned.sort((a, b) => a.key - b.key).map(({ one }) => one));
        for (const [officerId, conclusion] of run(subjects))
          expect(other.get(officerId)).to.deep.equal(conclusion);
      }),
    );
  });

  it("gives no pool more 优秀 than its quota, and places 1, 2, 2, 4 in every list", () => {
    fc.assert(
      fc.property(bureau, (subjects) => {
        const concluded = run(subjects);
        const pools = new Map<string, { base: number; excellent: number }>();
        const lists = new Map<string, number[]>();
        for (const { officerId, detail } of subjects) {
          const { grade, reason, list, place, of } = concluded.get(officerId)!;
          const pool = detail.kind === "year" ? detail.inputs.pool! : "";
          const counted = pools.get(pool) ?? { base: 0, excellent: 0 };
          pools.set(pool, counted);
          if (reason === null) counted.base += 1;
          if (grade === "excellent") counted.excellent += 1;
          if (place !== null) lists.set(`${list} ${of}`, [...(lists.get(`${list} ${of}`) ?? []), place]);
        }
        for (const { base, excellent } of pools.values())
          expect(excellent).to.be.at.most(excellentQuota(base, 20));
        for (const [name, places] of lists) {
          places.sort((a, b) => a - b);
          expect(name.endsWith(` ${places.length}`)).to.equal(true);
          for (const [index, place] of places.entries())
            expect(place).to.equal(places.indexOf(place) + 1, String(index));
        }
      }),
    );
  });
});
