import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { route, type Access, type Answer, type Route } from "../http/route.ts";
import { isUuid } from "../reports/push-request.ts";
import { appraisalOverview, appraisalSheet } from "./appraisal-figures.ts";
import { requireKind, requireSheetUnit } from "./appraisal-scope.ts";
import { pushAppraisals, type AppraisalAnswer } from "./push-appraisals.ts";
import { readAppraisalWorkbook } from "./read-appraisal-workbook.ts";
import { writeAppraisalWorkbook } from "./write-appraisal-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DEADLINE = 60_000;
const WORKBOOK_LIMIT = 5 * 1024 * 1024;
/** Not published before the year is: the offices that compose it, and leaders for the units in their charge. */
const readers: Access = { who: ["assessmentOffice", "chief", "leadingGroup", "leader"], scope: "ownUnits" };
const enterers: Access = { who: ["assessmentOffice", "chief", "leader"], scope: "ownUnits" };

const year = z.coerce.number().int().min(2000).max(2100);
const kind = z.string().regex(/^[a-zA-Z]{1,16}$/);
const query = z.strictObject({ unit: z.string().min(1).max(12).optional() });
const params = z.strictObject({ year, kind });
const pushParams = z.strictObject({ year, kind, push: z.string().refine(isUuid) });
const body = z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())) });

export const appraisalRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/appraisals/:year",
    name: "listAppraisals",
    summary: { zh: "年度评价录入进度", en: "How far a year's appraisals are entered" },
    access: readers,
    params: z.strictObject({ year }),
    handle: async (context, asked) => ({
      json: await appraisalOverview(context, requirePerson(asked.person), asked.params.year),
    }),
  }),
  route({
    method: "get",
    path: "/appraisals/:year/:kind",
    name: "readAppraisalSheet",
    summary: { zh: "年度评价录入表及更正记录", en: "A sheet of appraisals with its corrections" },
    access: readers,
    params,
    query,
    handle: async (context, asked) => ({
      json: await appraisalSheet(context, requirePerson(asked.person), {
        ...asked.params,
        unit: asked.query.unit ?? null,
      }),
    }),
  }),
  route({
    method: "get",
    path: "/appraisals/:year/:kind/sheet.xlsx",
    name: "exportAppraisalSheet",
    summary: { zh: "下载年度评价录入表（.xlsx）", en: "A sheet of appraisals as a workbook" },
    access: readers,
    params,
    query,
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, asked) {
      const ask = { ...asked.params, unit: asked.query.unit ?? null };
      const sheet = await appraisalSheet(context, requirePerson(asked.person), ask);
      const whose = sheet.unit?.name ?? "全局";
      return {
        ...{ contentType: XLSX, fileName: `${ask.year}年度${sheet.kind.name.zh} ${whose}.xlsx` },
        stream: (output) => writeAppraisalWorkbook(sheet, asked.language, output),
      };
    },
  }),
  route({
    method: "put",
    path: "/appraisals/:year/:kind/pushes/:push",
    name: "pushAppraisals",
    summary: { zh: "录入年度评价（幂等）", en: "Enter appraisals, exactly once" },
    access: enterers,
    params: pushParams,
    query,
    body,
    bodyLimit: 2 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, asked) {
      const { push: pushId, ...ask } = asked.params;
      const unit = asked.query.unit ?? null;
      const sent = {
        ...{ ...ask, pushId, unit, source: "web" as const },
        rows: asked.body.rows.map((cells, index) => ({ rowNumber: index + 1, cells })),
        fingerprint: sha256(canonicalJson({ ...ask, unit, rows: asked.body.rows })),
      };
      return receiptOf(await pushAppraisals(context, requirePerson(asked.person), sent, asked.language));
    },
  }),
  route({
    method: "post",
    path: "/appraisals/:year/:kind/pushes/:push",
    name: "uploadAppraisals",
    summary: { zh: "上传年度评价录入表（.xlsx）", en: "Upload a workbook of appraisals" },
    access: enterers,
    params: pushParams,
    query,
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, asked) {
      const [person, unit, file] = [requirePerson(asked.person), asked.query.unit ?? null, asked.body as Buffer];
      const { push: pushId, ...ask } = asked.params;
      // Whoever may not enter is told so before his file is opened.
      requireKind(context, person, ask, "enter");
      await requireSheetUnit(context.db, person, unit, "enter");
      const sent = {
        ...{ ...ask, pushId, unit, source: "upload" as const },
        rows: await readAppraisalWorkbook(file, asked.language),
        fingerprint: sha256(`${ask.year}/${ask.kind}/${unit}/${sha256(file)}`),
      };
      return receiptOf(await pushAppraisals(context, person, sent, asked.language));
    },
  }),
]; // prettier-ignore

function receiptOf({ body: bytes, replayed }: AppraisalAnswer): Answer {
  return {
    bytes: Buffer.from(bytes),
    contentType: "application/json",
    ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
  };
}
