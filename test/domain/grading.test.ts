import { expect } from "chai";
import type { Grade } from "../../domain/grade.ts";
import { checkGrade } from "../../domain/grading.ts";
import type { GradeDecision } from "../../domain/grading.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import type { ScoringInput } from "../../domain/scoring/points.ts";
import { e9, FAULTLESS, month, RULES } from "./scoring-inputs.ts";

const REASON = "该同志本月牵头侦破系列盗窃案件且群众评价突出予以调整";
const decide = (input: ScoringInput, grade: Grade, other: Partial<GradeDecision> = {}) => {
  const points = scoreMonth(RULES, input);
  const decision = { points, suggestion: points.suggestedGrade, grade, reason: null, quotaLeft: 1 };
  return checkGrade({ ...decision, ...other })?.code ?? null;
};

describe("a reviewer's grade (细则 §5)", () => {
  it("E9: 89.16 may be 良好, 合格 with a reason, never 优秀", () => {
    expect(decide(e9(), "good")).to.equal(null);
    expect(decide(e9(), "qualified")).to.equal("grade.reason-required");
    expect(decide(e9(), "qualified", { reason: REASON })).to.equal(null);
    expect(decide(e9(), "excellent", { reason: REASON })).to.equal("grade.excellent-below-bound");
  });
  it("counts twenty characters of reason without the blanks around it", () => {
    expect([...REASON].length).to.be.at.least(20);
    expect(decide(e9(), "qualified", { reason: "一".repeat(19) })).to.equal("grade.reason-required");
    expect(decide(e9(), "qualified", { reason: `  ${"一".repeat(19)}  ` })).to.equal("grade.reason-required");
    expect(decide(e9(), "qualified", { reason: "𠮷".repeat(20) })).to.equal(null);
  });
  it("moves one step only", () => {
    expect(decide(e9(), "fair", { reason: REASON })).to.equal("grade.too-far");
  });
  it("E8: never raises above a cap", () => {
    const absent = month({ fields: { ...FAULTLESS, awolDays: 1 } });
    expect(decide(absent, "good", { reason: REASON })).to.equal("grade.above-ceiling");
    expect(decide(absent, "qualified")).to.equal(null);
    expect(decide(absent, "fair", { reason: REASON })).to.equal(null);
  });
  it("refuses 优秀 past the quota, and lets the candidate be 良好 without a reason then", () => {
    expect(decide(month(), "excellent")).to.equal(null);
    expect(decide(month(), "excellent", { quotaLeft: null })).to.equal(null);
    expect(decide(month(), "excellent", { quotaLeft: 0 })).to.equal("grade.quota-exhausted");
    expect(decide(month(), "good", { quotaLeft: 0 })).to.equal(null);
    expect(decide(month(), "good", { quotaLeft: 0, passedOver: true })).to.equal("grade.reason-required");
    expect(decide(month(), "good")).to.equal("grade.reason-required");
  });
  it("refuses 优秀 when it is barred", () => {
    const points = scoreMonth(RULES, month({ workdaysLate: 4 }));
    expect(points.total).to.equal(9000);
    expect(decide(month({ workdaysLate: 4 }), "excellent", { reason: REASON })).to.equal(
      "grade.excellent-barred",
    );
  });
  it("grades neither an incomplete month nor one of 不定等次", () => {
    expect(decide(month({ fields: { ...FAULTLESS, notes: undefined } }), "good")).to.equal(
      "grade.incomplete",
    );
    expect(decide(month({ fields: { ...FAULTLESS, excusedDays: 15 } }), "good")).to.equal("grade.ungradable");
  });
  it("says why in both languages", () => {
    const points = scoreMonth(RULES, e9());
    const problem = checkGrade({
      points,
      suggestion: "good",
      grade: "excellent",
      reason: REASON,
      quotaLeft: 1,
    });
    expect(problem!.message).to.deep.equal({
      zh: "得分 89.16 低于 90.00, 不能评为优秀",
      en: "89.16 is below 90.00: not Excellent",
    });
  });
});
