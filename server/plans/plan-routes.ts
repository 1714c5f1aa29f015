import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { requireUnit } from "../access/scope.ts";
import { route, type Answer, type Route } from "../http/route.ts";
import { requireMonth } from "../months/month-store.ts";
import { isUuid } from "../reports/push-request.ts";
import { findCases } from "./case-store.ts";
import { importCases } from "./import-cases.ts";
import { planSheet } from "./plan-figures.ts";
import { planBody, pushPlan } from "./push-plan.ts";
import { readPlanWorkbook } from "./upload-plan.ts";

const month = z.string().refine(isMonth);
const push = z.string().refine(isUuid);
const unitCode = z.string().min(1).max(12);
const WORKBOOK_LIMIT = 10 * 1024 * 1024;
const DEADLINE = 60_000;

export const planRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months/:month/plan",
    name: "readPlan",
    summary: { zh: "一个单位的月度计划", en: "A unit's plan of a month" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ month }),
    query: z.strictObject({ unit: unitCode }),
    async handle(context, { params, query, person }) {
      const unit = await requireUnit(context.db, person, query.unit, "read");
      const line = await requireMonth(context.db, params.month, context.clock.now());
      return { json: await planSheet(context.db, line, unit) };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/plans/:push",
    name: "pushPlan",
    summary: { zh: "提交月度计划（幂等）", en: "Push a month's plan, exactly once" },
    access: { who: ["clerk"], scope: "ownUnits" },
    params: z.strictObject({ month, push }),
    body: planBody,
    bodyLimit: 2 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      return receiptOf(await pushPlan(context, person, params.month, params.push, body, language));
    },
  }),
  route({
    method: "post",
    path: "/months/:month/plans/:push",
    name: "uploadPlan",
    summary: { zh: "上传月度计划工作簿（.xlsx）", en: "Upload a month's plan as a workbook" },
    access: { who: ["clerk"], scope: "ownUnits" },
    params: z.strictObject({ month, push }),
    query: z.strictObject({ unit: unitCode }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, query, body, person, language }) {
      await requireUnit(context.db, person, query.unit, "fill");
      const rows = await readPlanWorkbook(body as Buffer);
      const request = { unit: query.unit, source: "upload" as const, rows, dryRun: false };
      return receiptOf(await pushPlan(context, person, params.month, params.push, request, language));
    },
  }),
  route({
    method: "post",
    path: "/cases/:push",
    name: "importCases",
    summary: { zh: "导入案件清单（.xlsx）", en: "Import the case list from a workbook" },
    access: { who: ["clerk", "filesOffice", "assessmentOffice"], scope: "ownUnits" },
    params: z.strictObject({ push }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      return receiptOf(await importCases(context, person, params.push, body as Buffer, language));
    },
  }),
  route({
    method: "get",
    path: "/cases",
    name: "listCases",
    summary: { zh: "案件清单", en: "The case list" },
    access: { who: "signedIn", scope: "ownUnits" },
    query: z.strictObject({
      unit: unitCode,
      search: z.string().trim().min(1).max(40).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    async handle(context, { query, person }) {
      const unit = await requireUnit(context.db, person, query.unit, "read");
      const { page, pageSize } = query;
      const ask = { unitId: Number(unit.id), search: query.search ?? null, page, pageSize };
      const { total, rows } = await findCases(context.db, ask);
      const cases = rows.map(({ caseNo, kind, name, unit: code, openedOn }) => ({
        ...{ caseNo, kind, name, unit: code, openedOn },
      }));
      return { json: { total, page, pageSize, rows: cases } };
    },
  }),
];

function receiptOf({ body, replayed }: { body: string; replayed: boolean }): Answer {
  return {
    bytes: Buffer.from(body),
    contentType: "application/json",
    ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
  };
}
