import { z } from "zod";
import { isAssessedPeriod } from "../../domain/assessment/period.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { closeEnteredDecision, closingBody, CONFIRMING } from "./close-decision.ts";
import { computeOutcomes } from "./compute-outcomes.ts";
import { decisionBody, enterDecision } from "./enter-decision.ts";
import { listOutcomes } from "./outcome-figures.ts";
import { officerOutcomes } from "./officer-outcome-figures.ts";

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const READERS: readonly Role[] = ["politicalOffice", "assessmentOffice", "disciplineOffice", "chief", "leadingGroup"]; // prettier-ignore

export const outcomeRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/outcomes",
    name: "listOutcomes",
    summary: {
      zh: "结果运用建议及党委会决定",
      en: "Proposed consequences and the party committee's decisions",
    },
    access: { who: READERS, scope: "bureau" },
    query: z.strictObject({
      period: z.string().refine(isAssessedPeriod).optional(),
      rule: z.string().min(1).max(16).optional(),
      unit: z.string().min(1).max(12).optional(),
      show: z.enum(["open", "decided", "vetoed"]).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    handle: async (context, { person, query }) => ({
      json: await listOutcomes(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "post",
    path: "/outcomes/:period/proposals",
    name: "computeOutcomes",
    summary: {
      zh: "按细则生成一个半年的结果运用建议",
      en: "Propose the consequences of a half-year by the rules",
    },
    access: { who: ["assessmentOffice", "politicalOffice"], scope: "bureau" },
    params: z.strictObject({ period: z.string().refine(isAssessedPeriod) }),
    deadline: 120_000,
    handle: async (context, { person, params }) => ({
      json: await computeOutcomes(context, requirePerson(person), params.period),
    }),
  }),
  route({
    method: "post",
    path: "/outcomes/decisions",
    name: "enterOutcomeDecision",
    summary: { zh: "登记党委会决定（另一人确认后入档）", en: "Enter the party committee's decision" },
    access: { who: ["politicalOffice"], scope: "bureau", why: "another person of another role confirms it" },
    body: decisionBody,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await enterDecision(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "put",
    path: "/outcomes/decisions/:id",
    name: "closeOutcomeDecision",
    summary: {
      zh: "确认、退回或撤回党委会决定的登记",
      en: "Confirm, hand back or withdraw an entered decision",
    },
    access: {
      who: [...CONFIRMING, "politicalOffice"],
      scope: "bureau",
      why: "never who entered it, never in the same role, never whom it concerns",
    },
    params: z.strictObject({ id }),
    body: closingBody,
    async handle(context, { person, params, body }) {
      const who = requirePerson(person);
      if (body.action !== "withdraw") {
        if (body.password === undefined) throw new Refusal("signature.wrong-password");
        await confirmPassword(context, who, body.password);
      }
      return { json: await closeEnteredDecision(context, who, params.id, body) };
    },
  }),
  route({
    method: "get",
    path: "/officers/:policeNo/outcomes",
    name: "readOfficerOutcomes",
    summary: { zh: "一名民警档案中的结果运用", en: "The consequences that stand in one officer's file" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ policeNo: z.string().regex(POLICE_NO) }),
    handle: async (context, { person, params }) => ({
      json: await officerOutcomes(context, requirePerson(person), params.policeNo),
    }),
  }),
];
