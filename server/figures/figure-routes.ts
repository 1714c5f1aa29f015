import { Refusal } from "../../domain/refusal.ts";
import { addMonths } from "../../domain/month.ts";
import { route, type Access, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { completionFigures } from "./completion-figures.ts";
import { distributionFigures } from "./distribution-figures.ts";
import { drawTrend } from "./draw-trend.ts";
import * as answers from "./figure-answers.ts";
import type { Series } from "../../domain/people.ts";
import { compareFigures } from "./compare-figures.ts";
import { comparisonScope, isPublished } from "./figure-months.ts";
import * as queries from "./figure-queries.ts";
import { answerFigure, monthScope, scopesOf, type FigureRequest } from "./figure-request.ts";
import { indicatorMoves } from "./indicator-movers.ts";
import { overviewFigures } from "./overview-figures.ts";
import { stepFigures } from "./step-figures.ts";
import { rankingFigures } from "./ranking-figures.ts";
import { unitProfileFigures } from "./unit-profile-figures.ts";
import { unitRankingFigures } from "./unit-ranking-figures.ts";
import { readUnits } from "./unit-sums.ts";
import { wallFigures } from "./wall-figures.ts";
import { commonUnits } from "./visible-units.ts";

/** Published months are everybody's; `visible-units.ts` decides about the others. */
const access: Access = { who: "signedIn", scope: "published" };

export const figureRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/figures/overview",
    name: "readOverview",
    summary: { zh: "首页概览:进度、等次、均分、落后单位、变化最大的单位", en: "The month at a glance" },
    access,
    query: queries.overviewQuery,
    answer: answers.overviewAnswer,
    handle: (context, asked) =>
      answerFigure(context, "overview", asked, (request) => drawOverview(request, asked.query.month)),
  }),
  route({
    method: "get",
    path: "/figures/completion",
    name: "readCompletion",
    summary: { zh: "各单位填报、提交、审核进度", en: "Progress of every unit" },
    access,
    query: queries.completionQuery,
    answer: answers.completionAnswer,
    handle: (context, asked) =>
      answerFigure(context, "completion", asked, (request) => {
        const scope = monthScope(request, asked.query.month);
        return completionFigures(request.db, scope, asked.query.series, request.now.toISOString());
      }),
  }),
  route({
    method: "get",
    path: "/figures/steps",
    name: "readSteps",
    summary: {
      zh: "单位 × 环节:填写、确认、报送、审核、复核、公布与待审时长",
      en: "Units by step of the month",
    },
    access,
    query: queries.completionQuery,
    answer: answers.stepsAnswer,
    handle: (context, asked) =>
      answerFigure(context, "steps", asked, (request) => {
        const scope = monthScope(request, asked.query.month);
        return stepFigures(request.db, scope, asked.query.series, request.now.toISOString());
      }),
  }),
  route({
    method: "get",
    path: "/figures/distribution",
    name: "readDistribution",
    summary: { zh: "等次分布与分数段分布", en: "Distribution of grades and points" },
    access,
    query: queries.distributionQuery,
    answer: answers.distributionAnswer,
    handle: (context, asked) =>
      answerFigure(context, "distribution", asked, (request) =>
        distributionFigures(request.db, scopesOf(request, asked.query.period).scope, asked.query),
      ),
  }),
  route({
    method: "get",
    path: "/figures/ranking",
    name: "readRanking",
    summary: { zh: "个人排名(序列、岗位、单位、层级、方面、时段)", en: "Ranking of officers" },
    access,
    query: queries.rankingQuery,
    answer: answers.rankingAnswer,
    handle: (context, asked) =>
      answerFigure(context, "ranking", asked, (request) => {
        const { scope, before } = scopesOf(request, asked.query.period);
        return rankingFigures(request.db, scope, before, asked.query);
      }),
  }),
  route({
    method: "get",
    path: "/figures/unit-ranking",
    name: "readUnitRanking",
    summary: { zh: "单位排名(人员均分)", en: "Ranking of units by their officers' mean" },
    access,
    query: queries.unitRankingQuery,
    answer: answers.unitRankingAnswer,
    handle: (context, asked) =>
      answerFigure(context, "unit-ranking", asked, (request) => {
        const { scope, before } = scopesOf(request, asked.query.period);
        return unitRankingFigures(request.db, scope, before, asked.query);
      }),
  }),
  route({
    method: "get",
    path: "/figures/trend",
    name: "readTrend",
    summary: { zh: "十二个月走势(全局或一个单位)", en: "Twelve months of the bureau or a unit" },
    access,
    query: queries.trendQuery,
    answer: answers.trendAnswer,
    handle: (context, asked) =>
      answerFigure(context, "trend", asked, (request) => drawTrend(request, asked.query)),
  }),
  route({
    method: "get",
    path: "/figures/unit-profile",
    name: "readUnitProfile",
    summary: { zh: "单位六个方面画像", en: "A unit's six areas beside the bureau's" },
    access,
    query: queries.unitProfileQuery,
    answer: answers.unitProfileAnswer,
    handle: (context, asked) =>
      answerFigure(context, "unit-profile", asked, (request) => drawUnitProfile(request, asked.query)),
  }),
  route({
    method: "get",
    path: "/figures/compare",
    name: "readCompare",
    summary: { zh: "二至四名民警并列比较(只含已公布月份)", en: "Two to four colleagues side by side" },
    access,
    query: queries.compareQuery,
    answer: answers.compareAnswer,
    handle: (context, asked) =>
      answerFigure(context, "compare", asked, (request) => drawCompare(request, asked.query)),
  }),
  route({
    method: "get",
    path: "/figures/wall",
    name: "readWall",
    summary: { zh: "晒政绩:已公布月份的表彰、最佳成绩与工作亮点", en: "The wall of achievements" },
    access,
    query: queries.wallQuery,
    answer: answers.wallAnswer,
    handle: (context, asked) =>
      answerFigure(context, "wall", asked, (request) => drawWall(request, asked.query)),
  }),
];

/** A year of months: what fits side by side. */
const COMPARED_MONTHS = 12;

async function drawCompare(request: FigureRequest, query: { officers: string; until?: string | undefined }) {
  const published = request.months
    .filter((month) => isPublished(month) && (query.until === undefined || month.month <= query.until))
    .slice(-COMPARED_MONTHS);
  const day = shanghaiDay(request.now);
  const asked = { policeNos: query.officers.split(","), day };
  return compareFigures(request.db, published, rulesOf(request, { months: published }), asked);
}

/** Before its publication a month has no wall: for nobody, the offices included. */
async function drawWall(
  request: FigureRequest,
  { month, unit, series }: { month: string; unit?: string | undefined; series?: Series | undefined },
) {
  const line = request.months.find((each) => each.month === month);
  if (!line || !isPublished(line)) throw new Refusal("month.unknown", { month });
  const rules = request.context.rules.compiled(line.ruleSet);
  const scope = { month, ruleSet: line.ruleSet, ...(unit && { unit }), ...(series && { series }) };
  return wallFigures(request.db, rules, scope);
}

async function drawOverview(request: FigureRequest, month: string) {
  const { context, db, months, person, now } = request;
  const scope = monthScope(request, month);
  const previous = addMonths(month, -1);
  const seenBefore = comparisonScope(months, { text: previous, first: previous, last: previous }, person);
  const before = { ...seenBefore, units: commonUnits(scope.units, seenBefore.units) };
  const clock = { now: now.toISOString(), demonstration: context.clock.demonstration };
  const moves = await indicatorMoves(db, rulesOf(request, scope), scope, before, request.language);
  return overviewFigures(db, scope, before, clock, moves);
}

async function drawUnitProfile(request: FigureRequest, query: { unit: string; period: string }) {
  const { db, language } = request;
  const { scope } = scopesOf(request, query.period);
  const unit = (await readUnits(db, scope.units)).find(({ code }) => code === query.unit);
  if (!unit) throw new Refusal("unit.unknown", { unit: query.unit });
  return unitProfileFigures(db, scope, unit, rulesOf(request, scope), {
    period: query.period,
    language,
  });
}

/** The rules a figure is described by: those of its last month. */
function rulesOf({ context, now }: FigureRequest, { months }: { months: readonly { ruleSet: string }[] }) {
  const version = months.at(-1)?.ruleSet;
  return version === undefined
    ? context.rules.forMonth(shanghaiDay(now).slice(0, 7))
    : context.rules.compiled(version);
}
