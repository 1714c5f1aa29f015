import { z } from "zod";
import type { Clock, SignedIn } from "../../domain/messages.ts";
import { ROLES } from "../../domain/role.ts";
import { sessionCookie } from "../http/credentials.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { changePassword } from "./change-password.ts";
import { describePerson, resolvePerson } from "./person-store.ts";
import { requirePerson } from "./scope.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const units = z.array(z.string());
const person = z
  .object({
    account: z.string(),
    name: z.string(),
    policeNo: z.string().nullable(),
    roles: z.array(z.object({ role: z.enum(ROLES), unit: z.string().nullable() })),
    units: z.object({ fills: units, heads: units, inCharge: units, actsFor: units.optional() }),
    mustChangePassword: z.literal(true).optional(),
  })
  .meta({ id: "Person" });

export const accessRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/sign-in",
    name: "signIn",
    summary: { zh: "登录", en: "Sign in" },
    access: { who: "everyone", scope: "none", why: "nobody is signed in before signing in" },
    body: z.strictObject({
      name: z.string().min(1).max(40),
      password: z.string().min(1).max(200),
      client: z.enum(["addin", "dashboard"]).default("dashboard"),
    }),
    answer: z.object({ token: z.string().nullable(), expiresAt: z.string(), person }),
    async handle(context, { body, secure, address }) {
      const opened = await signIn(context, { ...body, address });
      const who = await resolvePerson(context.db, opened.accountId, shanghaiDay(context.clock.now()));
      const forAddin = body.client === "addin";
      const json: SignedIn = {
        token: forAddin ? opened.token : null,
        expiresAt: opened.expiresAt,
        person: await describePerson(context.db, requirePerson(who ?? null)),
      };
      return forAddin ? { json } : { json, headers: { "Set-Cookie": sessionCookie(opened.token, secure) } };
    },
  }),
  route({
    method: "delete",
    path: "/sign-in",
    name: "signOut",
    summary: { zh: "退出登录", en: "Sign out" },
    access: { who: ROLES, scope: "self", beforePasswordChange: true },
    async handle(context, { person, token, secure }) {
      await signOut(context, requirePerson(person), token ?? "");
      return { status: 204, headers: { "Set-Cookie": sessionCookie(null, secure) } };
    },
  }),
  route({
    method: "get",
    path: "/me",
    name: "readMe",
    summary: { zh: "当前登录人", en: "Who is signed in" },
    access: { who: ROLES, scope: "self", beforePasswordChange: true },
    answer: person,
    handle: async (context, { person }) => ({
      json: await describePerson(context.db, requirePerson(person)),
    }),
  }),
  route({
    method: "put",
    path: "/me/password",
    name: "changePassword",
    summary: { zh: "修改本人口令", en: "Change one's own password" },
    access: { who: ROLES, scope: "self", beforePasswordChange: true },
    body: z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(400) }),
    async handle(context, { person, token, body }) {
      await changePassword(context, requirePerson(person), token ?? "", body);
      return { status: 204 };
    },
  }),
  route({
    method: "get",
    path: "/clock",
    name: "readClock",
    summary: { zh: "系统时间(演示库为演示时间)", en: "The system's time (a demonstration has its own)" },
    access: { who: "everyone", scope: "none", why: "the sign-in page shows 演示时间; time is no secret" },
    answer: z.object({ now: z.string(), demonstration: z.boolean() }),
    handle(context) {
      const json: Clock = {
        now: context.clock.now().toISOString(),
        demonstration: context.clock.demonstration,
      };
      return Promise.resolve({ json });
    },
  }),
];
