import { expect } from "chai";
import fc from "fast-check";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { workdaysIn } from "../../domain/calendar/workdays.ts";
import { cutMonth, mergeSegments, type Segment } from "../../domain/segments.ts";

const segment = (fields: Segment["fields"], workdays = 10, mainWorkdays = 10): Segment => ({
  ...{ unitId: 9, fromDay: "2026-07-01", toDay: "2026-07-15", workdays, mainWorkdays, fields },
  contentHash: "x",
});

describe("a month cut by a transfer", () => {
  const cut = (...posts: [unitId: number, fromDay: string, toDay: string | null][]) =>
    cutMonth(
      CHINESE_CALENDAR,
      "2026-07",
      posts.map(([unitId, fromDay, toDay]) => ({ unitId, fromDay, toDay })),
    );

  it("belongs to the unit of its last day; ten workdays make a segment of the earlier one", () => {
    // July 2026 has 23 workdays: 1–14 are ten of them.
    expect(cut([9, "2020-01-01", "2026-07-14"], [19, "2026-07-15", null])).to.deep.equal({
      mainUnitId: 19,
      mainWorkdays: 13,
      segments: [{ unitId: 9, fromDay: "2026-07-01", toDay: "2026-07-14", workdays: 10 }],
    });
    expect(cut([9, "2020-01-01", "2026-07-13"], [19, "2026-07-14", null])).to.equal(null);
    expect(cut([19, "2020-01-01", null])).to.equal(null);
  });

  it("counts days in one unit together, and none of the unit he came back to", () => {
    expect(cut([9, "2020-01-01", "2026-07-07"], [1, "2026-07-08", "2026-07-21"], [9, "2026-07-22", null])).to.deep.equal({
      mainUnitId: 9,
      mainWorkdays: 13,
      segments: [{ unitId: 1, fromDay: "2026-07-08", toDay: "2026-07-21", workdays: 10 }],
    }); // prettier-ignore
  });

  it("has no main unit for who left the bureau before its last day", () => {
    expect(cut([9, "2020-01-01", "2026-07-20"])).to.equal(null);
  });

  it("loses no workday over random transfers", () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-07-${String(n).padStart(2, "0")}`);
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 3 }), (days) => {
        const starts = ["2020-01-01", ...days.sort()];
        const parts = cut(...starts.map((from, index): [number, string, string | null] => [index + 1, from, null])); // prettier-ignore
        if (!parts) return;
        const all = parts.mainWorkdays + parts.segments.reduce((sum, { workdays }) => sum + workdays, 0);
        expect(all).to.equal(workdaysIn(CHINESE_CALENDAR, "2026-07"));
        expect(parts.mainUnitId).to.equal(starts.length);
      }),
    );
  });
});

describe("a row merged with its segments", () => {
  it("adds counts up exactly, weights percentages by workdays, and keeps lists and text of the main row", () => {
    const main = {
      dueDays: 13,
      excusedDays: 0.1,
      lateCount: 1,
      quality: 90,
      satis: 80,
      order: "A",
      summary: "主",
    };
    const earlier = {
      dueDays: 10,
      excusedDays: 0.2,
      lateCount: 2,
      quality: 100,
      satis: 70,
      order: "D",
      summary: "前",
    };
    expect(mergeSegments(main, [segment(earlier, 10, 13)])).to.deep.equal({
      ...{ dueDays: 23, excusedDays: 0.3, lateCount: 3, order: "A", summary: "主" },
      ...{ quality: 94.3478, satis: 75.6522 },
    }); // prettier-ignore
  });

  it("takes the other part's figure for 不适用, and leaves 未填 unfilled: blank is never 0", () => {
    const main = { quality: null, satis: 88, dutyDue: null };
    const merged = mergeSegments(main, [segment({ quality: 92, satis: null, dutyDue: null, lateCount: 3 })]);
    expect(merged).to.deep.equal({ quality: 92, satis: 88, dutyDue: null });
  });

  it("is the row itself without segments", () => {
    const main = { dueDays: 23 };
    expect(mergeSegments(main, [])).to.equal(main);
  });

  it("keeps weighted figures between the parts'", () => {
    const value = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), (a, b, x, y) => {
        const { satis } = mergeSegments({ satis: a }, [segment({ satis: b }, x, y)]);
        expect(satis).to.be.within(Math.min(a, b), Math.max(a, b));
      }),
    ); // prettier-ignore
  });
});
