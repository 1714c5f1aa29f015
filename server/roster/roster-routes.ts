import { z } from "zod";
import type { UnitLine } from "../../domain/messages.ts";
import { LEVELS, POST_TYPES, SERIES } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { searchOfficers } from "./officer-store.ts";
import { allUnits, strengthOn } from "./unit-store.ts";

const unitLine = z.object({
  code: z.string(),
  name: z.string(),
  series: z.enum(SERIES),
  officers: z.int(),
});

const officerLine = z.object({
  policeNo: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  postType: z.enum(POST_TYPES),
  level: z.enum(LEVELS),
});

export const rosterRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/units",
    name: "listUnits",
    summary: { zh: "全部单位", en: "Every unit" },
    access: { who: "signedIn", scope: "bureau" },
    answer: z.array(unitLine),
    async handle(context) {
      const units = await allUnits(context.db);
      const strength = await strengthOn(context.db, shanghaiDay(context.clock.now()));
      const lines: UnitLine[] = units.map(({ id, code, name, series }) => ({
        code,
        name,
        series,
        officers: strength.get(Number(id)) ?? 0,
      }));
      return { json: lines };
    },
  }),
  route({
    method: "get",
    path: "/officers",
    name: "searchOfficers",
    summary: {
      zh: "按警号、姓名、拼音首字母或单位查找民警",
      en: "Officers by police number, name, pinyin initials or unit",
    },
    // Names, numbers and units are the bureau's telephone book (相互浏览); files have their own rule.
    access: { who: "signedIn", scope: "bureau" },
    query: z.strictObject({ search: z.string().trim().min(1).max(40) }),
    answer: z.array(officerLine),
    async handle(context, { query, person }) {
      requirePerson(person);
      const found = await searchOfficers(context.db, query.search, shanghaiDay(context.clock.now()), "all");
      const units = new Map((await allUnits(context.db)).map((unit) => [Number(unit.id), unit]));
      return {
        json: found.map(({ policeNo, name, unitId, postType, level }) => {
          const unit = unitId === null ? undefined : units.get(unitId);
          return { policeNo, name, unit: unit?.code ?? null, unitName: unit?.name ?? null, postType, level };
        }),
      };
    },
  }),
];
