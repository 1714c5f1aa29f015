import { CREDIT_SHEET } from "../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../domain/form/event-sheet.ts";
import { MONTHLY_SHEET } from "../domain/form/monthly-form.ts";
import { PLAN_SHEET } from "../domain/form/plan-sheet.ts";
import type { SheetDefinition } from "../domain/form/sheet-definition.ts";
import type { Language } from "../domain/language.ts";
import type { MonthState } from "../domain/messages.ts";
import type { Month } from "../domain/month.ts";

/** What a cell of Excel holds when it is read. */
export type CellContent = string | number | boolean;

/** One sheet of a book: where it is shown, what it consists of, whether lines are added by hand. */
export interface BookSheet {
  readonly tab: string;
  readonly definition: SheetDefinition;
  /** Detail sheets keep blank lines ready, because a table on a protected sheet cannot grow. */
  readonly hasSpareLines: boolean;
}

/** Sheets that are fetched, checked and pushed together, with the hidden sheet that remembers them. */
export interface Book {
  readonly kind: "month" | "plan";
  readonly hidden: string;
  readonly sheets: readonly BookSheet[];
}

export const MONTH_BOOK: Book = {
  kind: "month",
  hidden: "_zjda",
  sheets: [
    { tab: "月报", definition: MONTHLY_SHEET, hasSpareLines: false },
    { tab: "岗位实绩明细", definition: CREDIT_SHEET, hasSpareLines: true },
    { tab: "奖惩投诉舆情", definition: EVENT_SHEET, hasSpareLines: true },
  ],
};

/** 工作计划: what the form prefills, entered before the month opens; same machinery, own hidden sheet. */
export const PLAN_BOOK: Book = {
  kind: "plan",
  hidden: "_zjdaPlan",
  sheets: [{ tab: "工作计划", definition: PLAN_SHEET, hasSpareLines: false }],
};

/** What the workbook knows about itself: written last, so that a half-built workbook is not taken for a whole one. */
export interface BookMeta {
  readonly format: 1;
  readonly kind: Book["kind"];
  readonly month: Month;
  readonly unit: string;
  readonly unitName: string;
  readonly template: string;
  readonly ruleSet: string;
  readonly language: Language;
  readonly state: MonthState;
  /** Instant of the on-time line, for the sheet's second row. */
  readonly submitBy: string | null;
}

/** A line as the server last confirmed it: what “changed” is measured against. */
export interface BaselineLine {
  readonly rowKey: string;
  readonly version: number;
  /** Contents of the columns a person may edit, in sheet order (see `editableColumns`). */
  readonly cells: readonly CellContent[];
}

/** A line to be written into a sheet: values of all columns by key, as the server says them. */
export interface FormLine {
  readonly rowKey: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A push that was begun and whose outcome is not known yet: sent again exactly as it was. */
export interface PendingPush {
  readonly id: string;
  readonly month: Month;
  readonly body: string;
}
