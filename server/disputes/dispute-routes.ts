import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { decideDispute, disputeDecisionBody } from "./decide-dispute.ts";
import { listDisputes } from "./dispute-figures.ts";
import { escalateObjection, escalationBody } from "./escalate-objection.ts";

const params = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** 争议裁定 (M56). */
export const disputeRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/objections/:id/dispute",
    name: "escalateObjection",
    summary: { zh: "提请领导小组裁定", en: "Take an objection to the leading group" },
    access: { who: "signedIn", scope: "self" },
    params,
    body: escalationBody,
    handle: async (context, { person, params: { id }, body }) => ({
      status: 201,
      json: await escalateObjection(context, requirePerson(person), id, body),
    }),
  }),
  route({
    method: "get",
    path: "/disputes",
    name: "listDisputes",
    summary: { zh: "提请领导小组裁定的争议", en: "Disputes before the leading group" },
    access: { who: "signedIn", scope: "self" },
    query: z.strictObject({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(50).default(20),
    }),
    handle: async (context, { person, query }) => ({
      json: await listDisputes(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "post",
    path: "/disputes/:id/decision",
    name: "decideDispute",
    summary: { zh: "领导小组成员拟定并签署裁定", en: "A member words or signs the decision" },
    access: { who: ["chief", "leader", "leadingGroup"], scope: "bureau" },
    params,
    body: disputeDecisionBody,
    handle: async (context, { person, params: { id }, body }) => ({
      json: await decideDispute(context, requirePerson(person), id, body),
    }),
  }),
];
