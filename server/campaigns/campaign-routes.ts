import { z } from "zod";
import { Refusal } from "../../domain/refusal.ts";
import { BUREAU_ROLES } from "../../domain/authority.ts";
import { requirePerson } from "../access/scope.ts";
import { prepared } from "../http/prepared.ts";
import { route, type Access, type Route } from "../http/route.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { shanghaiDay } from "../today.ts";
import { campaignBoard } from "./board-figures.ts";
import { campaignBody, day, id, moveBody, rankBody, unitCode } from "./campaign-bodies.ts";
import { requireCampaign } from "./campaign-scope.ts";
import { readIndicators } from "./campaign-store.ts";
import { contributors } from "./credit-figures.ts";
import { enterRank } from "./enter-rank.ts";
import { keepCampaign } from "./keep-campaign.ts";
import { campaignList, campaignSheet } from "./list-figures.ts";
import { moveCampaign } from "./move-campaign.ts";
import { readTargets, writeTargets } from "./targets-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Running and finished campaigns are everybody's; the handler keeps those being set up to the offices. */
const everybody: Access = { who: "signedIn", scope: "published" };
const offices: Access = { who: BUREAU_ROLES, scope: "bureau" };
const office: Access = { who: ["assessmentOffice"], scope: "bureau" };
const one = z.strictObject({ id });
const DEADLINE = 60_000;

export const campaignRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/campaigns",
    name: "listCampaigns",
    summary: { zh: "专项行动列表", en: "Campaigns" },
    access: everybody,
    handle: async (context, { person }) => ({
      json: await campaignList(context.db, requirePerson(person), shanghaiDay(context.clock.now())),
    }),
  }),
  route({
    method: "post",
    path: "/campaigns",
    name: "createCampaign",
    summary: { zh: "新建专项行动", en: "Create a campaign" },
    access: office,
    body: campaignBody,
    bodyLimit: 2 * 1024 * 1024,
    handle: async (context, { person, body, language }) => ({
      status: 201,
      json: await keepCampaign(context, requirePerson(person), { id: null, input: body, language, asked: null }), // prettier-ignore
    }),
  }),
  route({
    method: "get",
    path: "/campaigns/:id",
    name: "readCampaign",
    summary: { zh: "专项行动的设定与任务分解", en: "A campaign's definition and targets" },
    access: offices,
    params: one,
    handle: async (context, { person, params }) => ({
      json: await campaignSheet(context.db, requirePerson(person), params.id),
    }),
  }),
  route({
    method: "put",
    path: "/campaigns/:id",
    name: "changeCampaign",
    summary: { zh: "修改专项行动的设定与任务分解", en: "Change a campaign" },
    access: office,
    params: one,
    body: campaignBody,
    bodyLimit: 2 * 1024 * 1024,
    async handle(context, asked) {
      const change = { id: asked.params.id, input: asked.body, language: asked.language, asked };
      return { json: await keepCampaign(context, requirePerson(asked.person), change) };
    },
  }),
  route({
    method: "post",
    path: "/campaigns/:id/state",
    name: "moveCampaign",
    summary: { zh: "启动、结束或重新开放专项行动", en: "Start, finish or reopen a campaign" },
    access: office,
    params: one,
    body: moveBody,
    handle: async (context, asked) => ({
      json: await moveCampaign(context, requirePerson(asked.person), asked.params.id, asked.body, asked),
    }),
  }),
  route({
    method: "get",
    path: "/campaigns/:id/board",
    name: "readCampaignBoard",
    summary: { zh: "行动战果：完成率、进度、单位排名、外部排名、零违纪", en: "A campaign's board" },
    access: everybody,
    params: one,
    query: z.strictObject({ first: day.optional(), last: day.optional() }),
    async handle(context, { person, params, query }) {
      const campaign = await requireCampaign(context.db, requirePerson(person), params.id);
      const today = shanghaiDay(context.clock.now());
      const { first = null, last = null } = query;
      const key = `campaign ${params.id} ${first} ${last} ${today}`;
      return {
        prepared: await prepared(context, key, context.pulse.revision("data"), () =>
          campaignBoard(context.db, { campaign, first, last, today }),
        ),
      };
    },
  }),
  route({
    method: "get",
    path: "/campaigns/:id/contributors",
    name: "listContributors",
    summary: { zh: "参战民警（已公布的岗位实绩）", en: "Who contributed" },
    access: everybody,
    params: one,
    query: z.strictObject({
      indicator: id,
      ...{ first: day.optional(), last: day.optional(), unit: unitCode.optional() },
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(100).default(20),
    }),
    async handle(context, { person, params, query }) {
      const campaign = await requireCampaign(context.db, requirePerson(person), params.id);
      const indicator = (await readIndicators(context.db, params.id)).find((each) => each.id === query.indicator); // prettier-ignore
      if (!indicator) throw new Refusal("campaign.unknown");
      const unit = query.unit === undefined ? null : await unitByCode(context.db, query.unit);
      if (unit === undefined) throw new Refusal("unit.unknown", { unit: query.unit ?? "" });
      const { page, pageSize } = query;
      return {
        json: await contributors(context.db, {
          ...{ items: indicator.creditItems, page, pageSize, unitId: unit && Number(unit.id) },
          ...{ firstDay: query.first ?? campaign.firstDay, lastDay: query.last ?? campaign.lastDay },
        }),
      };
    },
  }),
  route({
    method: "post",
    path: "/campaigns/:id/ranks",
    name: "enterExternalRank",
    summary: { zh: "登记或更正外部排名", en: "Enter or correct an external rank" },
    access: office,
    params: one,
    body: rankBody,
    async handle(context, { person, params, body }) {
      const { replaces, reason, ...content } = body;
      const entry = { content, replaces, reason };
      return { status: 201, json: await enterRank(context, requirePerson(person), params.id, entry) };
    },
  }),
  route({
    method: "get",
    path: "/campaigns/:id/targets.xlsx",
    name: "exportTargets",
    summary: { zh: "导出任务分解表", en: "A campaign's targets as a workbook" },
    access: offices,
    params: one,
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, { person, params, language }) {
      const sheet = await campaignSheet(context.db, requirePerson(person), params.id);
      return {
        ...{ contentType: XLSX, fileName: `${sheet.name}任务分解表.xlsx` },
        stream: (output) => writeTargets(sheet, language, output),
      };
    },
  }),
  route({
    method: "post",
    path: "/campaigns/:id/targets.xlsx",
    name: "readTargetsWorkbook",
    summary: { zh: "读取任务分解表（不保存）", en: "Read targets from a workbook, storing nothing" },
    access: office,
    params: one,
    rawBody: true,
    bodyLimit: 5 * 1024 * 1024,
    deadline: DEADLINE,
    async handle(context, { person, params, body, language }) {
      const sheet = await campaignSheet(context.db, requirePerson(person), params.id);
      return { json: await readTargets(body as Buffer, sheet, language) };
    },
  }),
];
