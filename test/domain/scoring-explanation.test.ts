import { expect } from "chai";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import type { ExplainedIndicator, Explanation, ScoringInput } from "../../domain/scoring/points.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { caseCredit, credit, e9, event, FAULTLESS, month, RULES } from "./scoring-inputs.ts";

const explain = (other: Partial<ScoringInput> = {}) => explainMonth(RULES, month(other));
const indicator = (explanation: Explanation, code: string): ExplainedIndicator =>
  explanation.areas.flatMap((area) => area.indicators).find((one) => one.code === code)!;
const formula = (explanation: Explanation, code: string) => indicator(explanation, code).formula.zh;
const notes = (explanation: Explanation, code: string) =>
  indicator(explanation, code).notes.map((note) => note.zh);

describe("the explanation of a month (M19)", () => {
  it("E9: shows every formula in the officer's numbers", () => {
    const explanation = explainMonth(RULES, e9());
    expect(explanation.points).to.deep.equal(scoreMonth(RULES, e9()));
    expect(formula(explanation, "GZ-01")).to.equal("12 × 19 ÷ 20 = 11.40");
    expect(formula(explanation, "GZ-02")).to.equal("10 × 93.5 ÷ 100 = 9.35");
    expect(formula(explanation, "GZ-03")).to.equal(
      "c03 1×2 + c06 协办 2×0.5 + c07 主办 3×1 + c12 6×0.2 = 7.20",
    );
    expect(formula(explanation, "GZ-04")).to.equal("96.2 % < 98 %, ≥ 95 % → 3.00");
    expect(formula(explanation, "KQ-01")).to.equal("6 × (23 − 2 − 1 − 0) ÷ (23 − 2) = 6 × 20 ÷ 21 = 5.71");
    expect(formula(explanation, "KQ-04")).to.equal("达标 → 2.00");
    expect(formula(explanation, "SH-04")).to.equal("B → 1.50");
    expect(formula(explanation, "JJ-01")).to.equal("6 − 1×1 = 5.00");
    expect(formula(explanation, "JJ-03")).to.equal("4 − 0 = 4.00");
    expect(formula(explanation, "JC")).to.equal("1 = 1.00");
    expect(explanation.areas.find((area) => area.area === "KQ")!.formula.zh).to.equal(
      "5.71 + 3.50 + 3.00 + 2.00 = 14.21",
    );
    expect(explanation.total.formula.zh).to.equal(
      "13.00 + 18.00 + 33.95 + 14.21 + 9.00 = 88.16; 88.16 + 1.00 = 89.16",
    );
    expect(explanation.grade.map((line) => line.zh)).to.deep.equal([
      "89.16 ≥ 80.00 → 良好",
      "建议等次: 良好",
    ]);
  });
  it("names inputs as the form does, and the clause", () => {
    const { inputs, clause } = indicator(explainMonth(RULES, e9()), "GZ-01");
    expect(inputs.map((input) => `${input.label.zh}=${input.value.zh}`)).to.deep.equal([
      "月度任务完成数=19",
      "月度任务目标数=20",
    ]);
    expect(clause).to.deep.equal({ zh: "细则 §2 GZ-01", en: "Rules §2 GZ-01" });
  });
  it("E3: shows what the floor did not deduct", () => {
    const explanation = explain({ fields: { ...FAULTLESS, inspMinor: 4, inspMajor: 2 } });
    expect(formula(explanation, "JJ-01")).to.equal("6 − 4×1 − 2×3 = −4 → 0.00");
    expect(notes(explanation, "JJ-01")).to.deep.equal(["未计扣分 4"]);
  });
  it("E4: shows caps of items and of the indicator", () => {
    const capped = explain({
      postType: "XZ",
      credits: [caseCredit("c05", "lead", 1), credit("c01", 1), caseCredit("c08", "lead", 2)],
    });
    expect(formula(capped, "GZ-03")).to.equal("c01 1×5 + c05 主办 1×3 + c08 主办 2×2 = 12 → 上限 10.00");
    const monthly = explain({
      postType: "SQ",
      credits: [credit("c12", 20), credit("c14", 29), credit("c15", 50)],
    });
    expect(formula(monthly, "GZ-03")).to.equal("c12 min(3, 20×0.2) + c14 2×0.2 = 3.40");
    expect(notes(monthly, "GZ-03")).to.deep.equal([
      "c12 月上限 3 分, 超出 1 分不计",
      "c15 不适用于岗位“社区警务”, 计 0 分",
    ]);
  });
  it("E5: shows the bound missed and the bound met", () => {
    const explanation = explain({ fields: { ...FAULTLESS, dataAcc: 94.9975, satis: 79 } });
    expect(formula(explanation, "GZ-04")).to.equal("94.9975 % < 95 %, ≥ 90 % → 2.00");
    expect(formula(explanation, "GZ-05")).to.equal("79 % < 80 % → 0.00");
  });
  it("E6: shows the redistribution line, and the rescaling of the base", () => {
    const explanation = explain({
      fields: {
        ...FAULTLESS,
        partyDue: null,
        partyDone: null,
        studyDone: 3,
        bearing: null,
        conduct: null,
        report: null,
        order: null,
      },
    });
    expect(explanation.areas[0]!.formula.zh).to.equal("15 × 9.75 ÷ 11 = 13.30");
    expect(explanation.areas.find((area) => area.area === "SH")!.formula.zh).to.contain("均不适用");
    expect(explanation.total.formula.zh).to.equal(
      "13.30 + 20.00 + 30.00 + 15.00 = 78.30; 100 × 78.30 ÷ 90 = 87.00",
    );
    expect(explanation.total.earned).to.equal(8700);
  });
  it("E7: shows factors, month maximum and the same fact", () => {
    const explanation = explain({
      level: "deputy",
      events: [
        event("R3", { factNo: "F-1" }),
        event("R4", { factNo: "F-1" }),
        event("R5", { variant: "city" }),
        event("R7", { variant: "city" }),
        event("R6"),
        event("R6"),
        event("R6"),
        event("P9", { variant: "ordinary", finding: "partly", responsibility: "secondary" }),
      ],
    });
    expect(formula(explanation, "JC")).to.equal(
      "5 + 2 + min(1, 0.5 + 0.5 + 0.5) + 1 × 1.5 − 3 × 0.5 × 0.5 = 8.75",
    );
    expect(notes(explanation, "JC")).to.deep.equal([
      "同一事实 F-1 就高不重复: 计 JC R3 三等功/市级表彰(5), 不再计 JC R4 嘉奖(3)",
    ]);
    const capped = explain({ events: [event("R2"), event("R3"), event("P6"), event("P5")] });
    expect(formula(capped, "JC")).to.equal("min(10, 8 + 5) + max(−20, − 15 − 20) = -10.00");
  });
  it("names the other area of a fact that has lines in two, on both sides", () => {
    const fields = { ...FAULTLESS, complaint: 1 };
    const petition = event("P8", {
      variant: "first",
      finding: "confirmed",
      responsibility: "main",
      factNo: "F-3",
      countsIn: "complaint",
    });
    const explanation = explain({ fields, events: [petition] });
    expect(formula(explanation, "JJ-03")).to.equal("4 − 0 = 4.00");
    expect(notes(explanation, "JJ-03")).to.deep.equal([
      "同一事实 F-3 就高不重复: JJ-03 有责投诉件数(−2) 此处不计, 已计 JC P8 有责上访(−3)",
    ]);
    expect(notes(explanation, "JC")).to.deep.equal([
      "同一事实 F-3 就高不重复: 计 JC P8 有责上访(−3), 不再计 JJ-03 有责投诉件数(−2)",
    ]);
  });
  it("says what is blank, what is not applicable and why", () => {
    const explanation = explain({
      fields: { ...FAULTLESS, studyDone: undefined, taskTarget: 0, dutyDue: 0 },
    });
    expect(indicator(explanation, "ZZ-01").state).to.equal("notFilled");
    expect(formula(explanation, "ZZ-01")).to.equal("未填: 学习实参加次数; 暂计 0.00");
    expect(indicator(explanation, "GZ-01")).to.include({ state: "notApplicable", earned: null });
    expect(notes(explanation, "KQ-03")[0]).to.equal("值班应值次数为 0, 视为未下达");
    expect(explanation.grade.at(-1)!.zh).to.equal("有未填项, 暂不建议等次");
  });
  it("E8: tells bounds, bars, ceilings and the result apart", () => {
    const explanation = explain({ credits: [credit("c03", 1)], events: [event("P3")] });
    expect(explanation.grade.map((line) => line.zh)).to.deep.equal([
      "84.00 ≥ 80.00 → 良好",
      "不得评为优秀: 当月受惩处",
      "JJ-V1 党纪政务处分: 当月等次最高为一般",
      "建议等次: 一般",
    ]);
    expect(formula(explanation, "JJ-V1")).to.equal("触发: 当月等次最高为一般");
    expect(explain().grade.at(-1)!.zh).to.equal("建议等次: 优秀候选, 由所在审核池 20% 名额决定");
    expect(explain({ fields: { ...FAULTLESS, excusedDays: 15 } }).grade.at(-1)!.zh).to.equal(
      "净工作日 8 天, 少于 10 天: 不定等次",
    );
  });
  it("shows the limits 0 and 110 of the total", () => {
    const best = explain({ credits: [credit("c03", 5)], events: [event("R1"), event("R2")] });
    expect(best.total).to.deep.include({ earned: 11000 });
    const worst = explain({ fields: {}, events: [event("P6")] });
    expect(worst.total.earned).to.equal(0);
    expect(worst.total.formula.zh).to.contain("→ 下限 0.00");
  });
  it("is bilingual throughout, Chinese free of the other language's gaps", () => {
    const { areas, grade } = explainMonth(RULES, e9());
    for (const one of areas.flatMap((area) => area.indicators)) {
      expect(one.clause.zh).to.match(/^细则 §/);
      for (const text of [
        one.name,
        one.formula,
        ...one.notes,
        ...one.inputs.flatMap((i) => [i.label, i.value]),
      ]) {
        expect(text.zh, one.code).to.not.equal("");
        expect(text.en, one.code).to.not.equal("");
        expect(text.en, one.code).to.not.match(/\p{Script=Han}/u);
      }
    }
    for (const line of grade) expect(line.en).to.not.match(/\p{Script=Han}/u);
  });
});
