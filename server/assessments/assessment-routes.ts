import { z } from "zod";
import { GRADES } from "../../domain/grade.ts";
import { requirePerson } from "../access/scope.ts";
import { prepared } from "../http/prepared.ts";
import { route, type Route } from "../http/route.ts";
import { visibleStates } from "./assessment-sight.ts";
import { assessmentChanges } from "./change-figures.ts";
import { explainStanding } from "./explanation-figures.ts";
import { listDeductions } from "./deduction-figures.ts";
import { yearOverview } from "./period-figures.ts";
import { period, policeNo, quarter } from "./request.ts";
import { officerStandings, pageStandings } from "./standing-figures.ts";

const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};

/** Reading quarters, half-years and years. */
export const assessmentRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/assessments",
    name: "listAssessments",
    summary: {
      zh: "一年的季度、半年、年度考核及可办事项",
      en: "Quarters, half-years and year, and what can be done",
    },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    handle: async (context, { person, query }) => ({
      json: await yearOverview(context, requirePerson(person), query.year),
    }),
  }),
  route({
    method: "get",
    path: "/assessments/:period/standings",
    name: "listStandings",
    summary: { zh: "考核结果，按名单和名次", en: "Results of a period by list and place" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ period }),
    query: z.strictObject({
      list: z.string().max(16).optional(),
      unit: z.string().max(12).optional(),
      grade: z.enum(GRADES).optional(),
      ranked: z.enum(["yes", "no"]).optional(),
      search: z.string().max(80).optional(),
      ...paging,
    }),
    // Prepared once for everybody who may see the same runs: the whole bureau opens a ranking when it is announced.
    handle: async (context, { person, params, query }) => {
      const reader = requirePerson(person);
      const key = `standings ${params.period} ${visibleStates(reader).join()} ${JSON.stringify(query)}`;
      const revision = context.pulse.revision("data");
      const build = () => pageStandings(context, reader, params.period, query);
      return { prepared: await prepared(context, key, revision, build) };
    },
  }),
  route({
    method: "get",
    path: "/assessments/:period/standings/:policeNo",
    name: "explainStanding",
    summary: { zh: "一名民警的考核结果及来由", en: "One officer's result, explained" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ period, policeNo }),
    handle: async (context, { person, params }) => ({
      json: await explainStanding(context, requirePerson(person), params.period, params.policeNo),
    }),
  }),
  route({
    method: "get",
    path: "/assessments/:period/changes",
    name: "listAssessmentChanges",
    summary: {
      zh: "公布后更正的注记和重算结果",
      en: "Corrections made since, and what would come out today",
    },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ period }),
    handle: async (context, { person, params }) => ({
      json: await assessmentChanges(context, requirePerson(person), params.period),
    }),
  }),
  route({
    method: "get",
    path: "/officers/:policeNo/standings",
    name: "listOfficerStandings",
    summary: { zh: "一名民警历次考核结果", en: "An officer's announced results over the years" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ policeNo }),
    handle: async (context, { params }) => ({ json: await officerStandings(context, params.policeNo) }),
  }),
  route({
    method: "get",
    path: "/verification-deductions",
    name: "listDeductions",
    summary: { zh: "季度核实扣分登记", en: "Deductions of the quarterly verification" },
    access: {
      who: [
        "assessmentOffice",
        "politicalOffice",
        "disciplineOffice",
        "filesOffice",
        "chief",
        "leadingGroup",
      ],
      scope: "bureau",
    },
    query: z.strictObject({
      quarter,
      unit: z.string().max(12).optional(),
      policeNo: policeNo.optional(),
      ...paging,
    }),
    handle: async (context, { query }) => ({ json: await listDeductions(context, query) }),
  }),
];
