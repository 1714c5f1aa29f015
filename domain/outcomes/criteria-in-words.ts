import { GRADE_LABEL } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL, SERIES_LABEL } from "../people.ts";
import type { CandidateCriteria } from "./candidate-facts.ts";

/** What a search asks for, one phrase a condition: kept with it and shown over what it found. */
export function criteriaInWords(criteria: CandidateCriteria, unitName: string | null): Bilingual[] {
  const { fromYear, toYear, series, level, postType, topPercent, topPlaces, topHalfYears = 1 } = criteria;
  const { excellentMonths, lowMonths, yearGrade, yearGrades = 1, awards, clean } = criteria;
  const halves = { zh: `，不少于 ${topHalfYears} 个半年`, en: ` in ${topHalfYears} half-years` };
  const span = fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`;
  const said: (Bilingual | false | undefined)[] = [
    { zh: `${span} 年`, en: span },
    series && SERIES_LABEL[series],
    unitName !== null && { zh: unitName, en: unitName },
    level && LEVEL_LABEL[level],
    postType && POST_TYPE_LABEL[postType],
    topPercent !== undefined && { zh: `名次在前 ${topPercent}%${halves.zh}`, en: `first ${topPercent} %${halves.en}` },
    topPlaces !== undefined && { zh: `名次在前 ${topPlaces} 名${halves.zh}`, en: `first ${topPlaces}${halves.en}` },
    excellentMonths !== undefined && { zh: `优秀不少于 ${excellentMonths} 个月`, en: `${excellentMonths} months of Excellent` },
    lowMonths !== undefined && { zh: `一般和差不多于 ${lowMonths} 个月`, en: `at most ${lowMonths} months of Fair or Poor` },
    yearGrade && {
      zh: `年度等次${GRADE_LABEL[yearGrade].zh}及以上不少于 ${yearGrades} 个年度`,
      en: `${yearGrades} years of ${GRADE_LABEL[yearGrade].en} or better`,
    },
    awards !== undefined && { zh: `奖励不少于 ${awards} 次`, en: `${awards} rewards` },
    clean === "yes" && { zh: "无惩处、红线和审查调查", en: "without sanctions, red lines and investigations" },
  ]; // prettier-ignore
  return said.filter((one): one is Bilingual => Boolean(one));
}
