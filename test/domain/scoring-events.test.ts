import { expect } from "chai";
import type { Fields } from "../../domain/form/fields.ts";
import { creditLinePoints, eventLinePoints } from "../../domain/scoring/line-points.ts";
import type { ScoringInput } from "../../domain/scoring/points.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { caseCredit, credit, event, FAULTLESS, month, RULES } from "./scoring-inputs.ts";

const score = (other: Partial<ScoringInput>) => scoreMonth(RULES, month(other));
const jc = (level: ScoringInput["level"], ...events: ReturnType<typeof event>[]) =>
  score({ level, events }).areas.JC;
const withFields = (fields: Fields, ...events: ReturnType<typeof event>[]) =>
  score({ fields: { ...FAULTLESS, ...fields }, events });

describe("events (细则 §4)", () => {
  it("E7: the deputy head's rewards and the media event come to 8.75", () => {
    expect(
      jc(
        "deputy",
        event("R3", { factNo: "F-1" }),
        event("R4", { factNo: "F-1" }),
        event("R5", { variant: "city" }),
        event("R7", { variant: "city", subjectKind: "unit", subject: "19" }),
        event("R6"),
        event("R6"),
        event("R6"),
        event("P9", { variant: "ordinary", finding: "partly", responsibility: "secondary" }),
      ),
    ).to.equal(875);
  });
  it("E7: two merits for different deeds, 13, stop at 10.00", () => {
    expect(jc("officer", event("R2"), event("R3"))).to.equal(1000);
  });
  it("spreads a unit's honour by position: 1.00, 1.50, 2.00", () => {
    const honour = event("R7", { variant: "city", subjectKind: "unit" });
    expect((["officer", "deputy", "head"] as const).map((level) => jc(level, honour))).to.deep.equal([
      100, 150, 200,
    ]);
  });
  it("charges a unit's criticism to its heads and to who is directly responsible", () => {
    const criticism = event("P7", { subjectKind: "unit" });
    expect((["officer", "deputy", "head"] as const).map((level) => jc(level, criticism))).to.deep.equal([
      0, -150, -200,
    ]);
    expect(jc("officer", event("P7", { variant: "direct" }))).to.equal(-300);
    expect(
      jc("head", event("P7", { factNo: "F-2" }), event("P7", { factNo: "F-2", variant: "direct" })),
    ).to.equal(-300);
    expect(score({ events: [criticism] }).barredFromExcellent).to.deep.equal([]);
  });
  it("stops penalties at −20.00", () => {
    expect(jc("officer", event("P6"), event("P5"))).to.equal(-2000);
    expect(score({ fields: {}, events: [event("P6")] }).total).to.equal(0);
  });
  it("counts neither 调查中 nor 不属实, and no veto of theirs", () => {
    for (const finding of ["pending", "unfounded"] as const) {
      const points = score({
        events: [event("X4", { finding }), event("P9", { variant: "major", finding })],
      });
      expect(points.areas.JC).to.equal(0);
      expect(points.ceilings).to.deep.equal([]);
      expect(points.barredFromExcellent).to.deep.equal([]);
    }
  });
  it("multiplies 认定 and 责任: −3 × 0.5 × 0.3 = −0.45", () => {
    const media = event("P9", { variant: "ordinary", finding: "partly", responsibility: "leading" });
    expect(jc("officer", media)).to.equal(-45);
    expect(
      jc("deputy", event("P8", { variant: "first", finding: "partly", responsibility: "leading" }), media),
    ).to.equal(-90);
  });

  describe("the same fact counts once (就高不重复)", () => {
    const complaint = { factNo: "F-3", countsIn: "complaint", finding: "confirmed" } as const;
    it("keeps a complaint that is also a petition only where it costs more", () => {
      const petition = event("P8", { ...complaint, variant: "first", responsibility: "main" });
      const points = withFields({ complaint: 1 }, petition);
      expect(points.indicators["JJ-03"]).to.equal(400);
      expect(points.areas.JC).to.equal(-300);
    });
    it("keeps it in the count column when that costs more, and leaves other complaints alone", () => {
      const petition = event("P8", { ...complaint, variant: "first", responsibility: "secondary" });
      const points = withFields({ complaint: 2 }, petition);
      expect(points.indicators["JJ-03"]).to.equal(0);
      expect(points.areas.JC).to.equal(0);
      expect(points.barredFromExcellent).to.deep.equal(["penalty", "complaint"]);
    });
    it("takes one off the column for every line of a fact that is scored elsewhere", () => {
      const events = [
        event("P1", { factNo: "F-4", countsIn: "inspMinor" }),
        event("P2", { factNo: "F-4", countsIn: "inspMinor" }),
      ];
      const points = withFields({ inspMinor: 3 }, ...events);
      expect(points.indicators["JJ-01"]).to.equal(500);
      expect(points.areas.JC).to.equal(-500);
    });
    it("does not collide with a column that counts nothing", () => {
      const petition = event("P8", { ...complaint, variant: "first", responsibility: "secondary" });
      expect(withFields({ complaint: 0 }, petition).areas.JC).to.equal(-150);
    });
    it("lets a grave fault (X1) swallow the ordinary fault it was counted as", () => {
      const points = withFields({ fault: 1 }, event("X1", { factNo: "F-5", countsIn: "fault" }));
      expect(points.indicators["JJ-02"]).to.equal(0);
      expect(points.areas.JC).to.equal(0);
    });
  });

  it("X1 costs JJ-02 5.00 and X2 costs JJ-04 3.00", () => {
    const points = score({ events: [event("X1"), event("X2")] });
    expect([points.indicators["JJ-02"], points.indicators["JJ-04"], points.areas.JC]).to.deep.equal([
      0, 0, 0,
    ]);
    expect(points.barredFromExcellent).to.deep.equal(["penalty"]);
  });

  it("prices single lines for the sheet", () => {
    expect(creditLinePoints(RULES, credit("c14", 29), "SQ")).to.equal(40);
    expect(creditLinePoints(RULES, caseCredit("c05", "assist", 2), "ZH")).to.equal(0);
    expect(creditLinePoints(RULES, credit("c05", 1), "BA")).to.equal(null);
    expect(eventLinePoints(RULES, event("R7", { variant: "county" }), "head")).to.equal(100);
    expect(
      eventLinePoints(RULES, event("P8", { variant: "bypass", finding: "pending" }), "officer"),
    ).to.equal(0);
    expect(eventLinePoints(RULES, event("P8"), "officer")).to.equal(null);
  });
});

describe("vetoes, caps and bars (细则 §2, §5)", () => {
  /** 90.00 + 6.40 of credits − 5.00 = 91.40. */
  const credits = [credit("c03", 1), caseCredit("c06", "lead", 2), credit("c12", 12)];
  const fields = { ...FAULTLESS, notes: 1, lateCount: 2, bearing: 4, order: "B" };

  it("E8: drunk driving leaves the score at 91.40 and makes the month 差", () => {
    const clean = score({ fields, credits });
    expect([clean.total, clean.suggestedGrade]).to.deep.equal([9140, "excellent"]);
    const veto = score({ fields, credits, events: [event("X4")] });
    expect(veto.total).to.equal(9140);
    expect(veto.suggestedGrade).to.equal("poor");
    expect(veto.ceilings).to.deep.equal([{ grade: "poor", code: "JJ-V2" }]);
  });
  it("E8: a warning makes 83.40, 良好 by points, 一般 by the cap", () => {
    const warned = score({ fields, credits, events: [event("P3")] });
    expect(warned.total).to.equal(8340);
    expect(warned.suggestedGrade).to.equal("fair");
    expect(warned.ceilings).to.deep.equal([{ grade: "fair", code: "JJ-V1" }]);
  });
  it("E8: one day of absence caps at 合格, three make 差", () => {
    const one = withFields({ awolDays: 1 });
    expect([one.suggestedGrade, one.ceilings]).to.deep.equal([
      "qualified",
      [{ grade: "qualified", code: "KQ-V1" }],
    ]);
    expect(withFields({ awolDays: 3 }).suggestedGrade).to.equal("poor");
    expect(withFields({ awolDays: 0.5 }).ceilings).to.deep.equal([]);
  });
  it("lists ceilings lowest first and each once", () => {
    const points = withFields(
      { awolDays: 1 },
      event("P3"),
      event("P3"),
      event("P9", { variant: "major" }),
      event("P10", { variant: "deliberate" }),
    );
    expect(points.ceilings).to.deep.equal([
      { grade: "poor", code: "P10" },
      { grade: "poor", code: "P9" },
      { grade: "fair", code: "JJ-V1" },
      { grade: "qualified", code: "KQ-V1" },
    ]);
  });
  it("vetoes deliberate concealment but not a negligent omission", () => {
    expect(score({ events: [event("P10", { variant: "negligent" })] }).ceilings).to.deep.equal([]);
  });
  it("bars 优秀 for complaint, major finding, absence, attendance below half, and late files", () => {
    const bars = (changed: Fields) =>
      score({ fields: { ...fields, ...changed }, credits }).barredFromExcellent;
    expect(bars({ complaint: 1 })).to.deep.equal(["complaint"]);
    expect(bars({ inspMajor: 1 })).to.deep.equal(["inspMajor"]);
    expect(bars({ awolDays: 0.5 })).to.deep.equal(["awol"]);
    expect(bars({ excusedDays: 11.5 })).to.deep.equal([]);
    expect(bars({ excusedDays: 12 })).to.deep.equal(["attendance"]);
    expect(score({ fields, credits, workdaysLate: 3 }).barredFromExcellent).to.deep.equal([]);
    const late = score({ fields, credits, workdaysLate: 4 });
    expect([late.barredFromExcellent, late.suggestedGrade, late.total]).to.deep.equal([
      ["late"],
      "good",
      9140,
    ]);
  });
  it("gives no grade below 10 net workdays; absence without leave does not shorten the month", () => {
    expect(withFields({ excusedDays: 13 }).ungradable).to.equal(null);
    expect(withFields({ excusedDays: 13, personalLeave: 0.5 }).ungradable).to.equal("netDays");
    expect(withFields({ awolDays: 15 }).ungradable).to.equal(null);
    expect(withFields({ awolDays: 15 }).suggestedGrade).to.equal("poor");
  });
  it("suggests by the printed total: 90.00 优秀, 89.99 良好", () => {
    expect(scoreMonth(RULES, month({ credits: [credit("c03", 5)] })).total).to.equal(10000);
    const at = (notes: number, c12: number) =>
      score({ fields: { ...FAULTLESS, notes }, credits: [credit("c12", c12)] });
    expect([at(2, 0).total, at(2, 0).suggestedGrade]).to.deep.equal([9000, "excellent"]);
    expect([at(1, 5).total, at(1, 5).suggestedGrade]).to.deep.equal([8950, "good"]);
  });
});
