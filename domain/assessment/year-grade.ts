import { GRADES, lowerGrade, type Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import { excellentQuota } from "../quota.ts";
import type { YearBar } from "../rules/composition-rules.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { YearEffect } from "../rules/year-effect.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { QuarterPart, YearHit, YearVerdict } from "./detail.ts";
import { compareContenders, tieFigures, type Contender } from "./place-standings.ts";

/** What keeps a grade away besides the bars the rule set names. */
export const YEAR_LIMITS = ["fewExcellent", "badMonth", "cap", "quota", "quotaTie"] as const;
export type YearLimit = (typeof YEAR_LIMITS)[number];
export const YEAR_LIMIT_TEXT: Record<YearLimit, Bilingual> = {
  fewExcellent: { zh: "优秀月份数不足", en: "too few Excellent months" },
  badMonth: { zh: "有月份评为一般或差", en: "a month was Fair or Poor" },
  cap: { zh: "触发影响年度的一票否决或限定", en: "a veto or cap reaches into the year" },
  quota: { zh: "优秀名额已满", en: "the quota of Excellent is used up" },
  quotaTie: {
    zh: "与他人并列而名额不足，由党委研究",
    en: "tied where the quota ends: the committee decides",
  },
};

/** One officer's year by itself, before the quota of his pool is looked at. */
export interface YearSubject {
  officerId: number;
  pool: string | null;
  contender: Contender;
  judged: YearGrade;
}

export interface YearGrade {
  /** `null` = 只写评语. */
  grade: Grade | null;
  verdict: YearVerdict;
}

/**
 * The grade of a year as a proposal (细则 §11): by the bounds, held down by what vetoes and caps do to the year; 优秀 means
 * 优秀候选 until {@link limitExcellent} has counted the pool.
 */
export function judgeYear(rules: RuleSet, score: Hundredths, quarters: readonly QuarterPart[]): YearGrade {
  const { excellent } = rules.composition.year;
  const suggested = rules.grading.bounds.find(({ atLeast }) => score >= atLeast)?.grade ?? "poor";
  const effects = quarters.flatMap(({ hits }) => hits.flatMap((hit) => effectsOf(rules, hit)));
  let grade = suggested;
  for (const { effect } of effects) if (effect.kind === "cap") grade = lowerGrade(grade, effect.grade);
  const bars: string[] = grade === suggested ? [] : ["cap"];
  const { grades } = tieFigures(quarters);
  if (suggested === "excellent") {
    if ((grades.excellent ?? 0) < excellent.excellentMonthsAtLeast) bars.push("fewExcellent");
    if (excellent.noMonth.some((bad) => (grades[bad] ?? 0) > 0)) bars.push("badMonth");
    bars.push(...excellent.bars.filter((bar) => applies(bar, quarters, effects)).map(({ code }) => code));
  }
  const candidate = score >= excellent.atLeast && bars.length === 0;
  if (grade === "excellent" && !candidate) grade = GRADES[1];
  const commentOnly = effects.some(({ effect }) => effect.kind === "commentOnly");
  return { grade: commentOnly ? null : grade, verdict: { suggested, bars, quota: null } };
}

/**
 * 优秀名额: of those graded in a reviewing pool floor(20 %) of the best candidates are 优秀, the others of them 良好
 * (细则 §11).
 * @param subjects everybody with a score who still serves: they are the base, 只写评语 left out
 */
export function limitExcellent(rules: RuleSet, subjects: readonly YearSubject[]): Map<number, YearGrade> {
  const pools = new Map<string, { base: number; candidates: YearSubject[] }>();
  const graded = new Map<number, YearGrade>();
  for (const subject of subjects) {
    const { grade, verdict } = subject.judged;
    graded.set(subject.officerId, { grade, verdict: { ...verdict, bars: [...verdict.bars] } });
    if (grade === null || subject.pool === null) continue;
    const pool = pools.get(subject.pool) ?? { base: 0, candidates: [] };
    pools.set(subject.pool, pool);
    pool.base += 1;
    if (grade === "excellent") pool.candidates.push(subject);
  }
  for (const { base, candidates } of pools.values()) limitToQuota(rules, base, candidates, graded);
  return graded;
}

/** What a month's veto or cap does to the year, by the rule it came from. */
export function effectsOf(rules: RuleSet, hit: YearHit): YearEffect[] {
  const scoring = rules.indicators.find(({ code }) => code === hit.code)?.scoring;
  if (!scoring || !("year" in scoring)) return [];
  return scoring.year.filter(({ monthGrade }) => monthGrade === null || monthGrade === hit.monthGrade);
}

function applies(
  { condition }: YearBar,
  quarters: readonly QuarterPart[],
  effects: readonly YearEffect[],
): boolean {
  if (condition.when === "yearEffect") return effects.length > 0;
  const times = quarters.flatMap(({ deductions }) => condition.codes.map((code) => deductions[code] ?? 0));
  return times.reduce((sum, n) => sum + n, 0) >= condition.atLeast;
}

/** floor(base × quota) of the best are 优秀; equals who do not all fit in are left to the committee. */
function limitToQuota(
  rules: RuleSet,
  base: number,
  candidates: readonly YearSubject[],
  graded: Map<number, YearGrade>,
): void {
  const { year, ranking } = rules.composition;
  const allowed = excellentQuota(base, year.excellent.quotaPercent);
  const compare = compareContenders(ranking.tieBreaks);
  for (const { officerId, contender } of candidates) {
    const better = candidates.filter((other) => compare(other.contender, contender) < 0).length;
    const equal = candidates.filter((other) => compare(other.contender, contender) === 0).length;
    const one = graded.get(officerId)!;
    one.verdict.quota = { base, allowed, place: better + 1 };
    if (better + equal <= allowed) continue;
    one.grade = GRADES[1];
    one.verdict.bars.push(better < allowed ? "quotaTie" : "quota");
  }
}
