import { bare } from "../form/cell-problem.ts";
import { isCellProblem } from "../form/cell-problem.ts";
import { readDate } from "../form/read-date.ts";
import { columnsFrom, type ColumnSketch, type ListDefinition } from "../form/sheet-definition.ts";
import type { Bilingual } from "../language.ts";
import type { CalendarDay } from "./workdays.ts";

const COLUMNS: readonly ColumnSketch[] = [
  { key: "day", heading: { zh: "日期", en: "Day" }, kind: "date", required: true, width: 14,
    prompt: { zh: "如2027-02-05。", en: "E.g. 2027-02-05." }, synonyms: ["年月日", "放假日期", "Date"] },
  { key: "kind", heading: { zh: "类型", en: "Kind" }, kind: "text", required: true, width: 10,
    prompt: { zh: "“休息”或“上班”。", en: "“休息” (off) or “上班” (worked)." }, synonyms: ["休息或上班", "安排", "性质", "是否上班", "Type"] },
  { key: "note", heading: { zh: "说明", en: "Note" }, kind: "text", maxLength: 40, width: 24,
    prompt: { zh: "如：春节、春节调休上班。", en: "E.g. 春节." }, synonyms: ["节日", "名称", "备注", "节假日", "Holiday"] },
]; // prettier-ignore

/** 考核日历 as a list: the days that differ from their weekday, one a row. */
export const CALENDAR_LIST: ListDefinition = {
  title: { zh: "考核日历", en: "Calendar" },
  columns: columnsFrom(COLUMNS, { nullIsBlank: true, clause: "细则 §10" }),
};

const WORKED = new Set(["上班", "调休上班", "工作", "工作日", "班", "是", "work", "workday"]);
const OFF = new Set(["休息", "放假", "休", "假日", "节假日", "否", "off", "holiday"]);
export const LONGEST_NOTE = 40;

/** One row of the list: the day it names, or what is wrong with it in words. */
export function readCalendarRow(cells: Record<string, unknown>): CalendarDay | { wrong: Bilingual[] } {
  const wrong: Bilingual[] = [];
  const day = readDate(cells.day);
  if (isCellProblem(day))
    wrong.push({
      zh: `日期“${said(cells.day)}”无法识别或不存在，请填如 2027-02-05。`,
      en: `“${said(cells.day)}” is no day; write e.g. 2027-02-05.`,
    });
  const word = said(cells.kind).toLowerCase();
  const known = WORKED.has(word) || OFF.has(word);
  if (!known)
    wrong.push({
      zh: `类型“${said(cells.kind)}”无法识别，请填“休息”或“上班”。`,
      en: `Kind “${said(cells.kind)}” must be 休息 (off) or 上班 (worked).`,
    });
  const note = said(cells.note);
  if (Array.from(note).length > LONGEST_NOTE)
    wrong.push({
      zh: `说明超过 ${LONGEST_NOTE} 字，请缩短。`,
      en: `The note is longer than ${LONGEST_NOTE} characters.`,
    });
  if (isCellProblem(day) || wrong.length > 0) return { wrong };
  return { day, workday: WORKED.has(word), note };
}

function said(raw: unknown): string {
  return bare(typeof raw === "string" || typeof raw === "number" ? String(raw) : "");
}
