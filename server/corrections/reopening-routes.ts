import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { askReopening, reopeningBody } from "./ask-reopening.ts";
import { decideReopening, reopeningDecisionBody } from "./decide-reopening.ts";
import { listReopenings } from "./reopening-figures.ts";
import { DECIDERS, REOPENING_ASKERS } from "./second-person.ts";

export const reopeningRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/reopenings",
    name: "askReopening",
    summary: { zh: "申请解锁一个单位的一个月份", en: "Ask that one unit's published month be reopened" },
    access: { who: REOPENING_ASKERS, scope: "bureau" },
    body: reopeningBody,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await askReopening(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "get",
    path: "/reopenings",
    name: "listReopenings",
    summary: {
      zh: "解锁记录：各机关为全部，其他人为本单位的",
      en: "Reopened units: all to the offices, one's own units to others",
    },
    access: { who: "signedIn", scope: "ownUnits" },
    query: z.strictObject({ month: z.string().refine(isMonth).optional() }),
    handle: async (context, { person, query }) => ({
      json: await listReopenings(context, requirePerson(person), query.month),
    }),
  }),
  route({
    method: "post",
    path: "/reopenings/:id/decision",
    name: "decideReopening",
    summary: {
      zh: "批准或不予解锁（第二人、另一角色）",
      en: "Decide a reopening: a second person of another role",
    },
    access: { who: DECIDERS, scope: "bureau" },
    params: z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    body: reopeningDecisionBody,
    handle: async (context, { person, params: { id }, body }) => ({
      json: await decideReopening(context, requirePerson(person), id, body),
    }),
  }),
];
