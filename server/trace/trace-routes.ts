import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { readJournal } from "./journal-figures.ts";
import { readTrace } from "./read-trace.ts";

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const traceRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/officers/:policeNo/trace",
    name: "readTrace",
    summary: { zh: "一份月报的全过程:谁填、谁确认、谁审、谁改", en: "The life of a report" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ policeNo: z.string().regex(POLICE_NO) }),
    query: z.strictObject({ month: z.string().refine(isMonth) }),
    handle: async (context, { person, params, query, language }) => ({
      json: await readTrace(context, requirePerson(person), params.policeNo, query.month, language),
    }),
  }),
  route({
    method: "get",
    path: "/journal",
    name: "readJournal",
    summary: { zh: "审计日志(不含内容)", en: "The audit journal, without contents" },
    // 审计管理员 sees that something was done, never what it said (reliability §3: metadata).
    access: { who: ["auditAdmin"], scope: "bureau" },
    query: z.strictObject({
      before: id.optional(),
      action: z.string().trim().max(40).optional(),
      subject: z.string().trim().max(120).optional(),
    }),
    handle: async (context, { query }) => ({ json: await readJournal(context.db, query) }),
  }),
];
