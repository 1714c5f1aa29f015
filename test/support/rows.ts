import { randomUUID } from "node:crypto";
import type { Fields } from "../../domain/form/fields.ts";
import type { PushRequest, PushRow } from "../../domain/messages.ts";

/** 细则 §12 E9: a BA officer's whole month, 89.16 with its lines. */
export const E9_FIELDS: Fields = {
  dueDays: 23,
  excusedDays: 2,
  personalLeave: 1,
  awolDays: 0,
  lateCount: 1,
  dutyDue: 4,
  dutyMissed: 0,
  studyDue: 4,
  studyDone: 4,
  notes: 2,
  partyDue: 2,
  partyDone: 1,
  disobey: 0,
  taskTarget: 20,
  taskDone: 19,
  quality: 93.5,
  dataAcc: 96.2,
  satis: 92,
  inspMinor: 1,
  inspMajor: 0,
  flaw: 2,
  fault: 0,
  complaint: 0,
  secrecy: 0,
  asset: 0,
  bearing: 1,
  conduct: 0,
  report: "onTime",
  order: "B",
  training: "passed",
  summary: "本月侦办盗窃电动车案件三起，协助破获普通刑事案件两起，调解纠纷六起，抓获省内网逃一名。",
  selfGrade: "good",
};

/** A row as the pane sends it: E9's values unless said otherwise. */
export function aRow(policeNo: string, fields: Record<string, unknown> = {}, version = 0): PushRow {
  return { policeNo, version, fields: { ...E9_FIELDS, ...fields } };
}

export function aPush(parts: Partial<PushRequest> = {}): PushRequest {
  return {
    unit: "19",
    source: "excel",
    workbook: null,
    rows: [],
    credits: [],
    events: [],
    mode: "good-rows",
    dryRun: false,
    ...parts,
  };
}

export function aCredit(parts: Record<string, unknown>): PushRequest["credits"][number] {
  return {
    rowKey: randomUUID(),
    version: 0,
    quantity: 1,
    date: "2026-10-15",
    evidenceNo: "ZJ-2026-0001",
    ...parts,
  };
}

export function anEvent(parts: Record<string, unknown>): PushRequest["events"][number] {
  return {
    ...{
      rowKey: randomUUID(),
      version: 0,
      subjectKind: "officer",
      reason: "县局通报表扬",
      documentOn: "2026-10-20",
    },
    ...{ evidenceNo: "ZJ-2026-0456", evidenceKind: "document" },
    ...parts,
  };
}
