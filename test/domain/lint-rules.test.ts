import { expect } from "chai";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { lintRules } from "../../domain/rules/lint/lint-rules.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";

type Draft = { -readonly [K in keyof RuleSet]: RuleSet[K] };

function mutated(change: (draft: Draft) => void): RuleSet {
  const draft: Draft = structuredClone(BY_2026_V1);
  change(draft);
  return draft;
}

const indicator = (draft: Draft, code: string) => draft.indicators.find((one) => one.code === code)!;
const credit = (draft: Draft, code: string) => draft.credits.find((one) => one.code === code)!;
const event = (draft: Draft, type: string) => draft.events.find((one) => one.type === type)!;
const unit = (draft: Draft, code: string) => draft.units.indicators.find((one) => one.code === code)!;

/** Every fault the linter knows: code, severity, table, and what brings it about. */
const FAULTS: [code: string, severity: string, table: string, change: (draft: Draft) => void][] = [
  ["weights.base-sum", "error", "areas", (d) => (d.baseMax = 9900)],
  ["weights.area-sum", "error", "areas", (d) => (indicator(d, "GZ-01").max = 1300)],
  ["weights.range", "error", "basics", (d) => (d.totalRange.max = 9000)],
  ["weights.range-reach", "hint", "basics", (d) => (d.totalRange.max = 10_500)],
  ["weights.too-many", "warning", "indicators", (d) => {
    d.indicators = [...d.indicators, ...d.indicators.map((one) => ({ ...one, code: `${one.code}b` }))];
  }],
  ["codes.twice", "error", "credits", (d) => (credit(d, "c02").code = "c01")],
  ["indicator.no-max", "error", "indicators", (d) => (indicator(d, "ZZ-02").max = 0)],
  ["indicator.no-evidence", "warning", "indicators", (d) => (indicator(d, "ZZ-02").evidence = { zh: " ", en: "" })],
  ["indicator.detention-target", "warning", "unitIndicators", (d) => {
    unit(d, "YW-04").name = { zh: "强制戒毒人数完成率", en: "" };
  }],
  ["reach.target-zero", "error", "targets", (d) => {
    Object.assign(indicator(d, "ZZ-02").scoring, { target: { fixed: 0 } });
  }],
  ["method.deducts-nothing", "warning", "deductions", (d) => {
    Object.assign((indicator(d, "JJ-01").scoring as { items: object[] }).items[0]!, { points: 0 });
  }],
  ["method.rank-step", "warning", "indicators", (d) => {
    indicator(d, "GZ-01").scoring = { method: "RANK_STEP", rank: "taskDone", step: 50 };
  }],
  ["method.manual", "warning", "indicators", (d) => {
    indicator(d, "GZ-01").scoring = { method: "MANUAL", input: "taskDone" };
  }],
  ["tiers.order", "error", "tiers", (d) => {
    Object.assign((indicator(d, "GZ-04").scoring as { rows: object[] }).rows[1]!, { bound: 98 });
  }],
  ["tiers.order", "error", "unitTiers", (d) => {
    Object.assign((unit(d, "YW-06").scoring as { rows: object[] }).rows[2]!, { bound: -12 });
  }],
  ["tiers.points", "error", "tiers", (d) => {
    Object.assign((indicator(d, "GZ-04").scoring as { rows: object[] }).rows[2]!, { points: 300 });
  }],
  ["tiers.otherwise", "error", "tierInputs", (d) => {
    Object.assign(indicator(d, "GZ-04").scoring, { otherwise: 100 });
  }],
  ["reach.best-level", "warning", "indicators", (d) => {
    Object.assign((indicator(d, "GZ-05").scoring as { rows: object[] }).rows[0]!, { points: 350 });
  }],
  ["reach.best-level", "warning", "indicators", (d) => {
    Object.assign((indicator(d, "SH-04").scoring as { levels: object[] }).levels[0]!, { points: 180 });
  }],
  ["reach.above-max", "error", "indicators", (d) => {
    Object.assign((indicator(d, "SH-04").scoring as { levels: object[] }).levels[0]!, { points: 250 });
  }],
  ["reach.best-level", "warning", "indicators", (d) => {
    for (const one of (indicator(d, "SH-03").scoring as { values: { passes: boolean }[] }).values) one.passes = false;
  }],
  ["ceilings.order", "error", "ceilings", (d) => {
    (indicator(d, "KQ-V1").scoring as { byCount: { rows: object[] } }).byCount.rows.reverse();
  }],
  ["credits.uncapped", "warning", "credits", (d) => (credit(d, "c06").monthCap = null)],
  ["credits.detention-points", "warning", "credits", (d) => {
    Object.assign(credit(d, "c10"), { statisticsOnly: false, monthCap: 200 });
    credit(d, "c10").values[0]!.points = 100;
  }],
  ["credits.statistics-with-points", "error", "credits", (d) => (credit(d, "c09").values[0]!.points = 50)],
  ["credits.cap-below-value", "warning", "credits", (d) => (credit(d, "c04").monthCap = 50)],
  ["credits.negative", "error", "creditValues", (d) => (credit(d, "c04").values[0]!.points = -50)],
  ["credits.no-value", "error", "credits", (d) => (credit(d, "c04").values = [])],
  ["reach.credits", "warning", "indicators", (d) => {
    d.credits = d.credits.filter(({ code }) => ["c04", "c12", "c18"].includes(code));
  }],
  ["events.no-evidence", "error", "events", (d) => (event(d, "R3").evidence = [])],
  ["events.sign", "error", "eventValues", (d) => (event(d, "P1").values[0]!.points = 300)],
  ["events.sign", "error", "eventValues", (d) => (event(d, "X1").values[0]!.points = 300)],
  ["events.no-effect", "warning", "events", (d) => (event(d, "X1").effects = [])],
  ["events.deduct-nowhere", "error", "eventEffects", (d) => {
    event(d, "X1").effects = [{ variant: null, deduct: { indicator: "GZ-01", points: 500 } }];
  }],
  ["events.deduct-above-max", "hint", "eventEffects", (d) => (event(d, "X1").effects[0]!.deduct!.points = 600)],
  ["events.ceiling-nowhere", "error", "eventEffects", (d) => {
    event(d, "P3").effects = [{ variant: null, ceiling: { code: "JJ-V9", grade: "fair" } }];
  }],
  ["events.beyond-range", "warning", "eventValues", (d) => (event(d, "R1").values[0]!.points = 1200)],
  ["factors.unproven", "error", "factors", (d) => (d.findingFactors.pending = 50)],
  ["factors.order", "warning", "factors", (d) => (d.responsibilityFactors.secondary = 150)],
  ["grades.order", "error", "grades", (d) => (d.grading.bounds[2]!.atLeast = 8000)],
  ["grades.last", "error", "grades", (d) => (d.grading.bounds[4]!.atLeast = 100)],
  ["grades.excellent-twice", "warning", "limits", (d) => (d.grading.excellentAtLeast = 9200)],
  ["reach.grade", "error", "grades", (d) => (d.grading.bounds[0]!.atLeast = 11_100)],
  ["quota.needs-approval", "warning", "limits", (d) => (d.grading.quota.percent = 25)],
  ["quota.above-law", "error", "limits", (d) => (d.grading.quota.percent = 26)],
  ["quota.above-law", "error", "composition", (d) => (d.composition.year.excellent.quotaPercent = 30)],
  ["quota.pool-too-small", "warning", "limits", (d) => (d.grading.quota.poolAtLeast = 4)],
  ["post-factors.on", "warning", "limits", (d) => (d.grading.postFactors.enabled = true)],
  ["post-factors.mean", "error", "postFactors", (d) => (d.grading.postFactors.enabled = true)],
  ["review.steps", "warning", "limits", (d) => (d.grading.reviewer.steps = 2)],
  ["review.reason", "warning", "limits", (d) => (d.grading.reviewer.reasonLength = 0)],
  ["objection.short", "hint", "limits", (d) => (d.grading.objection.workdays = 1)],
  ["units.halves", "error", "unitAreas", (d) => (d.units.areas[0]!.max = 3000)],
  ["units.series-sum", "error", "unitIndicators", (d) => (unit(d, "YW-08").max = 700)],
  ["units.series-sum", "error", "unitReplacements", (d) => (d.units.replacements[0]!.adds[0]!.max = 700)],
  ["units.series-sum", "error", "unitShifts", (d) => (d.units.profiles[0]!.shifts[0]!.max = 700)],
  ["units.unknown-indicator", "error", "unitReplacements", (d) => d.units.replacements[0]!.removes.push("YW-99")],
  ["units.bonus-cap", "warning", "unitBonus", (d) => (d.units.overBonus.totalCap = 100)],
  ["shares.quarter", "error", "composition", (d) => (d.composition.quarter.verificationShare = 20)],
  ["shares.year", "error", "yearParts", (d) => (d.composition.year.others[0]!.share = 20)],
  ["shares.daily", "warning", "composition", (d) => (d.composition.year.quartersShare = 40)],
  ["verification.deducts-nothing", "warning", "verification", (d) => {
    d.composition.quarter.verificationDeductions[0]!.points = 0;
  }],
  ["statutory.missing", "error", "statutory", (d) => d.composition.year.statutory.pop()],
  ["outcomes.no-condition", "warning", "outcomes", (d) => (d.composition.outcomes[0]!.anyOf = [])],
  ["outcomes.bottom", "warning", "outcomes", (d) => {
    for (const one of d.composition.outcomes.flatMap(({ anyOf }) => anyOf))
      if (one.basis === "halfYears" && one.end === "bottom") one.percent = 10;
  }],
]; // prettier-ignore

describe("the linter of rule sets", () => {
  it("finds no error in BY-2026-v1, and warns only of the five grave and rare counts without a cap", () => {
    const found = lintRules(BY_2026_V1).map(
      ({ code, severity, where }) => `${severity} ${code} ${where.row}`,
    );
    expect(found).to.deep.equal(
      ["c01", "c02", "c03", "c05", "c08"].map((code) => `warning credits.uncapped ${code}`),
    );
  });

  for (const [code, severity, table, change] of FAULTS) {
    it(`finds ${code} in ${table}`, () => {
      const before = new Set(lintRules(BY_2026_V1).map(({ message }) => message.zh));
      const found = lintRules(mutated(change)).filter(({ message }) => !before.has(message.zh));
      const match = found.find((one) => one.code === code && one.where.table === table);
      expect(match, found.map((one) => `${one.code} ${one.where.table}`).join(", ")).to.not.equal(undefined);
      expect(match!.severity).to.equal(severity);
      expect(match!.message.zh).to.match(/。$/);
      expect(match!.message.en).to.match(/\.$/);
    });
  }

  it("tells errors before warnings before hints", () => {
    const found = lintRules(
      mutated((draft) => {
        draft.grading.objection.workdays = 1;
        draft.baseMax = 9900;
      }),
    ).map(({ severity }) => severity);
    expect(found[0]).to.equal("error");
    expect(found.at(-1)).to.equal("hint");
  });
});
