import { z } from "zod";
import type { SavedSearches } from "../../domain/messages/candidates.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { readSearches } from "./candidate-search-store.ts";
import { EXTRACTING } from "./officer-outcome-figures.ts";
import { saveSearch, searchBody } from "./save-search.ts";
import { CRITERIA, isSpan, searchCandidates, SPAN_MESSAGE } from "./search-candidates.ts";

/** A bureau of 100,000 with ten years behind it. */
const DEADLINE = 120_000;

export const candidateRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/outcomes/candidates",
    name: "searchCandidates",
    summary: {
      zh: "按多年结果和否决情形筛选人选（逐条说明，查询留痕）",
      en: "Find candidates by several years' results and vetoes; audited",
    },
    access: { who: EXTRACTING, scope: "bureau", why: "it reads across everybody's years" },
    query: z
      .strictObject({
        ...CRITERIA,
        show: z.enum(["passed", "failed"]).default("passed"),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
        pageSize: z.coerce.number().int().min(1).max(200).default(50),
      })
      .refine(isSpan, SPAN_MESSAGE),
    deadline: DEADLINE,
    async handle(context, { person, query: { show, page, pageSize, ...criteria } }) {
      const paging = { show, page, pageSize };
      return { json: await searchCandidates(context, requirePerson(person), criteria, paging) };
    },
  }),
  route({
    method: "get",
    path: "/outcomes/candidate-searches",
    name: "listCandidateSearches",
    summary: { zh: "已保存的人选筛选", en: "Searches for candidates that were kept" },
    access: { who: EXTRACTING, scope: "bureau" },
    async handle(context) {
      const answer: SavedSearches = { searches: await readSearches(context.db) };
      return { json: answer };
    },
  }),
  route({
    method: "post",
    path: "/outcomes/candidate-searches",
    name: "saveCandidateSearch",
    summary: { zh: "保存一次人选筛选及其结果", en: "Keep a search for candidates with whom it found" },
    access: { who: EXTRACTING, scope: "bureau" },
    body: searchBody,
    deadline: DEADLINE,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await saveSearch(context, requirePerson(person), body),
    }),
  }),
];
