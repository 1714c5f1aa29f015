import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { accountList } from "./account-figures.ts";
import { resetPassword, setAccountState, unlockAccount } from "./change-account.ts";
import { createAccount } from "./create-account.ts";
import { handOutPasswords } from "./hand-out-passwords.ts";
import { writePasswordList } from "./write-password-list.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DEADLINE = 60_000;

/** 系统管理员 keeps the accounts; 安全管理员 sees them and unlocks; 审计管理员 reads what both did. */
const KEEPER = { who: ["systemAdmin"], scope: "bureau" } as const;
const UNLOCKERS = { who: ["systemAdmin", "securityAdmin"], scope: "bureau" } as const;

const policeNo = z.string().regex(/^\d{6}$/);
const accountName = z.string().trim().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u); // prettier-ignore
const params = z.strictObject({ account: z.string().min(1).max(40) });
const oneTime = z.object({ account: z.string(), name: z.string(), password: z.string() });

export const accountRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/accounts",
    name: "listAccounts",
    summary: { zh: "账号清单", en: "Accounts with holder, state and roles" },
    access: UNLOCKERS,
    query: z.strictObject({
      search: z.string().trim().max(40).default(""),
      filter: z.enum(["all", "active", "closed", "locked", "unused"]).default("all"),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
    handle: async (context, { query }) => ({ json: await accountList(context, query) }),
  }),
  route({
    method: "post",
    path: "/accounts",
    name: "createAccount",
    summary: { zh: "建立账号（一次性口令只显示一次）", en: "Create an account; its password is shown once" },
    access: KEEPER,
    body: z.union([
      z.strictObject({ policeNo, account: accountName.optional() }),
      z.strictObject({ account: accountName, name: z.string().trim().min(1).max(40) }),
    ]),
    answer: oneTime,
    handle: async (context, { person, body }) => ({
      status: 201,
      json: await createAccount(context, requirePerson(person), body),
    }),
  }),
  route({
    method: "post",
    path: "/accounts/one-time-passwords",
    name: "handOutPasswords",
    summary: {
      zh: "为没有账号（或未用过一次性口令）的在职民警批量发放一次性口令",
      en: "One-time passwords for every officer without an account, or whose own was never used, as .xlsx",
    },
    access: KEEPER,
    body: z.strictObject({ which: z.enum(["missing", "unused"]) }),
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, { person, body, language }) {
      const lines = await handOutPasswords(context, requirePerson(person), body.which);
      return {
        ...{ contentType: XLSX, fileName: `一次性口令${shanghaiDay(context.clock.now())}.xlsx` },
        stream: (output) => writePasswordList(lines, language, output),
      };
    },
  }),
  route({
    method: "put",
    path: "/accounts/:account/state",
    name: "setAccountState",
    summary: { zh: "停用或启用账号", en: "Disable an account, or enable it again" },
    access: KEEPER,
    params,
    body: z.strictObject({
      state: z.enum(["active", "disabled"]),
      reason: z.string().trim().min(2).max(200),
    }),
    async handle(context, { person, params: { account }, body }) {
      await setAccountState(context, requirePerson(person), account, body);
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/accounts/:account/unlock",
    name: "unlockAccount",
    summary: { zh: "解锁账号", en: "Let a locked account try again" },
    access: UNLOCKERS,
    params,
    async handle(context, { person, params: { account } }) {
      await unlockAccount(context, requirePerson(person), account);
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/accounts/:account/password",
    name: "resetPassword",
    summary: { zh: "重置口令（一次性口令只显示一次）", en: "Reset a password; the new one is shown once" },
    access: KEEPER,
    params,
    answer: oneTime,
    handle: async (context, { person, params: { account } }) => ({
      json: await resetPassword(context, requirePerson(person), account),
    }),
  }),
];
