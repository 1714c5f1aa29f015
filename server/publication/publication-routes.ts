import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { route, type Access, type Route } from "../http/route.ts";
import { requireMonth } from "../months/month-store.ts";
import { checkReports } from "./check-reports.ts";
import { publicationFigures } from "./publication-figures.ts";
import { publishMonth } from "./publish-month.ts";

const params = z.strictObject({ month: z.string().refine(isMonth) });
const unitCode = z.string().min(1).max(12);

/** Who oversees the whole bureau reads how far publication is; the files office alone acts (reliability §3). */
const overseers: Access = {
  who: ["filesOffice", "chief", "leadingGroup", "politicalOffice", "disciplineOffice", "assessmentOffice"],
  scope: "bureau",
};
const filesOffice: Access = { who: ["filesOffice"], scope: "bureau" };
const DEADLINE = 60_000;

export const publicationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months/:month/publication",
    name: "readPublication",
    summary: {
      zh: "复核公布进度:各单位已签、未签、问题与历次公布",
      en: "How far a month is from publication",
    },
    access: overseers,
    params,
    query: z.strictObject({ unit: unitCode.optional() }),
    deadline: DEADLINE,
    handle: async (context, { params: { month }, query }) => {
      const now = context.clock.now();
      const json = await context.db.transaction(async (db) => {
        const line = await requireMonth(db, month, now);
        const rules = context.rules.compiled(line.ruleSet);
        return publicationFigures(db, rules, line, now.toISOString(), query.unit);
      });
      return { json };
    },
  }),
  route({
    method: "post",
    path: "/months/:month/check",
    name: "checkReports",
    summary: { zh: "档案办复核:签字有效的月报转为已复核", en: "Check signed reports, by unit or one by one" },
    access: filesOffice,
    params,
    body: z.strictObject({
      units: z.array(unitCode).min(1).max(5_000).optional(),
      reports: z
        .array(z.strictObject({ policeNo: z.string().regex(POLICE_NO), version: z.int().min(0) }))
        .min(1)
        .max(5_000)
        .optional(),
    }),
    bodyLimit: 1024 * 1024,
    deadline: DEADLINE,
    handle: async (context, { params: { month }, body, person, language }) => ({
      json: await checkReports(context, person, month, body, language),
    }),
  }),
  route({
    method: "post",
    path: "/months/:month/publication",
    name: "publishMonth",
    summary: { zh: "公布一个月:只公布已复核的月报", en: "Publish what is checked, with a snapshot" },
    access: filesOffice,
    params,
    body: z.strictObject({ note: z.string().trim().max(400).optional(), early: z.boolean().optional() }),
    deadline: DEADLINE,
    handle: async (context, { params: { month }, body, person, language }) => ({
      status: 201,
      json: await publishMonth(context, person, month, body, language),
    }),
  }),
];
