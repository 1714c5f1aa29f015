import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { route, type Access, type Answer, type Asked, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import type { Context } from "../context.ts";
import { actualsBody, day, id, push, unitCode } from "./campaign-bodies.ts";
import { entrySheet } from "./entry-figures.ts";
import { pushActuals, type ActualsAnswer } from "./push-actuals.ts";
import { readEntryWorkbook } from "./read-entry-workbook.ts";
import { writeEntryWorkbook } from "./write-entry-workbook.ts";
import { requireCampaign, requireUnits } from "./campaign-scope.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DEADLINE = 60_000;
const WORKBOOK_LIMIT = 5 * 1024 * 1024;
/** Who reads a unit's entries: its clerk, head and leader in charge, and the offices. */
const readers: Access = { who: "signedIn", scope: "ownUnits" };
/** Who enters: the unit's clerk or head its own, 考核办 and 档案办 every unit's. */
const enterers: Access = { who: ["clerk", "head", "filesOffice", "assessmentOffice"], scope: "ownUnits" };

const sheetParams = z.strictObject({ id });
const sheetQuery = z.strictObject({ unit: unitCode.optional(), from: day.optional(), to: day.optional() });
const pushParams = z.strictObject({ id, push });
const pushQuery = z.strictObject({ unit: unitCode.optional() });

export const campaignEntryRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/campaigns/:id/entries",
    name: "readEntrySheet",
    summary: { zh: "专项行动每日填报表及更正记录", en: "A campaign's daily entries" },
    access: readers,
    params: sheetParams,
    query: sheetQuery,
    handle: async (context, asked) => ({ json: await sheetOf(context, asked) }),
  }),
  route({
    method: "get",
    path: "/campaigns/:id/entries.xlsx",
    name: "exportEntrySheet",
    summary: { zh: "下载每日填报表（.xlsx）", en: "The daily entries as a workbook" },
    access: readers,
    params: sheetParams,
    query: sheetQuery,
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, asked) {
      const sheet = await sheetOf(context, asked);
      const days = sheet.from === sheet.to ? sheet.from : `${sheet.from}至${sheet.to}`;
      return {
        ...{ contentType: XLSX, fileName: `${sheet.campaign.name}填报表 ${days}.xlsx` },
        stream: (output) => writeEntryWorkbook(sheet, asked.language, output),
      };
    },
  }),
  route({
    method: "put",
    path: "/campaigns/:id/actuals/:push",
    name: "pushActuals",
    summary: { zh: "填报专项行动数据（幂等）", en: "Enter a campaign's figures, exactly once" },
    access: enterers,
    params: pushParams,
    query: pushQuery,
    body: actualsBody,
    bodyLimit: 2 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { params, query, body, person, language }) {
      const unit = query.unit ?? null;
      const sent = {
        ...{ campaignId: params.id, pushId: params.push, unit, source: "web" as const },
        rows: body.rows.map((cells, index) => ({ rowNumber: index + 1, cells })),
        fingerprint: sha256(canonicalJson({ campaign: params.id, unit, rows: body.rows })),
      };
      return receiptOf(await pushActuals(context, requirePerson(person), sent, language));
    },
  }),
  route({
    method: "post",
    path: "/campaigns/:id/actuals/:push",
    name: "uploadActuals",
    summary: { zh: "上传每日填报表（.xlsx）", en: "Upload a workbook of entries" },
    access: enterers,
    params: pushParams,
    query: pushQuery,
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { params, query, body, person: asking, language }) {
      const [person, unit, file] = [requirePerson(asking), query.unit ?? null, body as Buffer];
      // Whoever may not enter is told so before his file is opened.
      await requireCampaign(context.db, person, params.id);
      await requireUnits(context.db, person, unit, "enter");
      const sent = {
        ...{ campaignId: params.id, pushId: params.push, unit, source: "upload" as const },
        rows: await readEntryWorkbook(file, language),
        fingerprint: sha256(`${params.id}/${unit}/${sha256(file)}`),
      };
      return receiptOf(await pushActuals(context, person, sent, language));
    },
  }),
];

type SheetAsked = Asked<z.infer<typeof sheetParams>, z.infer<typeof sheetQuery>, unknown>;

function sheetOf(context: Context, { params, query, person }: SheetAsked) {
  return entrySheet(context.db, requirePerson(person), {
    ...{ campaignId: params.id, unit: query.unit ?? null, from: query.from ?? null, to: query.to ?? null },
    today: shanghaiDay(context.clock.now()),
  });
}

function receiptOf({ body, replayed }: ActualsAnswer): Answer {
  return {
    bytes: Buffer.from(body),
    contentType: "application/json",
    ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
  };
}
