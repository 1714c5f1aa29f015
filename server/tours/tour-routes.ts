import { z } from "zod";
import { ROLES } from "../../domain/role.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { takeTour, toursTaken } from "./tour-store.ts";

/** A tour shows no person's work: administrators take theirs, too. */
const EVERY_ROLE = { who: ROLES, scope: "self" } as const;

export const tourRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/tours",
    name: "listToursTaken",
    summary: { zh: "我看过的使用引导", en: "Guided tours I have taken" },
    access: EVERY_ROLE,
    handle: async (context, { person }) => ({
      json: await toursTaken(context.db, requirePerson(person).accountId),
    }),
  }),
  route({
    method: "put",
    path: "/tours/:tour",
    name: "takeTour",
    summary: { zh: "使用引导已看或已跳过", en: "A guided tour was taken or put aside" },
    access: EVERY_ROLE,
    params: z.strictObject({ tour: z.string().regex(/^[a-zA-Z]{1,24}$/) }),
    async handle(context, { params, person }) {
      await takeTour(context, requirePerson(person).accountId, params.tour);
      return { status: 204 };
    },
  }),
];
