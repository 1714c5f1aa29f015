import type { Grade } from "../grade.ts";
import { stepsUp } from "../grade.ts";
import { foundProblem } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import { checkDetails } from "./check-details.ts";
import type { EventOfRow } from "./check-details.ts";
import { checkHistory } from "./check-history.ts";
import type { Field, Fields, NumberField } from "./fields.ts";
import { DATA_COLUMNS } from "./monthly-form.ts";
import { countCharacters } from "./read-text.ts";

/** What else is known about the row; each rule is applied as far as its data exist. */
export interface RowFacts {
  /** 督察登记 and complaint register of this officer and month (V13, V14). */
  registers?: { inspMinor?: number; inspMajor?: number; complaint?: number };
  /** The officer's event lines of this month (V18, V26, counts against their lines). */
  events?: readonly EventOfRow[];
  /** The officer's earlier months, newest first (V19, V27). */
  history?: readonly Fields[];
  /** Findings, complaints or penalties of the unit in the last six months (V27). */
  unitHasFindings?: boolean;
  /** What calendar and plan prefill (V29). */
  prefill?: Fields;
  /** From the score of this row (V22). */
  suggestedGrade?: Grade | null;
}

/**
 * Checks one officer's month as a whole: the rules between its cells (V01–V05, V08) and against registers, events
 * and history (V13, V14, V18, V19, V22, V26, V27). V20 and V21 compare rows: `check-alike.ts`.
 */
export function checkFields(fields: Fields, facts: RowFacts): FoundProblem[] {
  const problems: FoundProblem[] = [];
  checkAttendance(fields, problems);
  checkPairs(fields, problems);
  checkPlausible(fields, facts, problems);
  checkBlanks(fields, problems);
  checkRegisters(fields, facts, problems);
  if (facts.prefill) checkPrefilled(fields, facts.prefill, problems);
  if (facts.events) checkDetails(fields, facts.events, problems);
  if (facts.history) checkHistory(fields, facts.history, facts.unitHasFindings === true, problems);
  return problems;
}

/** Ten-thousandths as an integer: sums and products of what people type stay exact. */
export function tenThousandths(value: number): number {
  return Math.round(value * 10_000);
}

/** V01: 核减假+事假+旷工 ≤ 应出勤; checked as soon as the due days are known. */
function checkAttendance(fields: Fields, problems: FoundProblem[]): void {
  const due = fields.dueDays;
  if (typeof due !== "number") return;
  const [excused, personal, awol] = [
    fields.excusedDays ?? 0,
    fields.personalLeave ?? 0,
    fields.awolDays ?? 0,
  ];
  if (tenThousandths(excused) + tenThousandths(personal) + tenThousandths(awol) <= tenThousandths(due))
    return;
  const away = (tenThousandths(excused) + tenThousandths(personal) + tenThousandths(awol)) / 10_000;
  problems.push(foundProblem("V01", "row", "excusedDays", { excused, personal, awol, away, due }));
}

/** V02–V04, V16: what was done is not more than what was due, nor 不适用 when something was due. */
function checkPairs(fields: Fields, problems: FoundProblem[]): void {
  atMost("V02", "studyDone", "studyDue");
  atMost("V04", "dutyMissed", "dutyDue");
  notWaved("studyDone", "studyDue");
  notWaved("dutyMissed", "dutyDue");
  notWaved("taskDone", "taskTarget");
  const { partyDue, partyDone } = fields;
  if ((partyDue === undefined) !== (partyDone === undefined)) {
    const blank = partyDue === undefined ? "partyDue" : "partyDone";
    problems.push(foundProblem("V03", "submit", blank, { reason: "blank" }));
  } else if ((partyDue === null) !== (partyDone === null)) {
    problems.push(foundProblem("V03", "row", "partyDone", { reason: "half" }));
  } else if (typeof partyDue === "number" && typeof partyDone === "number" && partyDone > partyDue) {
    problems.push(
      foundProblem("V03", "row", "partyDone", { reason: "more", done: partyDone, due: partyDue }),
    );
  }

  function atMost(code: "V02" | "V04", doneField: NumberField, dueField: NumberField): void {
    const done = fields[doneField];
    const due = fields[dueField];
    if (typeof done !== "number" || due === undefined || done <= (due ?? 0)) return;
    problems.push(foundProblem(code, "row", doneField, { done, due: due ?? 0 }));
  }

  // 不适用 for what was due would take a poor indicator out of the score (细则 §0, §7 L, N, T).
  function notWaved(doneField: Field, dueField: Field): void {
    const due = fields[dueField];
    if (fields[doneField] !== null || typeof due !== "number" || due <= 0) return;
    problems.push(foundProblem("V16", "row", doneField, { reason: "wasDue", due, dueField }));
  }
}

/** V05 task far above target; V06 a percentage typed as a fraction; V22 self-assessment far from the points. */
function checkPlausible(fields: Fields, facts: RowFacts, problems: FoundProblem[]): void {
  const { taskTarget: target, taskDone: done } = fields;
  if (typeof target === "number" && typeof done === "number" && target > 0) {
    if (tenThousandths(done) * 2 > tenThousandths(target) * 3) {
      problems.push(foundProblem("V05", "warning", "taskDone", { done, target }));
    }
  }
  // Excel turns “95%” into 0.95 when the cell is not text.
  for (const field of ["dataAcc", "satis"] as const) {
    const value = fields[field];
    if (typeof value === "number" && value > 0 && value < 1) {
      problems.push(
        foundProblem("V06", "warning", field, { reason: "fraction", value, meant: (value * 1e6) / 1e4 }),
      );
    }
  }
  const own = fields.selfGrade as Grade | null | undefined;
  const suggested = facts.suggestedGrade;
  if (own && suggested && Math.abs(stepsUp(own, suggested)) >= 2) {
    problems.push(foundProblem("V22", "warning", "selfGrade", { own, suggested }));
  }
}

/** A blank that says nothing when its due figure is 0 or 不适用. */
const ONLY_WHEN_DUE: Partial<Record<Field, Field>> = {
  dutyMissed: "dutyDue",
  studyDone: "studyDue",
  taskDone: "taskTarget",
};

/** V08: every required cell that is still 未填, as one problem that names them all; and a summary too short. */
function checkBlanks(fields: Fields, problems: FoundProblem[]): void {
  const blank = blankFields(fields);
  if (blank.length > 0) {
    const [first = null] = blank;
    problems.push(foundProblem("V08", "submit", first, { reason: "blank", fields: blank }));
  }
  for (const { key, minLength } of TEXTS_WITH_MINIMUM) {
    const text = fields[key as Field];
    if (typeof text !== "string" || minLength === undefined) continue;
    // As many UTF-16 units as twice the minimum are certainly enough characters.
    const length = text.length >= 2 * minLength ? minLength : countCharacters(text);
    if (length < minLength)
      problems.push(foundProblem("V08", "submit", key, { reason: "short", length, minLength }));
  }
}
const TEXTS_WITH_MINIMUM = DATA_COLUMNS.filter((column) => column.minLength !== undefined);
const REQUIRED_FIELDS = DATA_COLUMNS.filter((column) => column.required).map((column) => column.key as Field);

/** 未填: the required fields that hold neither a value nor 不适用, in sheet order. */
export function blankFields(fields: Fields): Field[] {
  const blank: Field[] = [];
  for (const field of REQUIRED_FIELDS) {
    if (fields[field] !== undefined) continue;
    const due = ONLY_WHEN_DUE[field];
    if (due !== undefined && (fields[due] === null || fields[due] === 0)) continue;
    // V03 already asks for the missing half of 党组织生活.
    if (field === "partyDue" && fields.partyDone !== undefined) continue;
    if (field === "partyDone" && fields.partyDue !== undefined) continue;
    blank.push(field);
  }
  return blank;
}

/** V29: a figure of the system's own that somebody changed; allowed, and the reviewer is told. */
function checkPrefilled(fields: Fields, prefill: Fields, problems: FoundProblem[]): void {
  for (const { key } of PREFILLED_COLUMNS) {
    const [value, prefilled] = [fields[key as Field], prefill[key as Field]];
    if (value === undefined || prefilled === undefined || value === prefilled) continue;
    // 0 and 不适用 say the same of what is due (细则 §0 Target 0).
    if ((value ?? 0) === (prefilled ?? 0)) continue;
    problems.push(foundProblem("V29", "warning", key, { value: value ?? "", prefilled: prefilled ?? "" }));
  }
}
const PREFILLED_COLUMNS = DATA_COLUMNS.filter((column) => column.prefilled);

/** V13, V14: the form may not know of fewer problems than the registers do. */
function checkRegisters(fields: Fields, facts: RowFacts, problems: FoundProblem[]): void {
  const { registers } = facts;
  if (!registers) return;
  for (const field of ["inspMinor", "inspMajor", "complaint"] as const) {
    const registered = registers[field];
    const count = fields[field];
    if (registered === undefined || typeof count !== "number" || count >= registered) continue;
    problems.push(foundProblem(field === "complaint" ? "V14" : "V13", "sign", field, { count, registered }));
  }
}
