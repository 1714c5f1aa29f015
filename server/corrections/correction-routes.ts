import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { requireVersion } from "../http/if-match.ts";
import { route, type Route } from "../http/route.ts";
import { askCorrection, correctionBody } from "./ask-correction.ts";
import { listCorrections, viewCorrection } from "./correction-figures.ts";
import { correctionForm } from "./correction-form-figures.ts";
import { decideCorrection, decisionBody } from "./decide-correction.ts";
import { lateResultsBody, recordLateResults } from "./record-late-results.ts";
import { CORRECTION_ASKERS, DECIDERS } from "./second-person.ts";

const params = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const correctionRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/reports/:id/corrections",
    name: "askCorrection",
    summary: {
      zh: "提出更正（If-Match 为档案版本）；dryRun 只看差异",
      en: "Ask a correction of a published report; dryRun shows the difference",
    },
    access: { who: CORRECTION_ASKERS, scope: "bureau" },
    params,
    body: correctionBody,
    async handle(context, asked) {
      const { person, params: { id }, body, language } = asked; // prettier-ignore
      const { objection, ...rest } = body;
      const request = { ...rest, ...(objection !== undefined && { objection }) };
      const made = await askCorrection(context, requirePerson(person), id, request, language, (version) =>
        requireVersion(asked, version),
      );
      return { status: made.id === null ? 200 : 201, json: made };
    },
  }),
  route({
    method: "post",
    path: "/late-results",
    name: "recordLateResults",
    summary: {
      zh: "公布后到达的结果（自动提出更正）",
      en: "Results that arrived after publication: each asks a correction",
    },
    access: { who: CORRECTION_ASKERS, scope: "bureau" },
    body: lateResultsBody,
    deadline: 60_000,
    handle: async (context, { person, body, language }) => ({
      json: await recordLateResults(context, requirePerson(person), body.results, language),
    }),
  }),
  route({
    method: "get",
    path: "/corrections/form",
    name: "readCorrectionForm",
    summary: { zh: "拟更正的已公布档案", en: "A published report to be corrected" },
    access: { who: CORRECTION_ASKERS, scope: "bureau" },
    query: z.strictObject({ policeNo: z.string().regex(POLICE_NO), month: z.string().refine(isMonth) }),
    handle: async (context, { person, query }) => ({
      json: await correctionForm(context, requirePerson(person), query.policeNo, query.month),
    }),
  }),
  route({
    method: "get",
    path: "/corrections",
    name: "listCorrections",
    summary: {
      zh: "更正：各机关为全部，其他人为本人档案的",
      en: "Corrections: all to the offices, one's own to everybody else",
    },
    access: { who: "signedIn", scope: "self" },
    query: z.strictObject({
      state: z.enum(["asked", "accepted", "refused"]).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    handle: async (context, { person, query }) => ({
      json: await listCorrections(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "get",
    path: "/corrections/:id",
    name: "readCorrection",
    summary: { zh: "一项更正及其前后差异", en: "One correction with the exact difference" },
    access: { who: "signedIn", scope: "self" },
    params,
    handle: async (context, { person, params: { id }, language }) => ({
      json: await viewCorrection(context, requirePerson(person), id, language),
    }),
  }),
  route({
    method: "post",
    path: "/corrections/:id/decision",
    name: "decideCorrection",
    summary: {
      zh: "决定更正（第二人、另一角色）",
      en: "Decide a correction: a second person of another role",
    },
    access: { who: DECIDERS, scope: "bureau" },
    params,
    body: decisionBody,
    handle: async (context, { person, params: { id }, body, language }) => ({
      json: await decideCorrection(context, requirePerson(person), id, body, language),
    }),
  }),
];
