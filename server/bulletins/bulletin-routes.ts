import { z } from "zod";
import { BULLETIN_KINDS } from "../../domain/bulletin.ts";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { route, type Answer, type Route } from "../http/route.ts";
import { assignShares } from "./assign-shares.ts";
import { bulletinList, oneBulletin } from "./bulletin-figures.ts";
import { readBulletinSettings } from "./bulletin-settings-store.ts";
import { changeSettings } from "./change-settings.ts";
import { discardBulletin } from "./discard-bulletin.ts";
import { draftBulletin } from "./draft-bulletin.ts";
import { editBulletin } from "./edit-bulletin.ts";
import { issueBulletin } from "./issue-bulletin.ts";
import { refreshBulletin } from "./refresh-bulletin.ts";
import { readMembers, readShares } from "./share-store.ts";
import { writeBulletinDocx } from "./write-bulletin-docx.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const OFFICE = { who: ["filesOffice"], scope: "bureau" } as const;
const month = z.string().refine(isMonth);
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const params = z.strictObject({ bulletin: id });
const sentence = z.string().trim().min(1).max(2_000);
const unit = z.string().min(1).max(12);

const draftBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["grades", "quality"]), month }),
  z.strictObject({
    kind: z.literal("correction"),
    corrects: z.int().min(1),
    reason: z.string().trim().min(5).max(500),
  }),
]);
const editBody = z.strictObject({
  title: z.string().trim().min(5).max(200).optional(),
  recipients: z.string().trim().min(1).max(200).optional(),
  opening: sentence.optional(),
  requirements: z.array(sentence).min(1).max(10).optional(),
  copies: z.string().trim().min(1).max(500).optional(),
  units: z
    .array(
      z.strictObject({
        unit,
        remark: z.string().trim().max(500).optional(),
        checked: z.boolean().optional(),
        reasons: z
          .array(
            z.strictObject({ policeNo: z.string().regex(POLICE_NO), reason: z.string().trim().max(200) }),
          )
          .max(5_000)
          .optional(),
      }),
    )
    .max(2_000)
    .optional(),
});
const settingsBody = z.strictObject({
  symbol: z.string().trim().min(1).max(20),
  issuer: z.string().trim().min(1).max(60),
  copies: z.string().trim().min(1).max(500),
  redHead: z.string().trim().max(40),
  nameLower: z.boolean(),
  rectifyWorkdays: z.int().min(1).max(60),
});

export const bulletinRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/bulletins",
    name: "listBulletins",
    summary: { zh: "通报列表", en: "Bulletins" },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({
      month: month.optional(),
      kind: z.enum(BULLETIN_KINDS).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(50).default(20),
    }),
    async handle(context, { person, query }) {
      const ask = { ...query, month: query.month ?? null, kind: query.kind ?? null };
      return { json: await bulletinList(context.db, requirePerson(person), ask) };
    },
  }),
  route({
    method: "post",
    path: "/bulletins",
    name: "draftBulletin",
    summary: { zh: "起草通报或更正通报", en: "Draft a bulletin or a correcting one" },
    access: OFFICE,
    body: draftBody,
    deadline: 60_000,
    async handle(context, { person, body }) {
      const made = await draftBulletin(context, requirePerson(person), body);
      return answer(context, requirePerson(person), made, 201);
    },
  }),
  route({
    method: "get",
    path: "/bulletins/:bulletin.docx",
    name: "downloadBulletin",
    summary: { zh: "下载通报（Word 文档）", en: "A bulletin as a Word file" },
    access: { who: "signedIn", scope: "published" },
    params,
    answer: DOCX,
    deadline: 60_000,
    async handle(context, { person, params: { bulletin } }) {
      const found = await oneBulletin(context.db, requirePerson(person), bulletin);
      const bytes = await writeBulletinDocx(found);
      return {
        contentType: DOCX,
        fileName: `${found.number ? `${found.number} ` : "（草稿）"}${found.title}.docx`,
        async stream(output) {
          await new Promise<void>((resolve) => output.end(bytes, () => resolve()));
        },
      };
    },
  }),
  route({
    method: "get",
    path: "/bulletins/:bulletin",
    name: "readBulletin",
    summary: { zh: "一份通报", en: "One bulletin" },
    access: { who: "signedIn", scope: "published" },
    params,
    async handle(context, { person, params: { bulletin } }) {
      return answer(context, requirePerson(person), bulletin);
    },
  }),
  route({
    method: "put",
    path: "/bulletins/:bulletin",
    name: "editBulletin",
    summary: { zh: "修改通报草稿", en: "Edit a draft" },
    access: OFFICE,
    params,
    body: editBody,
    bodyLimit: 2 * 1024 * 1024,
    async handle(context, asked) {
      const person = requirePerson(asked.person);
      await editBulletin(context, person, asked.params.bulletin, asked.body, asked);
      return answer(context, person, asked.params.bulletin);
    },
  }),
  route({
    method: "post",
    path: "/bulletins/:bulletin/refresh",
    name: "refreshBulletin",
    summary: { zh: "按最新数据更新通报草稿", en: "Bring a draft up to date" },
    access: OFFICE,
    params,
    body: z.strictObject({ anew: z.boolean() }),
    deadline: 60_000,
    async handle(context, asked) {
      const person = requirePerson(asked.person);
      await refreshBulletin(context, person, asked.params.bulletin, asked.body.anew, asked);
      return answer(context, person, asked.params.bulletin);
    },
  }),
  route({
    method: "post",
    path: "/bulletins/:bulletin/issue",
    name: "issueBulletin",
    summary: { zh: "签发通报", en: "Issue a bulletin" },
    access: OFFICE,
    params,
    body: z.strictObject({}),
    deadline: 60_000,
    async handle(context, asked) {
      const person = requirePerson(asked.person);
      await issueBulletin(context, person, asked.params.bulletin, asked);
      return answer(context, person, asked.params.bulletin);
    },
  }),
  route({
    method: "delete",
    path: "/bulletins/:bulletin",
    name: "discardBulletin",
    summary: { zh: "作废通报草稿", en: "Discard a draft" },
    access: OFFICE,
    params,
    async handle(context, asked) {
      await discardBulletin(context, requirePerson(asked.person), asked.params.bulletin, asked);
      return { status: 204 };
    },
  }),
  route({
    method: "get",
    path: "/bulletin-shares",
    name: "listShares",
    summary: { zh: "办公室分工", en: "Which member of the office answers for which unit" },
    access: OFFICE,
    async handle(context) {
      return { json: { members: await readMembers(context.db), shares: await readShares(context.db) } };
    },
  }),
  route({
    method: "put",
    path: "/bulletin-shares",
    name: "assignShares",
    summary: { zh: "确定办公室分工（分责）", en: "Divide the units among the office" },
    access: OFFICE,
    body: z.strictObject({
      shares: z.array(z.strictObject({ unit, accountId: z.int().min(1) })).max(2_000),
    }),
    async handle(context, { person, body }) {
      await assignShares(context, requirePerson(person), body.shares);
      return { json: { members: await readMembers(context.db), shares: await readShares(context.db) } };
    },
  }),
  route({
    method: "get",
    path: "/bulletin-settings",
    name: "readBulletinSettings",
    summary: { zh: "通报格式设置", en: "How bulletins look" },
    access: OFFICE,
    handle: async (context) => ({ json: await readBulletinSettings(context.db) }),
  }),
  route({
    method: "put",
    path: "/bulletin-settings",
    name: "changeBulletinSettings",
    summary: { zh: "修改通报格式设置", en: "Change how bulletins look" },
    access: OFFICE,
    body: settingsBody,
    async handle(context, { person, body }) {
      await changeSettings(context, requirePerson(person), body);
      return { json: await readBulletinSettings(context.db) };
    },
  }),
];

async function answer(
  context: Context,
  person: SignedInPerson,
  bulletin: number,
  status = 200,
): Promise<Answer> {
  const json = await oneBulletin(context.db, person, bulletin);
  return { status, json };
}
