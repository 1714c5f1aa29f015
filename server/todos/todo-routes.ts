import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { noticesOf } from "./notice-figures.ts";
import { readNotices } from "./read-notices.ts";
import { todoFigures } from "./todo-figures.ts";

const SELF = { who: "signedIn", scope: "self" } as const;

export const todoRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/todos",
    name: "listTodos",
    summary: { zh: "我的待办", en: "What waits for me" },
    access: SELF,
    handle: async (context, { person }) => ({ json: await todoFigures(context, requirePerson(person)) }),
  }),
  route({
    method: "get",
    path: "/notices",
    name: "listNotices",
    summary: { zh: "我的提醒", en: "My reminders" },
    access: SELF,
    handle: async (context, { person }) => ({
      json: await noticesOf(context.db, requirePerson(person).accountId),
    }),
  }),
  route({
    method: "post",
    path: "/notices/read",
    name: "readAllNotices",
    summary: { zh: "全部提醒标为已读", en: "Mark every reminder as read" },
    access: SELF,
    async handle(context, { person }) {
      await readNotices(context, requirePerson(person), null);
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/notices/:id/read",
    name: "readNotice",
    summary: { zh: "一条提醒标为已读", en: "Mark a reminder as read" },
    access: SELF,
    params: z.strictObject({ id: z.coerce.number().int().positive() }),
    async handle(context, { params, person }) {
      await readNotices(context, requirePerson(person), params.id);
      return { status: 204 };
    },
  }),
];
