import { expect } from "chai";
import type { Fields } from "../../domain/form/fields.ts";
import type { ScoringInput } from "../../domain/scoring/points.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { caseCredit, credit, e9, FAULTLESS, month, RULES } from "./scoring-inputs.ts";

const score = (other: Partial<ScoringInput> = {}) => scoreMonth(RULES, month(other));
const withFields = (fields: Fields, other: Partial<ScoringInput> = {}) =>
  score({ ...other, fields: { ...FAULTLESS, ...fields } });

describe("scoring a month (细则 §2)", () => {
  it("E9: the BA officer's July comes to 89.16, 良好", () => {
    const points = scoreMonth(RULES, e9());
    expect(points.areas).to.deep.equal({ ZZ: 1300, JJ: 1800, GZ: 3395, KQ: 1421, SH: 900, JC: 100 });
    expect(points.indicators).to.deep.equal({
      "ZZ-01": 500, "ZZ-02": 300, "ZZ-03": 200, "ZZ-04": 300,
      "JJ-01": 500, "JJ-02": 400, "JJ-03": 400, "JJ-04": 300, "JJ-05": 200,
      "GZ-01": 1140, "GZ-02": 935, "GZ-03": 720, "GZ-04": 300, "GZ-05": 300,
      "KQ-01": 571, "KQ-02": 350, "KQ-03": 300, "KQ-04": 200,
      "SH-01": 250, "SH-02": 300, "SH-03": 200, "SH-04": 150,
    }); // prettier-ignore
    expect(points.total).to.equal(8916);
    expect(points.suggestedGrade).to.equal("good");
    expect(points.complete).to.equal(true);
  });

  it("E1 in the form: task 17 of 20 earns 10.20", () => {
    expect(withFields({ taskDone: 17 }).indicators["GZ-01"]).to.equal(1020);
  });

  it("E3 in the form: inspection findings to the floor", () => {
    expect(withFields({ inspMinor: 2, inspMajor: 1 }).indicators["JJ-01"]).to.equal(100);
    expect(withFields({ inspMinor: 4, inspMajor: 2 }).indicators["JJ-01"]).to.equal(0);
  });

  it("E5 in the form: accuracy 94.9975 earns 2.00, 95 earns 3.00", () => {
    expect(withFields({ dataAcc: 94.9975 }).indicators["GZ-04"]).to.equal(200);
    expect(withFields({ dataAcc: 95 }).indicators["GZ-04"]).to.equal(300);
  });

  it("scores lists: retake 1.00, D 0.00, report missed 0.00", () => {
    const { indicators } = withFields({ training: "passedOnRetake", order: "D", report: "missed" });
    expect([indicators["KQ-04"], indicators["SH-04"], indicators["SH-03"]]).to.deep.equal([100, 0, 0]);
    expect(withFields({ report: "notRequired" }).indicators["SH-03"]).to.equal(200);
  });

  describe("不适用", () => {
    it("E6: a non-member's ZZ is 15 × 9.75 ÷ 11 = 13.30", () => {
      const points = withFields({ partyDue: null, partyDone: null, studyDone: 3 });
      expect(points.indicators["ZZ-01"]).to.equal(375);
      expect(points.indicators["ZZ-03"]).to.equal(null);
      expect(points.areas.ZZ).to.equal(1330);
      expect(points.complete).to.equal(true);
    });
    it("E6: GZ without quality and satisfaction is 40 × 21.60 ÷ 26 = 33.23", () => {
      const { indicators, areas } = scoreMonth(RULES, {
        ...e9(),
        fields: { ...e9().fields, quality: null, satis: null },
      });
      expect([indicators["GZ-01"], indicators["GZ-03"], indicators["GZ-04"]]).to.deep.equal([1140, 720, 300]);
      expect(areas.GZ).to.equal(3323);
    });
    it("takes a target of 0, no duties due and 免训 as not applicable", () => {
      const { indicators, complete } = withFields({
        taskTarget: 0,
        taskDone: undefined,
        dutyDue: 0,
        dutyMissed: undefined,
        training: "exempt",
      });
      expect([indicators["GZ-01"], indicators["KQ-03"], indicators["KQ-04"]]).to.deep.equal([
        null,
        null,
        null,
      ]);
      expect(complete).to.equal(true);
    });
    it("takes a month without due days as not applicable in KQ-01", () => {
      const points = withFields({ dueDays: 0 });
      expect(points.indicators["KQ-01"]).to.equal(null);
      expect(points.ungradable).to.equal("netDays");
      expect(points.suggestedGrade).to.equal(null);
    });
    it("drops an area that is wholly not applicable and rescales the base to 100", () => {
      const points = withFields({ bearing: null, conduct: null, report: null, order: null, notes: 1 });
      expect(points.areas.SH).to.equal(null);
      // ZZ 13.50, JJ 20, GZ 30 (no credits), KQ 15 of 90: 100 × 78.50 ÷ 90.
      expect(points.areas).to.include({ ZZ: 1350, JJ: 2000, GZ: 3000, KQ: 1500 });
      expect(points.total).to.equal(8722);
    });
  });

  describe("未填", () => {
    it("earns 0, is not complete and gets no suggestion", () => {
      const points = withFields({ notes: undefined });
      expect(points.indicators["ZZ-02"]).to.equal(0);
      expect(points.areas.ZZ).to.equal(1200);
      expect(points.complete).to.equal(false);
      expect(points.suggestedGrade).to.equal(null);
    });
    it("of an empty form scores 0.00 and fails nowhere", () => {
      const points = score({ fields: {} });
      expect(points.total).to.equal(0);
      expect(points.complete).to.equal(false);
    });
  });

  describe("GZ-03 岗位实绩积分", () => {
    const credits = (postType: ScoringInput["postType"], ...lines: ReturnType<typeof credit>[]) =>
      score({ postType, credits: lines }).indicators["GZ-03"];

    it("E4: an XZ officer's 12 points stop at 10.00", () => {
      expect(
        credits("XZ", caseCredit("c05", "lead", 1), credit("c01", 1), caseCredit("c08", "lead", 2)),
      ).to.equal(1000);
    });
    it("E4: an SQ officer's assists, settlements and hazards are 5.30; a fourth assist makes 5.80", () => {
      const lines = [
        caseCredit("c05", "assist", 1),
        caseCredit("c06", "assist", 3),
        credit("c12", 8),
        credit("c13", 12),
      ];
      expect(credits("SQ", ...lines)).to.equal(530);
      expect(credits("SQ", ...lines, caseCredit("c06", "assist", 1))).to.equal(580);
    });
    it("stops at an item's month cap over all its roles and variants", () => {
      expect(
        credits("JT", credit("c16", 6, { variant: "drink" }), credit("c16", 4, { variant: "drunk" })),
      ).to.equal(500);
      expect(credits("BA", caseCredit("c06", "lead", 5), caseCredit("c06", "assist", 5))).to.equal(600);
    });
    it("pays every full ten households of the month, whatever the lines", () => {
      expect(credits("SQ", credit("c14", 29))).to.equal(40);
      expect(credits("SQ", credit("c14", 15), credit("c14", 15))).to.equal(60);
    });
    it("gives nothing for detentions, foreign posts or unknown items", () => {
      expect(credits("BA", credit("c09", 5), credit("c10", 9), credit("c11", 9))).to.equal(0);
      expect(credits("ZH", caseCredit("c05", "lead", 1))).to.equal(0);
      expect(credits("BA", credit("c99", 1), credit("c06", 1))).to.equal(0);
    });
  });
});
