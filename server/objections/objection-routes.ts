import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { answerBody, answerObjection } from "./answer-objection.ts";
import { listObjections } from "./objection-figures.ts";
import { objectionForm } from "./objection-form-figures.ts";
import { objectionBody, raiseObjection } from "./raise-objection.ts";
import { revealReporter } from "./reveal-reporter.ts";

const params = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const objectionRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/reports/:id/objections",
    name: "raiseObjection",
    summary: {
      zh: "对本人等次提出异议，或对他人公布事项提出质疑",
      en: "Object to one's own grade, or doubt a published item",
    },
    access: { who: "signedIn", scope: "published" },
    params,
    body: objectionBody,
    handle: async (context, { person, params: { id }, body }) => ({
      status: 201,
      json: await raiseObjection(context, requirePerson(person), id, body),
    }),
  }),
  route({
    method: "get",
    path: "/objections/form",
    name: "readObjectionForm",
    summary: { zh: "可提出异议、质疑的事项和期限", en: "What may be objected to, and until when" },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({ policeNo: z.string().regex(POLICE_NO), month: z.string().refine(isMonth) }),
    handle: async (context, { person, query }) => ({
      json: await objectionForm(context, requirePerson(person), query.policeNo, query.month),
    }),
  }),
  route({
    method: "get",
    path: "/objections",
    name: "listObjections",
    summary: {
      zh: "与本人有关的异议和质疑；档案办为全部",
      en: "Objections and doubts one is a party to; the office sees all",
    },
    access: { who: "signedIn", scope: "self" },
    query: z.strictObject({
      state: z.enum(["open", "accepted", "dismissed"]).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    handle: async (context, { person, query }) => ({
      json: await listObjections(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "post",
    path: "/objections/:id/answer",
    name: "answerObjection",
    summary: {
      zh: "答复异议、质疑（未参与填报和审核的人员）",
      en: "Answer an objection, by somebody who neither filled nor reviewed",
    },
    access: { who: ["filesOffice", "leadingGroup"], scope: "bureau" },
    params,
    body: answerBody,
    handle: async (context, { person, params: { id }, body }) => ({
      json: await answerObjection(context, requirePerson(person), id, body),
    }),
  }),
  route({
    method: "get",
    path: "/objections/:id/reporter",
    name: "revealReporter",
    summary: {
      zh: "质疑人姓名（仅档案办，每次查看留痕）",
      en: "Who raised a doubt: files office only, each look audited",
    },
    access: { who: ["filesOffice"], scope: "bureau" },
    params,
    handle: async (context, { person, params: { id } }) => ({
      json: await revealReporter(context, requirePerson(person), id),
    }),
  }),
];
