import { z } from "zod";
import { MONTH_STEPS } from "../../domain/calendar/month-steps.ts";
import { isMonth } from "../../domain/month.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { adjustDeadlines } from "./adjust-deadlines.ts";
import { calendarYear } from "./calendar-figures.ts";
import { readCalendar } from "./calendar-store.ts";
import { importCalendar } from "./import-calendar.ts";
import { courseOf } from "./month-course.ts";
import { allMonths, requireMonth } from "./month-store.ts";
import { openWindowMonths } from "./open-window-months.ts";
import { setCalendarDay } from "./set-calendar-day.ts";
import { writeCalendarList } from "./write-calendar-list.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WORKBOOK_LIMIT = 2 * 1024 * 1024;
const DEADLINE = 60_000;

const month = z.string().refine(isMonth, "2026-07");
const day = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/, "2026-07-15")
  .refine((text) => {
    const at = new Date(`${text}T00:00:00.000Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
  }, "2026-07-15");
const instant = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);
const reason = z.string().trim().min(2).max(200);
const year = z.coerce.number().int().min(2020).max(2099);
const FILES = { who: ["filesOffice"], scope: "bureau" } as const;

export const calendarRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/calendar",
    name: "readCalendar",
    summary: { zh: "工作日历：一年的放假与调休", en: "The calendar: a year's holidays and exchanged days" },
    access: { who: "signedIn", scope: "bureau" },
    query: z.strictObject({ year }),
    handle: async (context, { query }) => ({ json: await calendarYear(context.db, query.year) }),
  }),
  route({
    method: "get",
    path: "/calendar.xlsx",
    name: "exportCalendar",
    summary: {
      zh: "下载一年的放假与调休表（导入模板）",
      en: "A year's special days as .xlsx, the template of the import",
    },
    access: { who: "signedIn", scope: "bureau" },
    query: z.strictObject({ year }),
    answer: XLSX,
    async handle(context, { query }) {
      const list = await calendarYear(context.db, query.year);
      return {
        contentType: XLSX,
        fileName: `考核日历${query.year}.xlsx`,
        stream: (output) => writeCalendarList(list, output),
      };
    },
  }),
  route({
    method: "post",
    path: "/calendar/import",
    name: "importCalendar",
    summary: { zh: "导入放假与调休（先预览，后确认）", en: "Import special days: preview, then confirm" },
    access: FILES,
    query: z.strictObject({
      confirm: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { query, body, person, language }) {
      const confirm = query.confirm ?? null;
      return {
        json: await importCalendar(context, requirePerson(person), body as Buffer, confirm, language),
      };
    },
  }),
  route({
    method: "put",
    path: "/calendar/days/:day",
    name: "setCalendarDay",
    summary: { zh: "改一天：休息、上班或恢复周历", en: "Set one day: off, worked, or as its weekday" },
    access: FILES,
    params: z.strictObject({ day }),
    body: z.strictObject({
      workday: z.boolean().nullable(),
      note: z.string().trim().max(40).default(""),
      reason,
    }),
    handle: async (context, { params, body, person }) => ({
      json: await setCalendarDay(context, requirePerson(person), params.day, body),
    }),
  }),
  route({
    method: "get",
    path: "/deadlines",
    name: "listDeadlines",
    summary: { zh: "各月节点：按日历推算与实际执行", en: "Every month's steps, computed and in force" },
    access: { who: "signedIn", scope: "bureau" },
    async handle(context) {
      const calendar = await readCalendar(context.db);
      const months = await allMonths(context.db, context.clock.now());
      return { json: months.map((line) => courseOf(calendar, line)) };
    },
  }),
  route({
    method: "get",
    path: "/months/:month/deadlines",
    name: "readDeadlines",
    summary: { zh: "一个月的节点：按日历推算与实际执行", en: "A month's steps, computed and in force" },
    access: { who: "signedIn", scope: "bureau" },
    params: z.strictObject({ month }),
    async handle(context, { params }) {
      const line = await requireMonth(context.db, params.month, context.clock.now());
      return { json: courseOf(await readCalendar(context.db), line) };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/deadlines",
    name: "adjustDeadlines",
    summary: { zh: "调整一个月的节点", en: "Adjust a month's steps" },
    access: FILES,
    params: z.strictObject({ month }),
    body: z.strictObject({
      base: z.string().regex(/^[0-9a-f]{64}$/),
      deadlines: z.partialRecord(z.enum(MONTH_STEPS), instant),
      reason,
    }),
    handle: async (context, { params, body, person }) => ({
      json: await adjustDeadlines(context, requirePerson(person), params.month, body),
    }),
  }),
  route({
    method: "post",
    path: "/months",
    name: "openWindowMonths",
    summary: { zh: "开设补录月或试填月", en: "Open back-filled or practice months" },
    access: FILES,
    body: z.strictObject({
      kind: z.enum(["backFill", "practice"]),
      months: z.array(month).min(1).max(24),
      from: day,
      to: day,
      reason,
    }),
    handle: async (context, { body, person }) => ({
      status: 201,
      json: await openWindowMonths(context, requirePerson(person), body),
    }),
  }),
];
