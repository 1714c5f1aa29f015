import { GRADE_LABEL, stepsUp, type Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import type { IndicatorRule } from "../rules/indicator-rule.ts";
import type {
  CandidateCriteria,
  CandidateFacts,
  CandidateHalfYear,
  RecordedEvent,
} from "./candidate-facts.ts";
import { halfYearInWords, monthInWords, vetoInWords } from "./reasons-in-words.ts";

/** The conditions a search may set, in the order of the page. */
export const CANDIDATE_CONDITIONS = ["place", "excellentMonths", "lowMonths", "yearGrade", "awards", "clean"] as const; // prettier-ignore
export type CandidateCondition = (typeof CANDIDATE_CONDITIONS)[number];

/** One condition held against one officer: met or not, and by which periods. */
export interface CandidateFinding {
  condition: CandidateCondition;
  met: boolean;
  words: Bilingual;
}

export interface CandidateMatch {
  /** Every condition that was set is met. */
  passed: boolean;
  findings: CandidateFinding[];
  /** Sanctions, red lines and investigations of the span, asked for or not. */
  vetoes: Bilingual[];
}

/** Whether he is one of those the search considers. */
export function isConsidered(facts: CandidateFacts, criteria: CandidateCriteria): boolean {
  const { series, unit, level, postType } = criteria;
  return (
    (series === undefined || facts.series === series) &&
    (unit === undefined || facts.unit === unit) &&
    (level === undefined || facts.level === level) &&
    (postType === undefined || facts.postType === postType)
  );
}

/**
 * 条件筛选 (M49): holds each condition that was set against one officer's frozen results and says by which periods he
 * meets it, or what he lacks. It only finds; whom to choose is the party committee's to decide.
 */
export function matchCandidate(
  facts: CandidateFacts,
  criteria: CandidateCriteria,
  indicators: readonly IndicatorRule[],
): CandidateMatch {
  const vetoes = vetoesOf(facts, indicators);
  const findings = [
    findPlaces(facts, criteria),
    findExcellent(facts, criteria),
    findLow(facts, criteria),
    findYears(facts, criteria),
    findAwards(facts, criteria),
    criteria.clean === "yes" ? cleanFinding(vetoes) : null,
  ].filter((one) => one !== null);
  return { passed: findings.every(({ met }) => met), findings, vetoes };
}

function findPlaces({ halfYears }: CandidateFacts, criteria: CandidateCriteria): CandidateFinding | null {
  const { topPercent, topPlaces, topHalfYears: needed = 1 } = criteria;
  if (topPercent === undefined && topPlaces === undefined) return null;
  const isIn = ({ place, of }: CandidateHalfYear): boolean =>
    place !== null &&
    of !== null &&
    (topPercent === undefined || place * 100 <= topPercent * of) &&
    (topPlaces === undefined || place <= topPlaces);
  const within = halfYears.filter(isIn);
  const outside = halfYears.filter((one) => !isIn(one));
  const [zhIn, enIn] = [within.map((one) => placeIn(one).zh), within.map((one) => placeIn(one).en)];
  const [zhOut, enOut] = [outside.map((one) => placeIn(one).zh), outside.map((one) => placeIn(one).en)];
  const met = within.length >= needed;
  return {
    condition: "place",
    met,
    words: {
      zh: `达到名次 ${within.length} 个半年${inBrackets(zhIn)}，要求 ${needed} 个${met || zhOut.length === 0 ? "" : `；未达到：${zhOut.join("、")}`}`,
      en: `${within.length} half-years within the places${inParentheses(enIn)}, ${needed} needed${met || enOut.length === 0 ? "" : `; not within: ${enOut.join(", ")}`}`,
    },
  };
}

function placeIn({ period, place, of }: CandidateHalfYear): Bilingual {
  const half = halfYearInWords(period);
  return place === null
    ? { zh: `${half.zh}未排名`, en: `${half.en} not ranked` }
    : { zh: `${half.zh}第 ${place}/${of ?? "—"} 名`, en: `${half.en} place ${place} of ${of ?? "—"}` };
}

function findExcellent({ months }: CandidateFacts, { excellentMonths: needed }: CandidateCriteria) {
  if (needed === undefined) return null;
  const found = months.filter(({ grade }) => grade === "excellent").map(({ month }) => monthInWords(month));
  return finding("excellentMonths", found.length >= needed, {
    zh: `评为优秀 ${found.length} 个月${inBrackets(found.map(({ zh }) => zh))}，要求不少于 ${needed} 个月`,
    en: `${found.length} months of Excellent${inParentheses(found.map(({ en }) => en))}, ${needed} needed`,
  });
}

function findLow({ months }: CandidateFacts, { lowMonths: most }: CandidateCriteria) {
  if (most === undefined) return null;
  const found = months.flatMap(({ month, grade }) => {
    if (grade !== "fair" && grade !== "poor") return [];
    const [when, label] = [monthInWords(month), GRADE_LABEL[grade]];
    return [{ zh: `${when.zh}${label.zh}`, en: `${when.en} ${label.en}` }];
  });
  return finding("lowMonths", found.length <= most, {
    zh: `评为一般或差 ${found.length} 个月${inBrackets(found.map(({ zh }) => zh))}，要求不多于 ${most} 个月`,
    en: `${found.length} months of Fair or Poor${inParentheses(found.map(({ en }) => en))}, at most ${most}`,
  });
}

function findYears({ years }: CandidateFacts, { yearGrade, yearGrades: needed = 1 }: CandidateCriteria) {
  if (yearGrade === undefined) return null;
  const met = years.filter(({ grade }) => grade !== null && stepsUp(yearGrade, grade) >= 0).length;
  const label = (grade: Grade | null): Bilingual => (grade ? GRADE_LABEL[grade] : { zh: "不定等次", en: "no grade" }); // prettier-ignore
  const zh = years.map(({ year, grade }) => `${year}年${label(grade).zh}`);
  const en = years.map(({ year, grade }) => `${year} ${label(grade).en}`);
  return finding("yearGrade", met >= needed, {
    zh: `年度等次${GRADE_LABEL[yearGrade].zh}及以上 ${met} 个年度${inBrackets(zh)}，要求 ${needed} 个`,
    en: `${met} years of ${GRADE_LABEL[yearGrade].en} or better${inParentheses(en)}, ${needed} needed`,
  });
}

function findAwards({ awards }: CandidateFacts, { awards: needed }: CandidateCriteria) {
  if (needed === undefined) return null;
  const named = awards.map(eventInWords);
  return finding("awards", awards.length >= needed, {
    zh: `奖励 ${awards.length} 次${inBrackets(named.map(({ zh }) => zh))}，要求不少于 ${needed} 次`,
    en: `${awards.length} rewards${inParentheses(named.map(({ en }) => en))}, ${needed} needed`,
  });
}

function cleanFinding(vetoes: readonly Bilingual[]): CandidateFinding {
  return finding("clean", vetoes.length === 0, {
    zh: vetoes.length === 0 ? "期内无惩处、红线和审查调查" : `有否决情形 ${vetoes.length} 项`,
    en: vetoes.length === 0 ? "no sanctions, red lines or investigations" : `${vetoes.length} vetoes`,
  });
}

function finding(condition: CandidateCondition, met: boolean, words: Bilingual): CandidateFinding {
  return { condition, met, words };
}

function vetoesOf({ hits, months, sanctions }: CandidateFacts, indicators: readonly IndicatorRule[]) {
  return [
    ...hits.map((hit) => vetoInWords({ kind: "hit", ...hit }, indicators)),
    ...months
      .filter(({ ungraded }) => ungraded === "investigation")
      .map(({ month }) => vetoInWords({ kind: "investigation", month }, indicators)),
    ...sanctions.map(eventInWords),
  ];
}

function eventInWords({ name, day, documentNo }: RecordedEvent): Bilingual {
  const document = documentNo === null ? "" : ` ${documentNo}`;
  return { zh: `${name.zh} ${day}${document}`, en: `${name.en} ${day}${document}` };
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `（${parts.join("、")}）`;
}

function inParentheses(parts: readonly string[]): string {
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
