import { expect } from "chai";
import { placeInGroups } from "../../../domain/outcomes/group-places.ts";
import type { HalfYearFact, MonthFact, OfficerFacts } from "../../../domain/outcomes/outcome-facts.ts";
import { halfYearsNeeded, proposeOutcomes } from "../../../domain/outcomes/propose-outcomes.ts";
import { reasonInWords } from "../../../domain/outcomes/reasons-in-words.ts";
import { BY_2026_V1 } from "../../../domain/rules/by-2026-v1.ts";

const RULES = BY_2026_V1.composition.outcomes;
const half = (period: string, score: number | null, other: Partial<HalfYearFact> = {}): HalfYearFact => ({
  ...{ period, list: "stations.SQ", series: "stations", score, grades: { excellent: 4 }, hits: [] },
  ...other,
});
const officer = (officerId: number, halfYears: HalfYearFact[], months: MonthFact[] = []): OfficerFacts => ({
  officerId,
  halfYears: new Map(halfYears.map((one) => [one.period, one])),
  months,
});
/** Forty officers of one series whose scores fall from 99.00 by one point: the first is number 1. */
const forty = (period = "2026-H1") => Array.from({ length: 40 }, (_, index) => half(period, 9900 - index * 100)); // prettier-ignore
const low = (grade: "fair" | "poor", ...months: string[]): MonthFact[] =>
  months.map((month) => ({ month, grade, ungraded: null }));
const rulesOf = (facts: OfficerFacts[], id: number, period = "2026-H1") =>
  proposeOutcomes(RULES, period, facts).filter(({ officerId }) => officerId === id).map(({ rule }) => rule); // prettier-ignore

describe("proposals of consequences (细则 §11)", () => {
  it("counts places from both ends, equal scores sharing one: 1, 2, 2, 4 and 1, 2, 2, 4", () => {
    const facts = new Map([95, 90, 90, 80].map((score, index) => [index + 1, half("2026-H1", score * 100)]));
    const places = placeInGroups(facts, "series");
    expect([1, 2, 3, 4].map((id) => places.get(id)!.top)).to.deep.equal([1, 2, 2, 4]);
    expect([1, 2, 3, 4].map((id) => places.get(id)!.bottom)).to.deep.equal([4, 2, 2, 1]);
  });
  it("proposes an award to the first 10 % of a series with four 优秀 months", () => {
    const facts = forty().map((one, index) =>
      officer(index + 1, [{ ...one, grades: { excellent: index === 2 ? 3 : 4 } }]),
    );
    const awarded = proposeOutcomes(RULES, "2026-H1", facts).filter(({ rule }) => rule === "award");
    expect(awarded.map(({ officerId }) => officerId)).to.deep.equal([1, 2, 4]);
    expect(awarded[2]!.reasons.map((one) => reasonInWords(one).zh)).to.deep.equal([
      "2026年上半年在派出所40人中列第 4 名，进入前 10%",
      "2026年上半年评为优秀 4 个月（要求不少于 4 个月）",
    ]);
  });
  it("proposes promotion after two successive half-years in the first 15 %, not after one", () => {
    const facts = forty().map((one, index) =>
      officer(index + 1, index === 1 ? [one] : [one, half("2025-H2", one.score)]),
    );
    const found = proposeOutcomes(RULES, "2026-H1", facts).filter(({ rule }) => rule === "promotion");
    // 39 were ranked before: the first 15 % are 5; now 40: 6.
    expect(found.map(({ officerId }) => officerId)).to.deep.equal([1, 3, 4, 5, 6]);
    expect(found[0]!.reasons.map((one) => one.kind === "place" && one.period)).to.deep.equal(["2026-H1", "2025-H2"]); // prettier-ignore
  });
  it("proposes another post to the last 3 % of two successive half-years", () => {
    const facts = forty().map((one, index) => officer(index + 1, [one, half("2025-H2", one.score)]));
    expect(proposeOutcomes(RULES, "2026-H1", facts).filter(({ rule }) => rule === "reassignment").map(({ officerId }) => officerId)).to.deep.equal([40]); // prettier-ignore
  });
  it("compares heads with heads and leaves out who was not ranked", () => {
    const heads = Array.from({ length: 10 }, (_, index) => half("2026-H1", 9900 - index, { list: "heads" }));
    const facts = [...heads, half("2026-H1", null)].map((one, index) => officer(index + 1, [one]));
    expect(rulesOf(facts, 1)).to.deep.equal(["award"]);
    expect(rulesOf(facts, 2)).to.deep.equal([]);
    expect(rulesOf(facts, 11)).to.deep.equal([]);
  });
  it("reminds after one 差 or two successive 一般, and sends to retraining after two 差 or three 一般 in a year", () => {
    const at = (months: MonthFact[], period?: string) => rulesOf([officer(1, [half("2026-H1", 9000)], months), ...forty().map((one, index) => officer(index + 2, [one]))], 1, period); // prettier-ignore
    expect(at(low("poor", "2026-03")))
      .to.include("talk")
      .and.not.include("retraining");
    expect(at(low("fair", "2026-03", "2026-05"))).to.not.include("talk");
    expect(at(low("fair", "2025-12", "2026-01"))).to.include("talk");
    expect(at(low("fair", "2026-01", "2026-03", "2026-05"))).to.include("retraining");
    expect(at(low("poor", "2025-12", "2026-05")))
      .to.include("talk")
      .and.not.include("retraining");
  });
  it("holds months against somebody only in the half-year in which the last of them lies", () => {
    const months = low("fair", "2026-01", "2026-03", "2026-05");
    const facts = [officer(1, [half("2026-H2", 9000)], months)];
    expect(rulesOf(facts, 1, "2026-H2")).to.not.include("retraining");
    const more = [officer(1, [half("2026-H2", 9000)], [...months, ...low("fair", "2026-08")])];
    expect(rulesOf(more, 1, "2026-H2")).to.include("retraining");
  });
  it("names sanctions, red lines and investigations of twelve months as vetoes of favours only", () => {
    const hits = [{ code: "JJ-V1", month: "2026-02", monthGrade: "fair" as const }];
    const facts = forty().map((one, index) => officer(index + 1, index === 0 ? [{ ...one, hits }] : [one], index === 0 ? [...low("poor", "2026-06"), { month: "2026-05", grade: null, ungraded: "investigation" }] : [])); // prettier-ignore
    const found = proposeOutcomes(RULES, "2026-H1", facts).filter(({ officerId }) => officerId === 1);
    expect(found.map(({ rule, vetoes }) => [rule, vetoes.map((veto) => veto.kind)])).to.deep.equal([
      ["award", ["hit", "investigation"]],
      ["talk", []],
    ]);
  });
  it("looks back as many half-years as its rules ask for", () => {
    expect(halfYearsNeeded(RULES, "2026-H1")).to.deep.equal(["2026-H1", "2025-H2"]);
  });
});
