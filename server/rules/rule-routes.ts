import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { ADOPTIONS } from "../../domain/rules/rule-life.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { answerComment, answerCommentBody } from "./answer-comment.ts";
import { listComments } from "./comment-figures.ts";
import { commentBody, commentOnRules } from "./comment-on-rules.ts";
import { copyBody, copyRuleSet } from "./copy-rule-set.ts";
import { moveBody, moveRules } from "./move-rules.ts";
import { listRules, readRuleVersion } from "./rule-figures.ts";
import { draftBody, saveDraftRules } from "./save-draft-rules.ts";
import { adoptionBody, signAdoption } from "./sign-adoption.ts";
import { compareTrial } from "./trial-figures.ts";

const params = z.strictObject({ version: z.string().min(1).max(24) });
const commentParams = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const PAGE = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
const OFFICE = { who: ["assessmentOffice"], scope: "bureau" } as const;
/** Members of the leading group hold one of these roles; the list of members decides. */
const GROUP = { who: ["chief", "leader", "leadingGroup"], scope: "bureau" } as const;
const READERS = { who: "signedIn", scope: "published" } as const;

export const ruleRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/rules",
    name: "listRules",
    summary: { zh: "考核细则各版本", en: "The versions of the rules" },
    access: READERS,
    handle: async (context, { person }) => ({ json: await listRules(context, requirePerson(person)) }),
  }),
  route({
    method: "post",
    path: "/rules",
    name: "copyRuleSet",
    summary: { zh: "起草新版本(自某版本复制)", en: "Draft a version as a copy of another" },
    access: OFFICE,
    body: copyBody,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await copyRuleSet(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "get",
    path: "/rules/:version",
    name: "readRules",
    summary: { zh: "考核细则(按版本)", en: "The rule set of one version" },
    access: READERS,
    params,
    answer: z.looseObject({ version: z.string(), effectiveFrom: z.string() }),
    handle: (context, { params }) =>
      Promise.resolve({ json: context.rules.compiled(params.version).ruleSet }),
  }),
  route({
    method: "get",
    path: "/rules/:version/life",
    name: "readRuleVersion",
    summary: { zh: "一个版本的文本、沿革和签字", en: "A version's text, life and signatures" },
    access: READERS,
    params,
    handle: async (context, { person, params: { version } }) => ({
      json: await readRuleVersion(context, requirePerson(person), version),
    }),
  }),
  route({
    method: "put",
    path: "/rules/:version/tables",
    name: "saveDraftRules",
    summary: { zh: "保存起草中的细则(按表)", en: "Save a draft's tables" },
    access: OFFICE,
    params,
    body: draftBody,
    bodyLimit: 2 * 1024 * 1024,
    handle: async (context, asked) => ({
      json: await saveDraftRules(
        context,
        requirePerson(asked.person),
        asked.params.version,
        asked,
        asked.body,
      ),
    }),
  }),
  route({
    method: "post",
    path: "/rules/:version/move",
    name: "moveRules",
    summary: { zh: "征求意见、形成讨论稿", en: "Open the consultation, close it with a discussion draft" },
    access: OFFICE,
    params,
    body: moveBody,
    handle: async (context, { person, params: { version }, body }) => ({
      json: await moveRules(context, requirePerson(person), version, body),
    }),
  }),
  route({
    method: "get",
    path: "/rules/:version/comments",
    name: "listRuleComments",
    summary: { zh: "对细则的意见和答复", en: "Comments on a version and their answers" },
    access: READERS,
    params,
    query: z.strictObject({
      clause: z.string().max(120).optional(),
      adoption: z.enum([...ADOPTIONS, "unanswered"]).optional(),
      mine: z.stringbool().optional(),
      ...PAGE,
    }),
    handle: async (context, { person, params: { version }, query }) => ({
      json: await listComments(context, requirePerson(person), version, query),
    }),
  }),
  route({
    method: "post",
    path: "/rules/:version/comments",
    name: "commentOnRules",
    summary: { zh: "对细则提意见", en: "Comment on a clause" },
    access: READERS,
    params,
    body: commentBody,
    handle: async (context, { person, params: { version }, body }) => ({
      status: 201,
      json: await commentOnRules(context, requirePerson(person), version, body),
    }),
  }),
  route({
    method: "post",
    path: "/rule-comments/:id/answer",
    name: "answerRuleComment",
    summary: { zh: "答复意见并注明采纳情况", en: "Answer a comment and say what becomes of it" },
    access: OFFICE,
    params: commentParams,
    body: answerCommentBody,
    handle: async (context, { person, params: { id }, body }) => ({
      json: await answerComment(context, requirePerson(person), id, body),
    }),
  }),
  route({
    method: "post",
    path: "/rules/:version/signature",
    name: "signAdoption",
    summary: { zh: "领导小组成员签字通过", en: "A member of the leading group signs the text" },
    access: GROUP,
    params,
    body: adoptionBody,
    handle: async (context, { person, params: { version }, body }) => ({
      json: await signAdoption(context, requirePerson(person), version, body),
    }),
  }),
  route({
    method: "get",
    path: "/rules/:version/trial",
    name: "compareTrial",
    summary: { zh: "试行得分对照", en: "Trial points beside the effective ones" },
    access: READERS,
    params,
    query: z.strictObject({ month: z.string().refine(isMonth), ...PAGE }),
    handle: async (context, { person, params: { version }, query }) => ({
      json: await compareTrial(context, requirePerson(person), version, query),
    }),
  }),
];
