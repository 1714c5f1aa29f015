import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { askRuleChange, requestBody } from "./ask-rule-change.ts";
import { decideRuleChange, requestDecisionBody } from "./decide-rule-change.ts";
import { readMembers } from "./group-store.ts";
import { listRequests } from "./rule-figures.ts";

const READERS = { who: "signedIn", scope: "published" } as const;

/** 领导小组, and what needs a second person. */
export const groupRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/leading-group",
    name: "readLeadingGroup",
    summary: { zh: "领导小组成员", en: "Members of the leading group" },
    access: READERS,
    handle: async (context, { person }) => ({
      json: {
        members: await readMembers(context.db),
        requests: await listRequests(context, requirePerson(person), { members: true }),
      },
    }),
  }),
  route({
    method: "post",
    path: "/rule-requests",
    name: "askRuleChange",
    summary: {
      zh: "申请试行、生效、废止或调整领导小组成员",
      en: "Ask for trial, effect, retirement or a change of members",
    },
    access: { who: ["assessmentOffice", "politicalOffice"], scope: "bureau" },
    body: requestBody,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await askRuleChange(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "post",
    path: "/rule-requests/:id/decision",
    name: "decideRuleChange",
    summary: { zh: "局长、政委确认或退回申请", en: "A chief confirms or refuses a request" },
    access: { who: ["chief"], scope: "bureau" },
    params: z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    body: requestDecisionBody,
    handle: async (context, { person, params: { id }, body }) => ({
      json: await decideRuleChange(context, requirePerson(person), id, body),
    }),
  }),
];
