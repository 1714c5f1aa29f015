import type { Bilingual, Language } from "../language.ts";
import type { SheetName } from "../messages.ts";
import { APPRAISAL_SHEET } from "../appraisals/appraisal-sheet.ts";
import { APPRAISAL_SENTENCES } from "../appraisals/appraisal-sentences.ts";
import { CAMPAIGN_SHEET } from "../campaigns/campaign-sheet.ts";
import { CASE_SHEET } from "./case-sheet.ts";
import { CELL_SENTENCES } from "./cell-sentences.ts";
import type { FoundProblem, RowProblemSeed } from "./cell-problem.ts";
import { CREDIT_SHEET } from "./credit-sheet.ts";
import { EVENT_SHEET } from "./event-sheet.ts";
import { LINE_SENTENCES } from "./line-sentences.ts";
import { MONTHLY_SHEET } from "./monthly-form.ts";
import { PLAN_SHEET } from "./plan-sheet.ts";
import { ROW_SENTENCES } from "./row-sentences.ts";
import { columnsByKey } from "./sheet-definition.ts";
import type { ColumnDefinition, SheetDefinition } from "./sheet-definition.ts";

export const SHEETS: Readonly<Record<SheetName, SheetDefinition>> = {
  monthly: MONTHLY_SHEET,
  credits: CREDIT_SHEET,
  events: EVENT_SHEET,
  plan: PLAN_SHEET,
  cases: CASE_SHEET,
  campaign: CAMPAIGN_SHEET,
  appraisal: APPRAISAL_SHEET,
};

/** The column a problem points at; null when it is about the row as a whole. */
export function problemColumn(seed: Pick<RowProblemSeed, "sheet" | "field">): ColumnDefinition | null {
  return seed.field === null ? null : (columnsByKey(SHEETS[seed.sheet]).get(seed.field) ?? null);
}

/** 哪一行、哪一列、什么不对、怎么改: one sentence per problem, in the reader's language. */
export function problemMessage(seed: RowProblemSeed, language: Language): string {
  const column = problemColumn(seed);
  const sentence = cellSentence(seed)[language];
  if (language === "zh") {
    const place = column ? `${column.letter}列“${column.heading.zh}”` : "";
    return `${[seed.rowLabel, place].filter(Boolean).join("，")}：${sentence}`;
  }
  const place = column ? `column ${column.letter} “${column.heading.en}”` : "";
  return `${[seed.rowLabel.replace(/^第(\d+)行/, "row $1"), place].filter(Boolean).join(", ")}: ${sentence}`;
}

/** What is wrong and how to mend it, without saying where. */
export function cellSentence(problem: FoundProblem): Bilingual {
  const sentence =
    ROW_SENTENCES[problem.code] ??
    CELL_SENTENCES[problem.code] ??
    LINE_SENTENCES[problem.code] ??
    APPRAISAL_SENTENCES[problem.code];
  if (!sentence) throw new Error(`no sentence for problem ${problem.code}`);
  return sentence(problem.params);
}
