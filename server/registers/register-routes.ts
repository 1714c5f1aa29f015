import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { registerList } from "../../domain/registers/register-list.ts";
import { REGISTERS } from "../../domain/registers/register.ts";
import { requirePerson } from "../access/scope.ts";
import type { Context } from "../context.ts";
import { route, type Access, type Route } from "../http/route.ts";
import { isUuid } from "../reports/push-request.ts";
import { shanghaiDay } from "../today.ts";
import { importEntries } from "./import-entries.ts";
import { issueReport, reportBody } from "./issue-report.ts";
import { keepEntries } from "./keep-entries.ts";
import { receiveReport } from "./receive-report.ts";
import { registerPage, reportPage } from "./register-figures.ts";
import { withdrawEntry } from "./withdraw-entry.ts";
import { writeRegisterSheet } from "./write-register-sheet.ts";

const register = z.enum(REGISTERS);
const push = z.string().refine(isUuid);
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const pageSize = z.coerce.number().int().min(1).max(200).default(50);
const MOST_ROWS = 2000;
const WORKBOOK_LIMIT = 10 * 1024 * 1024;
const DEADLINE = 60_000;

/** `readableEntries` decides whose entries; a role that is not here reads none. */
const readers: Access = {
  who: [
    ...(["chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"] as const),
    ...(["leadingGroup", "petitions", "legal", "leader", "head"] as const),
  ],
  scope: "ownUnits",
};
/** 督察文书 tell of inspections alone. */
const reportReaders: Access = {
  who: [
    ...(["chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice"] as const),
    ...(["leadingGroup", "leader", "head"] as const),
  ],
  scope: "ownUnits",
};
const keepers: Access = {
  who: ["disciplineOffice", "petitions", "legal", "politicalOffice"],
  scope: "bureau",
};
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const registerRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/registers/:register",
    name: "listRegister",
    summary: { zh: "登记簿", en: "A department's register" },
    access: readers,
    params: z.strictObject({ register }),
    query: z.strictObject({
      month: z.string().refine(isMonth).optional(),
      unit: z.string().min(1).max(12).optional(),
      search: z.string().trim().min(1).max(40).optional(),
      state: z.enum(["standing", "withdrawn"]).optional(),
      unreported: z.stringbool().optional(),
      ...{ page, pageSize },
    }),
    handle: async (context, { params, query, person, language }) => ({
      json: await registerPage(context.db, requirePerson(person), typesOf(context), { ...params, ...query }, language), // prettier-ignore
    }),
  }),
  route({
    method: "put",
    path: "/registers/:register/pushes/:push",
    name: "keepRegister",
    summary: { zh: "登记或修改（幂等）", en: "Keep entries of a register, exactly once" },
    access: keepers,
    params: z.strictObject({ register, push }),
    body: z.strictObject({
      rows: z
        .array(z.looseObject({ rowKey: z.string().refine(isUuid), version: z.int().min(0).max(1_000_000) }))
        .min(1)
        .max(MOST_ROWS),
      dryRun: z.boolean().default(false),
    }),
    bodyLimit: 4 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      const sent = { register: params.register, source: "web" as const, ...body };
      const { body: receipt, replayed } = await keepEntries(context, requirePerson(person), params.push, sent, language); // prettier-ignore
      return {
        bytes: Buffer.from(receipt),
        contentType: "application/json",
        ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
      };
    },
  }),
  route({
    method: "post",
    path: "/registers/:register/pushes/:push",
    name: "importRegister",
    summary: { zh: "导入登记（.xlsx，可指定对应列）", en: "Import a register's list from a workbook" },
    access: keepers,
    params: z.strictObject({ register, push }),
    query: z.strictObject({
      dryRun: z.stringbool().default(false),
      /** `{"words":"情况说明"}`: which heading is which column. */
      columns: z
        .string()
        .max(4000)
        .transform((text, issue) => {
          try {
            return JSON.parse(text) as unknown;
          } catch {
            issue.addIssue({ code: "custom", message: "JSON" });
            return z.NEVER;
          }
        })
        .pipe(z.record(z.string().max(40), z.string().max(80)))
        .optional(),
    }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, query, body, person, language }) {
      const upload = {
        ...{ register: params.register, file: body as Buffer },
        ...{ columns: query.columns ?? {}, dryRun: query.dryRun },
      };
      const { receipt, replayed } = await importEntries(context, requirePerson(person), params.push, upload, language); // prettier-ignore
      return { json: receipt, ...(replayed && { headers: { "Idempotency-Replayed": "true" } }) };
    },
  }),
  route({
    method: "get",
    path: "/registers/:register/sheet.xlsx",
    name: "downloadRegisterSheet",
    summary: { zh: "登记表样（.xlsx）", en: "The register's blank sheet" },
    access: keepers,
    params: z.strictObject({ register }),
    answer: XLSX,
    handle: async (context, { params }) => ({
      bytes: await writeRegisterSheet(registerList(params.register, typesOf(context))),
      contentType: XLSX,
      headers: { "Content-Disposition": `attachment; filename="${params.register}.xlsx"` },
    }),
  }),
  route({
    method: "post",
    path: "/register-entries/:rowKey/withdrawal",
    name: "withdrawEntry",
    summary: { zh: "撤销一条登记", en: "Withdraw an entry" },
    access: keepers,
    params: z.strictObject({ rowKey: z.string().refine(isUuid) }),
    body: z.strictObject({
      version: z.int().min(1),
      reason: z.string().trim().min(4).max(400),
    }),
    handle: async (context, { params, body, person }) => ({
      json: await withdrawEntry(context, requirePerson(person), params.rowKey, body),
    }),
  }),
  route({
    method: "get",
    path: "/inspection-reports",
    name: "listInspectionReports",
    summary: { zh: "督察通报、通知书、建议书", en: "Written reports of inspections" },
    access: reportReaders,
    query: z.strictObject({ page, pageSize }),
    handle: async (context, { query, person, language }) => ({
      json: await reportPage(context.db, requirePerson(person), typesOf(context), query, language),
    }),
  }),
  route({
    method: "post",
    path: "/inspection-reports",
    name: "issueInspectionReport",
    summary: { zh: "签发督察文书", en: "Issue a written report" },
    access: { who: ["disciplineOffice"], scope: "bureau" },
    body: reportBody,
    handle: async (context, { body, person }) => ({
      status: 201,
      json: await issueReport(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "post",
    path: "/inspection-reports/:id/receipt",
    name: "receiveInspectionReport",
    summary: { zh: "签收督察文书", en: "Acknowledge a written report" },
    access: { who: ["filesOffice"], scope: "bureau" },
    params: z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    handle: async (context, { params, person }) => ({
      json: await receiveReport(context, requirePerson(person), params.id),
    }),
  }),
];

/** Event types by the rules in force today: what a register may record. */
function typesOf(context: Context) {
  return context.rules.forMonth(shanghaiDay(context.clock.now()).slice(0, 7)).ruleSet.events;
}
