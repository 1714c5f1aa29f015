import { barInWords } from "../../../domain/assessment/explain-notes.ts";
import { UNRANKED_TEXT, type UnrankedReason } from "../../../domain/assessment/unranked.ts";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../../../domain/grade.ts";
import { halfUp } from "../../../domain/scoring/exact.ts";
import type { AnnualPeriod, AnnualResult, ResultsOf } from "./annual-results.ts";
import type { AnnualScope } from "./annual-scope.ts";
import type { Cell, StyleName } from "./cell-styles.ts";
import { asNumber } from "./standings.ts";

/** What a cell says where there is no score; the sentence stands in 说明. */
const SHORT: Record<UnrankedReason, string> = {
  fewMonths: "不定",
  missingQuarter: "缺季度",
  missingAppraisal: "缺测评",
  notServing: "不在岗",
  commentOnly: "只评语",
};
const OPEN = "未公布";
const NONE = "—";

/** One column of results: its two headings, its width, and what it says of an officer. */
export interface ResultColumn {
  top: string;
  below: string;
  width: number;
  /** Added up at the foot of the sheet. */
  isScore: boolean;
  cell(results: ResultsOf | undefined, row: number): Cell;
}

/**
 * 季度、半年、年度: four quarters, two half-years with places, the parts of the year, its score and grade. A half-year
 * and the year are formulas over the cells they are made of, wherever a spreadsheet reckons what was announced.
 * @param first the first of these columns, from 1
 */
export function resultColumns(scope: AnnualScope, first: number): ResultColumn[] {
  const { periods, composition } = scope;
  const [quarters, halves] = [ofKind(periods, "quarter"), ofKind(periods, "halfYear")];
  const year = ofKind(periods, "year")[0]!;
  const { others, quartersShare } = composition.year;
  const quarterAt = (index: number, row: number): string => `${letterOf(first - 1 + index)}${row}`;
  const otherAt = (index: number, row: number): string => `${letterOf(first - 1 + 8 + index)}${row}`;
  return [
    ...quarters.map((one): ResultColumn => ({
      ...{ top: "季度考核", below: one.name, width: 6.2, isScore: true },
      cell: (results) => scoreCell(one, results?.get(one.period), "points"),
    })),
    ...halves.flatMap((one, half): ResultColumn[] => [
      {
        ...{ top: one.name, below: "得分", width: 6.4, isScore: true },
        cell: (results, row) => {
          const result = results?.get(one.period);
          const parts = quarters
            .slice(half * 2, half * 2 + 2)
            .map(({ period }) => results?.get(period)?.score);
          const formula = `ROUND(AVERAGE(${quarterAt(half * 2, row)}:${quarterAt(half * 2 + 1, row)}),2)`;
          return checked(scoreCell(one, result, "mean"), formula, sumOf(parts), 2);
        },
      },
      {
        ...{ top: one.name, below: "名次", width: 6.8, isScore: false },
        cell: (results) => placeCell(one, results?.get(one.period)),
      },
    ]),
    ...others.map(({ code, name }): ResultColumn => ({
      ...{ top: "年度总评", below: name.zh, width: 6.2, isScore: true },
      cell: (results) => {
        if (!year.run) return [OPEN, "open"];
        const points = results?.get(year.period)?.year?.inputs.others[code];
        return points === undefined ? [NONE, "text"] : [asNumber(points), "points"];
      },
    })),
    {
      ...{ top: "年度总评", below: "总分", width: 6.6, isScore: true },
      cell: (results, row) => {
        const result = results?.get(year.period);
        const parts = quarters.map(({ period }) => results?.get(period)?.score);
        const extra = others.map(({ code }) => result?.year?.inputs.others[code]);
        const sum = sumOf(parts);
        const added = sumOf(extra.map((points, index) => points === undefined ? undefined : points * others[index]!.share)); // prettier-ignore
        const terms = others.map(({ share }, index) => `+${otherAt(index, row)}*${share}%`).join("");
        const formula = `ROUND(AVERAGE(${quarterAt(0, row)}:${quarterAt(3, row)})*${quartersShare}%${terms},2)`;
        const total = sum === null || added === null ? null : quartersShare * sum + 4 * added;
        return checked(scoreCell(year, result, "mean"), formula, total, 400);
      },
    },
    {
      ...{ top: "年度总评", below: "等次", width: 5.4, isScore: false },
      cell: (results) => gradeCell(year, results?.get(year.period)),
    },
  ];
}

export function ofKind(periods: readonly AnnualPeriod[], kind: AnnualPeriod["kind"]): AnnualPeriod[] {
  return periods.filter((one) => one.kind === kind);
}

export function scoreCell(period: AnnualPeriod, result: AnnualResult | undefined, style: StyleName): Cell {
  if (!period.run) return [OPEN, "open"];
  if (!result) return [NONE, "text"];
  if (result.score !== null) return [asNumber(result.score), style];
  return [result.reason === null ? NONE : SHORT[result.reason], "text"];
}

/** `3/42`: third of forty-two of the list. */
export function placeCell({ run }: AnnualPeriod, result: AnnualResult | undefined): Cell {
  if (!run) return [OPEN, "open"];
  if (result?.place === null || result?.place === undefined) return [NONE, "text"];
  return [`${result.place}/${result.of ?? ""}`, "text"];
}

export function gradeCell({ run }: AnnualPeriod, result: AnnualResult | undefined): Cell {
  if (!run) return [OPEN, "open"];
  const grade = result?.grade;
  if (!grade) return [result?.reason === "commentOnly" ? SHORT.commentOnly : NONE, "text"];
  const style = grade === "excellent" ? "excellent" : grade === "fair" || grade === "poor" ? "poor" : "text";
  return [GRADE_LABEL[grade].zh, style];
}

/**
 * The formula instead of the number, where a spreadsheet comes to the announced number by it: it reckons in binary with
 * fifteen digits, the product in whole hundredths, and an announced result never changes when somebody presses F9.
 */
function checked(cell: Cell, formula: string, num: number | null, den: number): Cell {
  const [value, style] = cell;
  if (typeof value !== "number" || num === null) return cell;
  const announced = Math.round(value * 100);
  const reckoned = Math.round(Number((num / den).toPrecision(15)));
  if (halfUp(num, den) !== announced || reckoned !== announced) return cell;
  return [{ formula, result: value }, style];
}

function sumOf(parts: readonly (number | null | undefined)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null || part === undefined) return null;
    sum += part;
  }
  return sum;
}

/** 说明: why a period has no result or place, what held the year down, what was corrected since. */
export function reasonsOf(scope: AnnualScope, officerId: number, results: ResultsOf | undefined): string[] {
  return scope.periods.flatMap((period) => {
    if (!period.run) return [];
    const words = reasonsIn(period, results?.get(period.period), scope.rulesOf);
    if (scope.changed.get(period.period)?.has(officerId)) words.push("公布后有更正，仍列公布结果");
    return words.map((one) => `${period.name}：${one}`);
  });
}

/** The same of one period, where nothing else tells which. */
export function reasonsIn(
  { run }: AnnualPeriod,
  result: AnnualResult | undefined,
  rulesOf: AnnualScope["rulesOf"],
): string[] {
  if (!run || !result) return [];
  const bars = result.year?.verdict?.bars ?? [];
  const held = bars.map((code) => barInWords(rulesOf(run.ruleSet), code).zh).join("、");
  return [...(result.reason ? [UNRANKED_TEXT[result.reason].zh] : []), ...(held ? [held] : [])];
}
