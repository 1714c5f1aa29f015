import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { readFile } from "./read-file.ts";

export const fileRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/officers/:policeNo/file",
    name: "readFile",
    summary: {
      zh: "一名民警的政绩档案:各月、等次、每一分的来由",
      en: "One officer's file, every point explained",
    },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ policeNo: z.string().regex(POLICE_NO) }),
    query: z.strictObject({ month: z.string().refine(isMonth).optional() }),
    answer: z.looseObject({ officer: z.looseObject({ policeNo: z.string(), name: z.string() }) }),
    handle: async (context, { person, params, query }) => ({
      json: await readFile(context, requirePerson(person), params.policeNo, query.month),
    }),
  }),
];
