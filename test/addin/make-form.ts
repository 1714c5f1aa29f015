import { MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import type { FormRow, MonthForm } from "../../domain/messages.ts";

/** A month of `officers` officers of 城关派出所, as the server would answer it. */
export function makeForm(officers: number, changes: Partial<MonthForm> = {}): MonthForm {
  return {
    month: "2026-10",
    unit: { code: "19", name: "城关派出所" },
    template: MONTHLY_SHEET.template,
    ruleSet: "BY-2026-v1",
    state: "open",
    submitBy: "2026-11-06T09:30:00.000Z",
    rows: Array.from({ length: officers }, (_, index) => makeRow(index)),
    credits: [],
    events: [],
    ...changes,
  };
}

/** 警号 000123 first, then 000124 …: leading zeros must live. */
export function makeRow(index: number, changes: Partial<FormRow> = {}): FormRow {
  const policeNo = String(123 + index).padStart(6, "0");
  return {
    rowKey: policeNo,
    policeNo,
    name: ["张三", "巴·图", "𠮷田"][index % 3] ?? "张三",
    unit: "19",
    postType: "BA",
    level: "officer",
    partyMember: true,
    version: 1,
    state: "drafted",
    fields: {
      dueDays: 23,
      excusedDays: 0,
      studyDue: 4,
      studyDone: 4,
      partyDue: 2,
      quality: null,
      report: "onTime",
      summary: "办理行政案件六起，走访群众八十户。",
    },
    points: null,
    suggestedGrade: null,
    grade: null,
    gradeReason: null,
    ...changes,
  };
}
