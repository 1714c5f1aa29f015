import type { ExplainedStep } from "../messages/assessments.ts";
import type { Bilingual } from "../language.ts";
import type { CompositionRules } from "../rules/composition-rules.ts";
import { formatDecimal, formatPoints } from "../scoring/exact.ts";
import type { HalfYearInputs, QuarterInputs, StandingDetail, YearInputs } from "./detail.ts";
import { gradedMonths, scorePeriod, verificationScore, type ExactScore } from "./score-period.ts";

const CLAUSE = {
  quarter: { zh: "细则 §11 季度", en: "Rules §11 Quarter" },
  halfYear: { zh: "细则 §11 半年", en: "Rules §11 Half-year" },
  year: { zh: "细则 §11 年度", en: "Rules §11 Year" },
} as const satisfies Record<string, Bilingual>;

/** How a period's score came about, step by step with the officer's own numbers (M19). */
export function explainPeriod(rules: CompositionRules, detail: StandingDetail): ExplainedStep[] {
  const { exact, score } = scorePeriod(rules, detail);
  const steps =
    detail.kind === "quarter"
      ? quarterSteps(rules.quarter, detail.inputs)
      : detail.kind === "halfYear"
        ? halfYearSteps(detail.inputs)
        : yearSteps(rules.year, detail.inputs);
  if (exact === null || score === null) return steps;
  return [...steps, resultStep(rules, detail, exact, score)];
}

function quarterSteps(rules: CompositionRules["quarter"], inputs: QuarterInputs): ExplainedStep[] {
  const graded = gradedMonths(inputs.months);
  const sum = graded.reduce((all, { total }) => all + total, 0);
  const { lost, k } = verificationScore(rules, inputs.deductions);
  const used = inputs.deductions.filter(({ times }) => times > 0);
  const nameOf = new Map(rules.verificationDeductions.map((kind) => [kind.code, kind]));
  const full = formatPoints(rules.verificationFull);
  const minus = (language: "zh" | "en"): string =>
    used
      .map(({ code, times }) => {
        const kind = nameOf.get(code);
        return ` − ${kind?.name[language] ?? code} ${times} × ${formatPoints(kind?.points ?? 0)}`;
      })
      .join("");
  const floor = lost > rules.verificationFull;
  return [
    {
      label: { zh: "各月得分平均", en: "Mean of the graded months" },
      formula:
        graded.length === 0
          ? { zh: "没有定等次的月份", en: "no graded month" }
          : same(
              `(${graded.map(({ total }) => formatPoints(total)).join(" + ")}) ÷ ${graded.length} = ${ratio({ num: sum, den: graded.length })}`,
            ),
      // The mean itself is not rounded: it is shown in the formula.
      value: null,
      clause: CLAUSE.quarter,
    },
    {
      label: { zh: "核实分 K", en: "Verification K" },
      formula: {
        zh: `${full}${minus("zh")} = ${formatPoints(k)}${floor ? "（不低于 0）" : ""}`,
        en: `${full}${minus("en")} = ${formatPoints(k)}${floor ? " (not below 0)" : ""}`,
      },
      value: k,
      clause: CLAUSE.quarter,
    },
  ];
}

function halfYearSteps({ quarters }: HalfYearInputs): ExplainedStep[] {
  return quarters.map(({ period, score }) => ({
    label: { zh: `${period} 季度得分`, en: `Score of ${period}` },
    formula: score === null ? { zh: "无（不定等次或无档案）", en: "none" } : same(formatPoints(score)),
    value: score,
    clause: CLAUSE.quarter,
  }));
}

function yearSteps(rules: CompositionRules["year"], inputs: YearInputs): ExplainedStep[] {
  const scores = inputs.quarters.flatMap(({ score }) => score ?? []);
  const sum = scores.reduce((all, score) => all + score, 0);
  const mean = { num: sum, den: Math.max(1, scores.length) };
  const share = { num: sum * rules.quartersShare, den: 100 * mean.den };
  return [
    ...halfYearSteps({ serving: inputs.serving, quarters: inputs.quarters }),
    {
      label: { zh: "平时考核部分", en: "The quarters' part" },
      formula: same(
        `(${scores.map(formatPoints).join(" + ")}) ÷ ${mean.den} × ${rules.quartersShare} % = ${ratio(mean)} × ${rules.quartersShare} % = ${ratio(share)}`,
      ),
      value: null,
      clause: CLAUSE.year,
    },
    ...rules.others.map(({ code, name, share: percent }): ExplainedStep => {
      const points = inputs.others[code];
      return {
        label: name,
        formula:
          points === undefined
            ? { zh: "未录入", en: "not entered" }
            : same(`${formatPoints(points)} × ${percent} % = ${ratio({ num: points * percent, den: 100 })}`),
        value: points ?? null,
        clause: CLAUSE.year,
      };
    }),
  ];
}

const RESULT: Record<StandingDetail["kind"], Bilingual> = {
  quarter: { zh: "季度得分 Q", en: "Quarter Q" },
  halfYear: { zh: "半年得分 H", en: "Half-year H" },
  year: { zh: "年度得分", en: "Year" },
};

function resultStep(
  rules: CompositionRules,
  detail: StandingDetail,
  exact: ExactScore,
  score: number,
): ExplainedStep {
  const rounded = exact.num % exact.den === 0 ? "" : ` → ${formatPoints(score)}`;
  return {
    label: RESULT[detail.kind],
    formula: same(`${sumInWords(rules, detail)} = ${ratio(exact)}${rounded}`),
    value: score,
    clause: CLAUSE[detail.kind],
  };
}

function sumInWords(rules: CompositionRules, detail: StandingDetail): string {
  switch (detail.kind) {
    case "quarter": {
      const graded = gradedMonths(detail.inputs.months);
      const sum = graded.reduce((all, { total }) => all + total, 0);
      const { k } = verificationScore(rules.quarter, detail.inputs.deductions);
      const { monthsShare, verificationShare } = rules.quarter;
      return `${ratio({ num: sum, den: graded.length })} × ${monthsShare} % + ${formatPoints(k)} × ${verificationShare} %`;
    }
    case "halfYear": {
      const scores = detail.inputs.quarters.flatMap(({ score }) => score ?? []);
      return `(${scores.map(formatPoints).join(" + ")}) ÷ ${scores.length}`;
    }
    case "year": {
      const scores = detail.inputs.quarters.flatMap(({ score }) => score ?? []);
      const sum = scores.reduce((all, score) => all + score, 0);
      const parts = [{ num: sum * rules.year.quartersShare, den: 100 * scores.length }];
      for (const { code, share } of rules.year.others)
        parts.push({ num: (detail.inputs.others[code] ?? 0) * share, den: 100 });
      return parts.map(ratio).join(" + ");
    }
  }
}

/** A ratio of hundredths as it is: all its digits where it ends within four more, else the first four and an ellipsis. */
function ratio({ num, den }: ExactScore): string {
  const scaled = num * 10_000;
  if (scaled % den === 0) {
    const digits = formatDecimal(scaled / den, 1_000_000);
    const [whole = "0", fraction = ""] = digits.split(".");
    return `${whole}.${fraction.padEnd(2, "0")}`;
  }
  const cut = (scaled - (scaled % den)) / den;
  return `${formatDecimal(cut, 1_000_000)}…`;
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
