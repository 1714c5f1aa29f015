import { z } from "zod";
import { CONFIRMATION_STATES, CONFIRMING_DEPARTMENTS } from "../../domain/confirming.ts";
import { isMonth } from "../../domain/month.ts";
import { route, type Route } from "../http/route.ts";
import { isUuid } from "../reports/push-request.ts";
import { confirmEvent } from "./confirm-event.ts";
import { confirmationList } from "./confirmation-figures.ts";
import { registerEvent } from "./register-event.ts";

const DEADLINE = 30_000;

export const confirmationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/confirmations",
    name: "listConfirmations",
    summary: { zh: "主管部门待核实事件", en: "Events a department confirms" },
    access: { who: CONFIRMING_DEPARTMENTS, scope: "bureau" },
    query: z.strictObject({
      department: z.enum(CONFIRMING_DEPARTMENTS),
      month: z.string().refine(isMonth),
      state: z.enum([...CONFIRMATION_STATES, "all"]).default("all"),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    async handle(context, { query, person }) {
      return { json: await confirmationList(context, person, query) };
    },
  }),
  route({
    method: "post",
    path: "/events/:rowKey/confirmation",
    name: "confirmEvent",
    summary: { zh: "核实事件", en: "Confirm an event or do not uphold it" },
    access: { who: CONFIRMING_DEPARTMENTS, scope: "bureau" },
    params: z.strictObject({ rowKey: z.string().refine(isUuid) }),
    body: z.strictObject({
      decision: z.enum(["confirmed", "refused"]),
      note: z.string().max(400).nullable().default(null),
    }),
    deadline: DEADLINE,
    async handle(context, asked) {
      const rowKey = asked.params.rowKey.toLowerCase();
      return { json: await confirmEvent(context, asked.person, rowKey, asked.body, asked) };
    },
  }),
  route({
    method: "post",
    path: "/register/events",
    name: "registerEvent",
    summary: { zh: "主管部门登记事件", en: "Enter an event in a department's register" },
    access: { who: CONFIRMING_DEPARTMENTS, scope: "bureau" },
    body: z.strictObject({ unit: z.string().min(1).max(12), event: z.record(z.string(), z.unknown()) }),
    deadline: DEADLINE,
    async handle(context, { body, person, language }) {
      return { status: 201, json: await registerEvent(context, person, body, language) };
    },
  }),
];
