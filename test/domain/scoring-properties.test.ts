import { expect } from "chai";
import fc from "fast-check";
import { AREAS } from "../../domain/area.ts";
import { EVIDENCE_KINDS, FINDINGS, RESPONSIBILITIES } from "../../domain/form/detail-lines.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import {
  FIELDS,
  NUMBER_FIELDS,
  ORDER_LEVELS,
  REPORT_DUTY,
  TRAINING_RESULTS,
} from "../../domain/form/fields.ts";
import type { Fields } from "../../domain/form/fields.ts";
import { LEVELS, POST_TYPES } from "../../domain/people.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import { formatPoints, halfUp } from "../../domain/scoring/exact.ts";
import type { ScoringInput } from "../../domain/scoring/points.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { FAULTLESS, RULES } from "./scoring-inputs.ts";

const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  fc.integer({ min: 0, max: 1e6 }),
);
const decimal = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000);
const cell = (value: fc.Arbitrary<number | string>) =>
  fc.oneof({ weight: 12, arbitrary: value }, fc.constant(null), fc.constant(undefined));

const anyFields: fc.Arbitrary<Fields> = fc
  .record({
    ...Object.fromEntries(NUMBER_FIELDS.map((field) => [field, cell(fc.oneof(count, decimal))])),
    report: cell(fc.constantFrom(...REPORT_DUTY)),
    order: cell(fc.constantFrom(...ORDER_LEVELS)),
    training: cell(fc.constantFrom(...TRAINING_RESULTS)),
  })
  .map((fields) => fields as Fields);
const someFields = fc.oneof(
  anyFields,
  fc.tuple(anyFields, fc.subarray([...FIELDS], { maxLength: 8 })).map(([fields, changed]) => ({
    ...FAULTLESS,
    ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
  })),
);

const creditLine: fc.Arbitrary<CreditLine> = fc.record({
  rowKey: fc.uuid(),
  policeNo: fc.constant("000123"),
  item: fc.constantFrom(...BY_2026_V1.credits.map((item) => item.code), "c99"),
  role: fc.constantFrom("lead", "assist", null),
  variant: fc.constantFrom(
    "drink",
    "drunk",
    "hazard",
    "lead",
    "county",
    "city",
    "province",
    "ministry",
    null,
  ),
  quantity: fc.oneof(count, decimal),
  caseNo: fc.constant(null),
  date: fc.constant("2026-07-15"),
  evidenceNo: fc.constant(null),
});
const eventLine: fc.Arbitrary<EventLine> = fc.constantFrom(...BY_2026_V1.events).chain((rule) =>
  fc.record({
    rowKey: fc.uuid(),
    subjectKind: fc.constantFrom("officer", "unit"),
    subject: fc.constant("000123"),
    type: fc.constantFrom(rule.type, rule.type, rule.type, rule.type, "Z9"),
    variant: fc.constantFrom(...rule.values.map((value) => value.variant), "none"),
    reason: fc.constant("事由"),
    occurredOn: fc.constant(null),
    documentOn: fc.constant(null),
    sourceDepartment: fc.constant(null),
    documentNo: fc.constant(null),
    evidenceNo: fc.constant(null),
    evidenceKind: fc.constantFrom(...EVIDENCE_KINDS, null),
    factNo: fc.constantFrom("F-1", "F-2", "F-3", null, null),
    countsIn: fc.constantFrom(
      "complaint",
      "fault",
      "flaw",
      "inspMinor",
      "conduct",
      "asset",
      null,
      null,
      null,
    ),
    responsibility: fc.constantFrom(...RESPONSIBILITIES, null),
    finding: fc.constantFrom(...FINDINGS, null),
    accountMonth: fc.constant("2026-07"),
  }),
);
const anyInput: fc.Arbitrary<ScoringInput> = fc.record({
  month: fc.constant("2026-07"),
  level: fc.constantFrom(...LEVELS),
  postType: fc.constantFrom(...POST_TYPES),
  fields: someFields,
  credits: fc.uniqueArray(creditLine, { maxLength: 8, selector: (line) => line.rowKey }),
  events: fc.uniqueArray(eventLine, { maxLength: 8, selector: (line) => line.rowKey }),
  workdaysLate: fc.integer({ min: 0, max: 6 }),
});
const RUNS = { numRuns: 600 };
const last = (text: string) => text.match(/(-?\d+\.\d\d)$/)?.[1];

describe("scoring properties", () => {
  it("scores the same whatever the order of lines and cells", () => {
    fc.assert(
      fc.property(anyInput, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (input, keys) => {
        const shuffle = <T>(rows: readonly T[]) =>
          rows
            .map((row, i) => ({ row, key: keys[i] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const fields = Object.fromEntries(Object.entries(input.fields).reverse()) as Fields;
        const other = { ...input, fields, credits: shuffle(input.credits), events: shuffle(input.events) };
        expect(scoreMonth(RULES, other)).to.deep.equal(scoreMonth(RULES, input));
        const formulas = (one: ScoringInput) =>
          explainMonth(RULES, one).areas.flatMap((area) =>
            area.indicators.map(({ formula, notes }) => ({ formula, notes })),
          );
        expect(formulas(other)).to.deep.equal(formulas(input));
      }),
      RUNS,
    );
  });

  it("explains exactly what it scores, and every formula ends in the points earned", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const explanation = explainMonth(RULES, input);
        const points = scoreMonth(RULES, input);
        expect(explanation.points).to.deep.equal(points);
        expect(explanation.total.earned).to.equal(points.total);
        expect(last(explanation.total.formula.zh)).to.equal(formatPoints(points.total));
        for (const area of explanation.areas) {
          expect(area.earned).to.equal(points.areas[area.area]);
          if (area.earned !== null)
            expect(last(area.formula.zh), area.area).to.equal(formatPoints(area.earned));
          for (const one of area.indicators) {
            if (one.max === null || one.code === "JC") continue;
            expect(one.earned, one.code).to.equal(points.indicators[one.code]);
            if (one.state === "scored")
              expect(last(one.formula.zh), one.formula.zh).to.equal(formatPoints(one.earned ?? 0));
          }
        }
        const states = explanation.areas.flatMap((area) => area.indicators.map((one) => one.state));
        expect(states.includes("notFilled")).to.equal(!points.complete);
      }),
      RUNS,
    );
  });

  it("never leaves the integers, an indicator's maximum, an area's maximum or 0 … 110", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const points = scoreMonth(RULES, input);
        expect(points.total).to.satisfy(Number.isSafeInteger).and.to.be.within(0, 11000);
        for (const { code, max } of RULES.indicators) {
          const earned = points.indicators[code];
          if (earned === null) continue;
          expect(earned, code).to.satisfy(Number.isSafeInteger).and.to.be.within(0, max);
        }
        for (const { area, max } of RULES.areas) {
          const earned = points.areas[area];
          if (earned !== null)
            expect(earned, area)
              .to.satisfy(Number.isSafeInteger)
              .and.to.be.within(area === "JC" ? -2000 : 0, max);
        }
        expect(Object.keys(points.areas)).to.deep.equal([...AREAS]);
        if (points.suggestedGrade !== null)
          expect(points.complete && points.ungradable === null).to.equal(true);
      }),
      RUNS,
    );
  });

  it("makes areas and totals the sums of printed figures, but for 不适用", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const points = scoreMonth(RULES, input);
        let base = 0;
        let maxima = 0;
        for (const { area, max, indicators } of RULES.baseAreas) {
          const applicable = indicators.filter((one) => points.indicators[one.code] !== null);
          const sum = applicable.reduce((total, one) => total + points.indicators[one.code]!, 0);
          const of = applicable.reduce((total, one) => total + one.max, 0);
          expect(points.areas[area], area).to.equal(of === 0 ? null : halfUp(max * sum, of));
          if (of > 0) {
            base += points.areas[area]!;
            maxima += max;
          }
        }
        if (maxima > 0) base = halfUp(10000 * base, maxima);
        expect(points.total).to.equal(Math.max(0, Math.min(11000, base + points.areas.JC!)));
      }),
      RUNS,
    );
  });

  it("agrees with rational arithmetic in BigInt on rates", () => {
    fc.assert(
      fc.property(count, count, (taskDone, taskTarget) => {
        fc.pre(taskTarget > 0);
        const input = { fields: { ...FAULTLESS, taskDone, taskTarget }, credits: [], events: [] };
        const earned = scoreMonth(RULES, { month: "2026-07", level: "officer", postType: "BA", ...input })
          .indicators["GZ-01"];
        const done = BigInt(Math.min(taskDone, taskTarget));
        expect(earned).to.equal(Number((2n * 1200n * done + BigInt(taskTarget)) / (2n * BigInt(taskTarget))));
      }),
      RUNS,
    );
  });

  it("treats anything that is no number as 未填, never as NaN", () => {
    const junk = fc.constantFrom(NaN, Infinity, -Infinity, "12", "", -1, 1e300, -1e300, 0.00005);
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), junk, (field, value) => {
        const fields = { ...FAULTLESS, [field]: value };
        const points = explainMonth(RULES, {
          month: "2026-07",
          level: "head",
          postType: "ZH",
          fields,
          credits: [],
          events: [],
        }).points;
        expect(points.total).to.satisfy(Number.isSafeInteger).and.to.be.within(0, 11000);
        for (const earned of Object.values(points.indicators))
          expect(earned).to.satisfy((n: number | null) => n === null || Number.isSafeInteger(n));
      }),
      RUNS,
    );
  });
});
