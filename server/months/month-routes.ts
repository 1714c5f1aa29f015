import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { route, type Route } from "../http/route.ts";
import { allMonths, requireMonth } from "./month-store.ts";

const instant = z.string().meta({ format: "date-time" });
export const monthLine = z
  .object({
    month: z.string(),
    state: z.enum(["upcoming", "open", "reviewing", "published", "locked"]),
    ruleSet: z.string(),
    opensAt: instant,
    attestBy: instant,
    submitBy: instant,
    reviewBy: instant,
    leaderReviewBy: instant,
    checkBy: instant,
    publishAt: instant,
    objectionsUntil: instant,
    lockAt: instant,
    practice: z.boolean(),
    backFilled: z.boolean(),
  })
  .meta({ id: "MonthLine" });

export const monthRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months",
    name: "listMonths",
    summary: { zh: "考核月份及各节点时限", en: "The months with their deadlines" },
    access: { who: "signedIn", scope: "bureau" },
    answer: z.array(monthLine),
    handle: async (context) => ({ json: await allMonths(context.db, context.clock.now()) }),
  }),
  route({
    method: "get",
    path: "/months/:month",
    name: "readMonth",
    summary: { zh: "一个考核月份", en: "One month" },
    access: { who: "signedIn", scope: "bureau" },
    params: z.strictObject({ month: z.string().refine(isMonth) }),
    answer: monthLine,
    handle: async (context, { params }) => ({
      json: await requireMonth(context.db, params.month, context.clock.now()),
    }),
  }),
];
