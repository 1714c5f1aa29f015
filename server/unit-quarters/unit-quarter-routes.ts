import { z } from "zod";
import { assessedPeriod } from "../../domain/assessment/period.ts";
import { figureForm } from "../../domain/unit-assessment/figure-form.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Answer, type Route } from "../http/route.ts";
import { isUuid } from "../reports/push-request.ts";
import { approveQuarter } from "./approve-quarter.ts";
import { computeQuarter } from "./compute-quarter.ts";
import { figuresBody, readUnitRows, series } from "./figure-request.ts";
import { figureSheet } from "./figure-sheet-figures.ts";
import { readFigureWorkbook, writeFigureWorkbook } from "./figure-workbook.ts";
import { pushFigures, type UnitPushAnswer } from "./push-figures.ts";
import { explainUnitQuarter, listQuarters, quarterResult } from "./quarter-figures.ts";
import { requireQuarter } from "./quarter-facts.ts";
import { returnQuarter } from "./return-quarter.ts";
import { signQuarter } from "./sign-quarter.ts";
import { unitPeriodMeans, unitTrend } from "./trend-figures.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WORKBOOK_LIMIT = 10 * 1024 * 1024;
const DEADLINE = 60_000;
const quarter = z.string().refine((text) => assessedPeriod(text)?.kind === "quarter");
const longer = z.string().refine((text) => ["halfYear", "year"].includes(assessedPeriod(text)?.kind ?? ""));
const push = z.string().refine(isUuid);
const unit = z.string().min(1).max(12);
const signature = z.strictObject({ password: z.string().max(200), digest: z.string().length(64) });
/** Who keeps some column; the form says which. */
const KEEPERS = ["assessmentOffice", "disciplineOffice", "petitions", "legal", "clerk", "head"] as const;

/** 单位考核, quarter by quarter (细则 §6). */
export const unitQuarterRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/unit-quarters",
    name: "listUnitQuarters",
    summary: { zh: "一年的单位季度考核及可办事项", en: "Units' quarters of a year, and what can be done" },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    handle: async (context, { person, query }) => ({
      json: await listQuarters(context, requirePerson(person), query.year),
    }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/trend",
    name: "readUnitQuarterTrend",
    summary: { zh: "各单位历季得分", en: "Units' announced quarters" },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({ series }),
    handle: async (context, { query }) => ({ json: await unitTrend(context.db, query.series) }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/means/:period",
    name: "readUnitQuarterMeans",
    summary: { zh: "单位半年、年度平均分", en: "Units' means of a half-year or year" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ period: longer }),
    handle: async (context, { params }) => ({ json: await unitPeriodMeans(context.db, params.period) }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/:quarter/form",
    name: "readUnitFigures",
    summary: { zh: "单位考核数据表", en: "The units' figures of a series" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ quarter }),
    query: z.strictObject({ series }),
    handle: async (context, { params, query, person }) => ({
      json: await figureSheet(context, requirePerson(person), params.quarter, query.series),
    }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/:quarter/form.xlsx",
    name: "downloadUnitFigures",
    summary: { zh: "下载单位考核数据工作簿", en: "The units' figures as a workbook" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ quarter }),
    query: z.strictObject({ series }),
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, { params, query, person, language }) {
      const sheet = await figureSheet(context, requirePerson(person), params.quarter, query.series);
      const file = await writeFigureWorkbook(sheet, language);
      return {
        contentType: XLSX,
        fileName: `${params.quarter}${sheet.form.title.zh}.xlsx`,
        stream: async (output) => {
          await new Promise<void>((resolve) => output.end(file, resolve));
        },
      };
    },
  }),
  route({
    method: "put",
    path: "/unit-quarters/:quarter/pushes/:push",
    name: "pushUnitFigures",
    summary: { zh: "提交单位考核数据（幂等）", en: "Push units' figures, exactly once" },
    access: { who: KEEPERS, scope: "ownUnits" },
    params: z.strictObject({ quarter, push }),
    body: figuresBody,
    bodyLimit: 2 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { params, body, person, language }) {
      const { rows, ...request } = body;
      const asked = { ...params, request, rows: readUnitRows(rows) };
      return receiptOf(await pushFigures(context, person, asked, language));
    },
  }),
  route({
    method: "post",
    path: "/unit-quarters/:quarter/pushes/:push",
    name: "uploadUnitFigures",
    summary: { zh: "上传单位考核数据工作簿（.xlsx）", en: "Upload units' figures as a workbook" },
    access: { who: KEEPERS, scope: "ownUnits" },
    params: z.strictObject({ quarter, push }),
    query: z.strictObject({ series }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, query, body, person, language }) {
      const { ruleSet } = await requireQuarter(context, context.db, params.quarter);
      const rows = await readFigureWorkbook(body as Buffer, figureForm(ruleSet, query.series));
      const request = { series: query.series, source: "upload" as const, dryRun: false };
      readUnitRows(rows.map(({ unit: code, version }) => ({ unit: code || "?", version, fields: {} })));
      return receiptOf(await pushFigures(context, person, { ...params, request, rows }, language));
    },
  }),
  route({
    method: "post",
    path: "/unit-quarters/:quarter/computation",
    name: "computeUnitQuarter",
    summary: { zh: "计算单位季度得分", en: "Compute the units' quarter" },
    access: { who: ["assessmentOffice"], scope: "bureau" },
    params: z.strictObject({ quarter }),
    body: z.strictObject({}),
    deadline: DEADLINE,
    handle: async (context, { params, person }) => ({
      status: 201,
      json: await computeQuarter(context, person, params.quarter),
    }),
  }),
  route({
    method: "post",
    path: "/unit-quarters/:quarter/sign-off",
    name: "signUnitQuarter",
    summary: { zh: "考核办签字确认", en: "The assessment office signs the units' quarter" },
    access: { who: ["assessmentOffice"], scope: "bureau" },
    params: z.strictObject({ quarter }),
    body: signature,
    handle: async (context, { params, body, person }) => ({
      json: await signQuarter(context, person, params.quarter, body),
    }),
  }),
  route({
    method: "post",
    path: "/unit-quarters/:quarter/approval",
    name: "approveUnitQuarter",
    summary: { zh: "局长、政委批准并公布", en: "Director or commissar approves and announces" },
    access: { who: ["chief"], scope: "bureau" },
    params: z.strictObject({ quarter }),
    body: signature,
    handle: async (context, { params, body, person }) => ({
      json: await approveQuarter(context, person, params.quarter, body),
    }),
  }),
  route({
    method: "post",
    path: "/unit-quarters/:quarter/return",
    name: "returnUnitQuarter",
    summary: { zh: "退回单位季度考核", en: "Return the units' quarter" },
    access: { who: ["assessmentOffice", "chief"], scope: "bureau" },
    params: z.strictObject({ quarter }),
    body: z.strictObject({ reason: z.string().trim().min(5).max(500) }),
    handle: async (context, { params, body, person }) => ({
      json: await returnQuarter(context, person, params.quarter, body.reason),
    }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/:quarter/results",
    name: "readUnitQuarter",
    summary: { zh: "单位季度考核结果", en: "The units' results of a quarter" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ quarter }),
    handle: async (context, { params, person }) => ({
      json: await quarterResult(context, requirePerson(person), params.quarter),
    }),
  }),
  route({
    method: "get",
    path: "/unit-quarters/:quarter/results/:unit",
    name: "explainUnitQuarter",
    summary: { zh: "一个单位的季度得分及来由", en: "One unit's quarter, explained" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ quarter, unit }),
    handle: async (context, { params, person }) => ({
      json: await explainUnitQuarter(context, requirePerson(person), params.quarter, params.unit),
    }),
  }),
];

function receiptOf({ body, replayed }: UnitPushAnswer): Answer {
  return {
    bytes: Buffer.from(body),
    contentType: "application/json",
    ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
  };
}
