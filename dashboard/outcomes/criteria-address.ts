import { GRADES } from "../../domain/grade.ts";
import type { CandidateCriteria } from "../../domain/outcomes/candidate-facts.ts";
import { LEVELS, POST_TYPES, SERIES } from "../../domain/people.ts";

/** Criteria that are whole numbers, and those chosen from a list. */
export const NUMBERS = ["topPercent", "topPlaces", "topHalfYears", "excellentMonths", "lowMonths", "yearGrades", "awards"] as const; // prettier-ignore
const CHOICES = ["series", "unit", "level", "postType", "yearGrade"] as const;
export const CRITERIA_NAMES = ["fromYear", "toYear", ...CHOICES, ...NUMBERS, "clean"] as const;
export type CriteriaName = (typeof CRITERIA_NAMES)[number];
/** What stands in the form: text, empty where nothing is asked. */
export type CriteriaText = Record<CriteriaName, string>;

export function readAddress(address: URLSearchParams): CriteriaText {
  return Object.fromEntries(CRITERIA_NAMES.map((name) => [name, address.get(name) ?? ""])) as CriteriaText;
}

/** The criteria as text for the address: the same the form shows. */
export function writeAddress(criteria: CandidateCriteria): CriteriaText {
  return Object.fromEntries(CRITERIA_NAMES.map((name) => [name, String(criteria[name] ?? "")])) as CriteriaText; // prettier-ignore
}

/** What the form asks, or null where its years or numbers make no sense. */
export function criteriaOf(text: CriteriaText): CandidateCriteria | null {
  const [fromYear, toYear] = [wholeNumber(text.fromYear), wholeNumber(text.toYear)];
  if (fromYear === null || toYear === null || !isYear(fromYear) || !isYear(toYear)) return null;
  if (fromYear > toYear || toYear - fromYear >= 10) return null;
  const criteria: CandidateCriteria = { fromYear, toYear, clean: text.clean === "yes" ? "yes" : "no" };
  for (const name of NUMBERS) {
    if (text[name] === "") continue;
    const number = wholeNumber(text[name]);
    if (number === null) return null;
    criteria[name] = number;
  }
  criteria.series = SERIES.find((one) => one === text.series);
  criteria.level = LEVELS.find((one) => one === text.level);
  criteria.postType = POST_TYPES.find((one) => one === text.postType);
  criteria.yearGrade = GRADES.find((one) => one === text.yearGrade);
  if (text.unit !== "") criteria.unit = text.unit;
  return criteria;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
}

function isYear(year: number): boolean {
  return year >= 2000 && year <= 2100;
}
