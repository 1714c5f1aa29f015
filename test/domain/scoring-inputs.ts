import type { CreditLine, CreditRole, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import type { ScoringInput } from "../../domain/scoring/points.ts";

export const RULES = compileRules(BY_2026_V1);

/** A month without a fault: everything done, nothing deducted. */
export const FAULTLESS: Fields = {
  dueDays: 23,
  excusedDays: 0,
  personalLeave: 0,
  awolDays: 0,
  lateCount: 0,
  dutyDue: 4,
  dutyMissed: 0,
  studyDue: 4,
  studyDone: 4,
  notes: 2,
  partyDue: 2,
  partyDone: 2,
  disobey: 0,
  taskTarget: 20,
  taskDone: 20,
  quality: 100,
  dataAcc: 98,
  satis: 95,
  inspMinor: 0,
  inspMajor: 0,
  flaw: 0,
  fault: 0,
  complaint: 0,
  secrecy: 0,
  asset: 0,
  bearing: 0,
  conduct: 0,
  report: "onTime",
  order: "A",
  training: "passed",
};

/** E9: the BA officer of 城关派出所 in 2026-07. */
export const E9_FIELDS: Fields = {
  ...FAULTLESS,
  partyDone: 1,
  inspMinor: 1,
  flaw: 2,
  taskDone: 19,
  quality: 93.5,
  dataAcc: 96.2,
  satis: 92,
  excusedDays: 2,
  personalLeave: 1,
  lateCount: 1,
  bearing: 1,
  order: "B",
};

let lastRow = 0;

export function credit(item: string, quantity: number, other: Partial<CreditLine> = {}): CreditLine {
  lastRow += 1;
  return {
    rowKey: `credit-${lastRow}`,
    policeNo: "000123",
    item,
    role: null,
    variant: null,
    quantity,
    caseNo: null,
    date: "2026-07-15",
    evidenceNo: null,
    ...other,
  };
}

export function caseCredit(item: string, role: CreditRole, quantity: number): CreditLine {
  return credit(item, quantity, { role });
}

export function event(type: string, other: Partial<EventLine> = {}): EventLine {
  lastRow += 1;
  return {
    rowKey: `event-${lastRow}`,
    subjectKind: "officer",
    subject: "000123",
    type,
    variant: null,
    reason: "事由",
    occurredOn: "2026-07-02",
    documentOn: "2026-07-10",
    sourceDepartment: null,
    documentNo: "北公〔2026〕7号",
    evidenceNo: null,
    evidenceKind: null,
    factNo: null,
    countsIn: null,
    responsibility: null,
    finding: null,
    accountMonth: "2026-07",
    ...other,
  };
}

export function month(other: Partial<ScoringInput> = {}): ScoringInput {
  return {
    month: "2026-07",
    level: "officer",
    postType: "BA",
    fields: FAULTLESS,
    credits: [],
    events: [],
    ...other,
  };
}

/** E9 with its lines. */
export function e9(): ScoringInput {
  return month({
    fields: E9_FIELDS,
    credits: [
      caseCredit("c07", "lead", 3),
      caseCredit("c06", "assist", 2),
      credit("c12", 6),
      credit("c03", 1),
    ],
    events: [event("R5", { variant: "county" })],
  });
}
