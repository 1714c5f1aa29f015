import { z } from "zod";
import { route, type Route } from "../http/route.ts";

export const ruleRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/rules/:version",
    name: "readRules",
    summary: { zh: "考核细则(按版本)", en: "The rule set of one version" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ version: z.string().min(1).max(24) }),
    answer: z.looseObject({ version: z.string(), effectiveFrom: z.string() }),
    handle: (context, { params }) =>
      Promise.resolve({ json: context.rules.compiled(params.version).ruleSet }),
  }),
];
