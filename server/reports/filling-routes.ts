import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { requireUnit } from "../access/scope.ts";
import { versionTag } from "../http/if-match.ts";
import { route, type Route } from "../http/route.ts";
import { requireMonth } from "../months/month-store.ts";
import { attestReport } from "./attest-report.ts";
import { collectedFigures } from "./collected-figures.ts";
import { discardMyDraft, draftBody, draftMyMonth, readMyDraft } from "./draft-my-month.ts";
import { myMonth } from "./my-month-figures.ts";
import { packageFigures } from "./package-figures.ts";
import { submitUnit } from "./submit-unit.ts";
import { withdrawSubmission } from "./withdraw-submission.ts";

const month = z.string().refine(isMonth);
const unitCode = z.string().min(1).max(12);
const ofMonth = z.strictObject({ month });
const reportId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/** A package of a large unit is checked against a year of history. */
const PACKAGE_DEADLINE = 60_000;

export const fillingRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/reports/:report/attestation",
    name: "attestReport",
    summary: { zh: "本人确认（本人如实填写）", en: "The officer confirms his own report" },
    access: { who: ["officer"], scope: "self" },
    params: z.strictObject({ report: reportId }),
    async handle(context, asked) {
      const receipt = await attestReport(context, asked.person, asked.params.report, asked);
      return { json: receipt, headers: { ETag: versionTag(receipt.version) } };
    },
  }),
  route({
    method: "post",
    path: "/months/:month/submission",
    name: "submitUnit",
    summary: { zh: "提交单位报送", en: "Submit a unit's attested reports" },
    access: { who: ["clerk"], scope: "ownUnits" },
    params: ofMonth,
    body: z.strictObject({ unit: unitCode, declaration: z.boolean().default(false) }),
    deadline: PACKAGE_DEADLINE,
    async handle(context, { params, body, person, language }) {
      return { json: await submitUnit(context, person, params.month, body, language) };
    },
  }),
  route({
    method: "post",
    path: "/months/:month/submission/withdrawal",
    name: "withdrawSubmission",
    summary: { zh: "撤回单位报送", en: "Withdraw a unit's package before review" },
    access: { who: ["clerk"], scope: "ownUnits" },
    params: ofMonth,
    body: z.strictObject({ unit: unitCode, reason: z.string().trim().min(2).max(400) }),
    async handle(context, { params, body, person }) {
      return { json: await withdrawSubmission(context, person, params.month, body) };
    },
  }),
  route({
    method: "get",
    path: "/months/:month/package",
    name: "readPackage",
    summary: { zh: "单位报送进度", en: "How far a unit's package is" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: ofMonth,
    query: z.strictObject({ unit: unitCode }),
    async handle(context, { params, query, person, language }) {
      const unit = await requireUnit(context.db, person, query.unit, "read");
      const line = await requireMonth(context.db, params.month, context.clock.now());
      return { json: await packageFigures(context, line, unit, language) };
    },
  }),
  route({
    method: "get",
    path: "/months/:month/my-month",
    name: "readMyMonth",
    summary: { zh: "我的月报", en: "The reader's own month" },
    access: { who: "signedIn", scope: "self" },
    params: ofMonth,
    async handle(context, { params, person }) {
      if (person.policeNo === null) throw new Refusal("officer.unknown", { policeNo: person.account });
      return { json: await myMonth(context, person, params.month) };
    },
  }),
  route({
    method: "get",
    path: "/months/:month/collected",
    name: "readCollected",
    summary: { zh: "日常收集：本月已记录的事件和实绩", en: "Events and credits recorded for a month" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: ofMonth,
    query: z.strictObject({ unit: unitCode.optional() }),
    async handle(context, { params, query, person }) {
      return { json: await collectedFigures(context, person, params.month, query.unit) };
    },
  }),
  route({
    method: "get",
    path: "/months/:month/draft",
    name: "readDraft",
    summary: { zh: "我的草稿", en: "The reader's own draft" },
    access: { who: ["officer"], scope: "self" },
    params: ofMonth,
    async handle(context, { params, person }) {
      return { json: { draft: await readMyDraft(context, person, params.month) } };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/draft",
    name: "saveDraft",
    summary: { zh: "自动保存草稿", en: "Save the reader's own draft" },
    access: { who: ["officer"], scope: "self" },
    params: ofMonth,
    body: draftBody,
    async handle(context, { params, body, person }) {
      return { json: await draftMyMonth(context, person, params.month, body) };
    },
  }),
  route({
    method: "delete",
    path: "/months/:month/draft",
    name: "discardDraft",
    summary: { zh: "放弃草稿", en: "Discard the reader's own draft" },
    access: { who: ["officer"], scope: "self" },
    params: ofMonth,
    async handle(context, { params, person }) {
      await discardMyDraft(context, person, params.month);
      return { status: 204 };
    },
  }),
];
