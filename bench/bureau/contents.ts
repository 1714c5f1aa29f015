import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { workdaysIn } from "../../domain/calendar/workdays.ts";
import { isCellProblem, type CellReader } from "../../domain/form/cell-problem.ts";
import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { FIELDS, type Fields } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import { prefillFields } from "../../domain/form/prefill.ts";
import { cellReader } from "../../domain/form/read-cell.ts";
import type { SheetDefinition } from "../../domain/form/sheet-definition.ts";
import type { Month } from "../../domain/month.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { makeCells, makePlan, type DemoCells, type DemoPlan } from "../../server/demo/make-cells.ts";
import { CaseSeats, makeCredits, makeEvents, type DemoLine } from "../../server/demo/make-lines.ts";
import type { DemoOfficer } from "../../server/demo/officers.ts";
import type { Random } from "../../server/demo/random.ts";

/** One officer's month: the cells as typed, and the document they become. */
export interface MadeMonth {
  plan: DemoPlan;
  cells: DemoCells;
  fields: Fields;
}

const READERS: readonly (readonly [keyof Fields, CellReader])[] = FIELDS.map((field) => [
  field,
  cellReader(fieldColumn(field)),
]);

/** A plausible month in its stored form, read by the product's own readers. */
export function makeMonth(random: Random, officer: DemoOfficer, month: Month): MadeMonth {
  const plan = makePlan(random, officer);
  const cells = makeCells(random, officer, month, plan);
  const fields: Record<string, number | string | null> = {};
  const workdays = workdaysIn(CHINESE_CALENDAR, month);
  const prefilled = prefillFields({ workdays, partyMember: officer.partyMember, plan });
  for (const [field, read] of READERS) {
    const value = field in cells ? read(cells[field]) : prefilled[field];
    if (isCellProblem(value)) throw new Error(`the generator made a bad cell: ${field}`);
    if (value !== undefined) fields[field] = value;
  }
  return { plan, cells, fields };
}

/** The detail lines of one officer's month as the scoring reads them. */
export function makeDetailLines(
  random: Random,
  officer: DemoOfficer,
  month: Month,
  rules: RuleSet,
  seats: CaseSeats,
): { credits: CreditLine[]; events: EventLine[] } {
  return {
    credits: makeCredits(random, officer, month, rules, seats).map((line) => readLine(CREDIT_SHEET, line)),
    events: makeEvents(random, officer, month, rules).map((line) => readLine(EVENT_SHEET, line)),
  };
}

/** The unit's cases of a month, with their seats free. */
export function openSeats(month: Month, unit: string, officers: number): CaseSeats {
  const cases = Array.from(
    { length: Math.ceil(officers * 1.1) },
    (_, index) => `BY${month}-${unit}${String(index + 1).padStart(3, "0")}`,
  );
  return new CaseSeats(cases);
}

function readLine<T>(sheet: SheetDefinition, line: DemoLine): T {
  const read: Record<string, unknown> = { ...line };
  for (const column of sheet.columns) {
    const raw = line[column.key];
    if (column.kind !== "list" || typeof raw !== "string") continue;
    const value = cellReader(column)(raw);
    if (!isCellProblem(value)) read[column.key] = value;
  }
  return read as T;
}
