import { z } from "zod";
import type { ChangeAct } from "../../domain/organisation/acts.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { changeBody, decisionBody } from "./change-body.ts";
import { changesFor } from "./change-figures.ts";
import { decideChange } from "./decide-change.ts";
import { enterChange, type WantedChange } from "./enter-change.ts";
import { importRoster } from "./import-roster.ts";
import { organisationUnit, organisationUnits } from "./organisation-figures.ts";
import { searchAccounts } from "./rights-store.ts";
import { readRoster } from "./roster-store.ts";
import { writeRosterList } from "./write-roster-list.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WORKBOOK_LIMIT = 10 * 1024 * 1024;
const DEADLINE = 60_000;
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const KEEPERS: readonly Role[] = ["systemAdmin", "politicalOffice"];
const READERS: readonly Role[] = [
  ...KEEPERS, "securityAdmin", "filesOffice", "disciplineOffice", "assessmentOffice", "leadingGroup", "chief", "leader",
  "head",
]; // prettier-ignore
/** 系统管理员 and 政治处 check each other; 安全管理员 enters roles; reviewers delegate their own reviews. */
const ENTERERS: readonly Role[] = [
  "systemAdmin",
  "politicalOffice",
  "securityAdmin",
  "chief",
  "leader",
  "head",
];

export const organisationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/organisation",
    name: "listOrganisation",
    summary: { zh: "单位、负责人和分管局领导", en: "Units with their heads and leaders in charge" },
    access: { who: READERS, scope: "bureau" },
    async handle(context) {
      return { json: await organisationUnits(context.db, shanghaiDay(context.clock.now())) };
    },
  }),
  route({
    method: "get",
    path: "/organisation/units/:code",
    name: "readOrganisationUnit",
    summary: {
      zh: "一个单位的人员、任职、分管和委托",
      en: "A unit's officers, posts, charges and delegations",
    },
    access: { who: READERS, scope: "bureau" },
    params: z.strictObject({ code: z.string().min(1).max(12) }),
    async handle(context, { params }) {
      const detail = await organisationUnit(context.db, params.code, shanghaiDay(context.clock.now()));
      if (!detail) throw new Refusal("unit.unknown", { unit: params.code });
      return { json: detail };
    },
  }),
  route({
    method: "get",
    path: "/organisation/changes",
    name: "listChanges",
    summary: { zh: "待确认和近期的组织变更", en: "Changes to confirm, and recent ones" },
    access: { who: ENTERERS, scope: "bureau" },
    async handle(context, { person, language }) {
      return { json: await changesFor(context, person, language) };
    },
  }),
  route({
    method: "post",
    path: "/organisation/changes",
    name: "enterChange",
    summary: {
      zh: "录入组织、委托或角色变更（另一人确认后生效）",
      en: "Enter a change for another person to confirm",
    },
    access: {
      who: ENTERERS,
      scope: "bureau",
      why: "entered by one role, confirmed by another person in another role (change-rules.ts)",
    },
    body: changeBody,
    async handle(context, { person, body, language }) {
      const wanted: WantedChange = { ...body, acts: body.acts as ChangeAct[] };
      const preview = await enterChange(context, person, wanted, language);
      return { status: preview.id === null ? 200 : 201, json: preview };
    },
  }),
  route({
    method: "put",
    path: "/organisation/changes/:id/decision",
    name: "decideChange",
    summary: { zh: "确认、退回或撤回一项变更", en: "Confirm, refuse or withdraw a change" },
    access: {
      who: ENTERERS,
      scope: "bureau",
      why: "never the person who entered it, never in the same role, never what concerns himself",
    },
    params: z.strictObject({ id }),
    body: decisionBody,
    async handle(context, { person, params, body, language }) {
      const asked = { decision: body.decision, digest: body.digest, note: body.note || null };
      return { json: await decideChange(context, person, params.id, asked, language) };
    },
  }),
  route({
    method: "post",
    path: "/organisation/import",
    name: "importRoster",
    summary: { zh: "导入花名册（先预览，录入后由另一人确认）", en: "Import a roster: preview, then enter" },
    access: { who: KEEPERS, scope: "bureau" },
    query: z.strictObject({ day: z.iso.date(), dryRun: z.enum(["true", "false"]) }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: DEADLINE,
    async handle(context, { person, query, body, language }) {
      const asked = { file: body as Buffer, day: query.day, dryRun: query.dryRun === "true" };
      return { json: await importRoster(context, person, asked, language) };
    },
  }),
  route({
    method: "get",
    path: "/organisation/roster",
    name: "exportRoster",
    summary: { zh: "导出花名册（也是导入模板）", en: "The roster as .xlsx, which is the template, too" },
    access: { who: KEEPERS, scope: "bureau" },
    deadline: DEADLINE,
    answer: XLSX,
    async handle(context, { language }) {
      const day = shanghaiDay(context.clock.now());
      const roster = await readRoster(context.db, "all");
      return {
        ...{ contentType: XLSX, fileName: `花名册${day}.xlsx` },
        stream: (output) => writeRosterList(roster, day, language, output),
      };
    },
  }),
  route({
    method: "get",
    path: "/organisation/accounts",
    name: "searchAccounts",
    summary: { zh: "账号及其角色", en: "Accounts and their roles" },
    access: { who: ["securityAdmin", "systemAdmin"], scope: "bureau" },
    query: z.strictObject({ search: z.string().trim().max(40).optional() }),
    async handle(context, { query }) {
      const found = await searchAccounts(context.db, query.search ?? "", 100);
      return {
        json: found.map(({ account, name, policeNo, roles }) => ({ account, name, policeNo, roles })),
      };
    },
  }),
];
