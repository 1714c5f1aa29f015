import { GRADE_LABEL } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { yearEffectsInWords } from "../rules/year-effect.ts";
import { formatPoints, halfUp } from "../scoring/exact.ts";
import { UNGRADED_LABEL } from "../ungraded.ts";
import type { DeductionInput, QuarterInputs, StandingDetail, YearInputs, YearVerdict } from "./detail.ts";
import { tieFigures, type Placed } from "./place-standings.ts";
import { UNRANKED_TEXT, type UnrankedReason } from "./unranked.ts";
import { effectsOf, YEAR_LIMIT_TEXT, YEAR_LIMITS, type YearLimit } from "./year-grade.ts";

/** What a reader must also know: what is missing and why, rules that changed on the way, bars and ties. */
export function explainNotes(
  rules: RuleSet,
  detail: StandingDetail,
  known: {
    reason: UnrankedReason | null;
    placed: Placed | null;
    /** The months of the period with their rule sets. */
    months: readonly { month: Month; ruleSet: string }[];
  },
): Bilingual[] {
  const notes: Bilingual[] = [];
  if (known.reason) notes.push(UNRANKED_TEXT[known.reason]);
  notes.push(...ruleChanges(known.months));
  if (detail.kind === "quarter") notes.push(...quarterNotes(rules, detail.inputs, known.months));
  else notes.push(...tieNote(detail, known.placed));
  if (detail.kind === "year") notes.push(...yearNotes(rules, detail.inputs, detail.verdict));
  return notes;
}

/** 细则 changed on the 1st of a month inside the period: each month keeps the rules it was scored by. */
function ruleChanges(months: readonly { month: Month; ruleSet: string }[]): Bilingual[] {
  const last = months.at(-1)?.ruleSet;
  return months
    .filter(({ ruleSet }, index) => index > 0 && ruleSet !== months[index - 1]!.ruleSet)
    .map(({ month, ruleSet }) => ({
      zh: `${month} 起按 ${ruleSet} 计分；此前各月仍按原细则，合成办法按 ${last}。`,
      en: `From ${month} on scored by ${ruleSet}; earlier months keep their rules. Composed by ${last}.`,
    }));
}

function quarterNotes(
  rules: RuleSet,
  inputs: QuarterInputs,
  months: readonly { month: Month }[],
): Bilingual[] {
  const notes: Bilingual[] = [];
  for (const { month } of months) {
    const found = inputs.months.find((one) => one.month === month);
    if (!found)
      notes.push({ zh: `${month} 无已公布的月报，不参与平均。`, en: `${month}: no published report, left out of the mean.` }); // prettier-ignore
    else if (found.ungraded) {
      const why = UNGRADED_LABEL[found.ungraded];
      notes.push({
        zh: `${month} 不定等次（${why.zh}），不参与平均。`,
        en: `${month} has no grade (${why.en}): left out of the mean.`,
      });
    }
  }
  const units = [...new Set(inputs.months.map(({ unit }) => unit))];
  if (units.length > 1)
    notes.push({
      zh: `本季度内调动单位（${units.join(" → ")}），按末月所在单位列入。`,
      en: `Moved between units (${units.join(" → ")}): listed in the unit of the last month.`,
    });
  for (const deduction of inputs.deductions) notes.push(...automaticNote(rules, inputs, deduction));
  return notes;
}

/** 迟报 counted by the system, and where an entry takes the count's place. */
function automaticNote(rules: RuleSet, { months }: QuarterInputs, one: DeductionInput): Bilingual[] {
  const kind = rules.composition.quarter.verificationDeductions.find(({ code }) => code === one.code);
  if (one.counted === null || !kind) return [];
  const late = months.filter((month) => month.late).map(({ month }) => month);
  if (one.entries.length > 0)
    return [
      {
        zh: `${kind.name.zh}：系统统计 ${one.counted} 次，考核办认定 ${one.times} 次，以认定为准。`,
        en: `${kind.name.en}: the system counted ${one.counted}, the assessment office found ${one.times}, which counts.`,
      },
    ];
  if (one.counted === 0) return [];
  return [
    {
      zh: `${kind.name.zh}：${late.join("、")} 的月报迟于按时线提交，每份扣 ${formatPoints(kind.points)} 分。`,
      en: `${kind.name.en}: ${late.join(", ")} handed in after the on-time line, ${formatPoints(kind.points)} each.`,
    },
  ];
}

function tieNote(detail: Exclude<StandingDetail, { kind: "quarter" }>, placed: Placed | null): Bilingual[] {
  if (!placed) return [];
  const { work, grades, lost } = tieFigures(detail.inputs.quarters);
  const mean = work[1] === 0 ? "—" : formatPoints(halfUp(work[0], work[1]));
  const excellent = grades.excellent ?? 0;
  return [
    {
      zh: `得分相同时依次比较：工作成绩平均（${mean}）、优秀月数（${excellent}）、扣分（${formatPoints(lost)}，奖励惩处扣分与核实扣分之和），仍相同则并列。比较用未舍入的平均值。`,
      en: `Equal scores are told apart by the mean of Work (${mean}), Excellent months (${excellent}), then fewer points lost (${formatPoints(lost)}, penalties and verification); still equal is the same place. Unrounded means are compared.`,
    },
  ];
}

function yearNotes(rules: RuleSet, { quarters }: YearInputs, verdict: YearVerdict | null): Bilingual[] {
  const notes: Bilingual[] = [];
  for (const hit of quarters.flatMap(({ hits }) => hits)) {
    const words = yearEffectsInWords(effectsOf(rules, hit));
    if (words) notes.push({ zh: `${hit.month} 触发 ${hit.code}：${words.zh}。`, en: `${hit.month}, ${hit.code}: ${words.en}.` }); // prettier-ignore
  }
  if (!verdict) return notes;
  const { suggested, bars, quota } = verdict;
  const grade = GRADE_LABEL[suggested];
  notes.push({ zh: `按得分建议${grade.zh}。`, en: `${grade.en} by the score.` });
  if (bars.length > 0) {
    const words = bars.map((code) => barInWords(rules, code));
    notes.push({
      zh: `不评优秀或降低的原因：${words.map(({ zh }) => zh).join("；")}。`,
      en: `Held down by: ${words.map(({ en }) => en).join("; ")}.`,
    });
  }
  if (quota) {
    const percent = rules.composition.year.excellent.quotaPercent;
    notes.push({
      zh: `优秀候选第 ${quota.place} 名；本审核范围定等次 ${quota.base} 人，按 ${percent}% 名额 ${quota.allowed} 个。`,
      en: `Candidate no. ${quota.place}; of ${quota.base} graded in the pool ${percent} % are ${quota.allowed}.`,
    });
  }
  return notes;
}

/** What held a year down, by its code. */
export function barInWords(rules: RuleSet, code: string): Bilingual {
  const bar = rules.composition.year.excellent.bars.find((one) => one.code === code);
  if (bar) return bar.name;
  const limit = YEAR_LIMITS.find((one): one is YearLimit => one === code);
  return limit ? YEAR_LIMIT_TEXT[limit] : { zh: code, en: code };
}
