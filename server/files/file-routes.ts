import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { browseFigures } from "./browse-figures.ts";
import { readFile } from "./read-file.ts";

const PAGE_SIZE = 50;
const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .transform(Number)
  .optional();

export const fileRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/files",
    name: "browseFiles",
    summary: {
      zh: "相互浏览:按姓名、拼音首字母、警号、单位查找民警档案",
      en: "Officers by name, initials, number and unit, with the newest published month",
    },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({
      search: z.string().trim().max(40).optional(),
      unit: z.string().min(1).max(12).optional(),
      page: pageNumber,
    }),
    answer: z.looseObject({
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
      rows: z.array(z.looseObject({})),
    }),
    handle: async (context, { query }) => ({
      json: await browseFigures(context.db, {
        search: query.search ?? "",
        ...(query.unit && { unit: query.unit }),
        day: shanghaiDay(context.clock.now()),
        page: query.page ?? 1,
        pageSize: PAGE_SIZE,
      }),
    }),
  }),
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
