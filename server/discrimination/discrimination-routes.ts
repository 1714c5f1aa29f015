import { z } from "zod";
import { GRADING_KINDS } from "../../domain/messages/discrimination.ts";
import type { Month } from "../../domain/month.ts";
import { SERIES } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Context } from "../context.ts";
import { isPublished, readFigureMonths } from "../figures/figure-months.ts";
import { periodText } from "../figures/figure-queries.ts";
import { parsePeriod } from "../figures/period.ts";
import { prepared } from "../http/prepared.ts";
import { route, type Access, type Route } from "../http/route.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { discriminationFigures } from "./discrimination-figures.ts";
import { gradingList } from "./grading-list.ts";

/** Who answers for how others are graded: 考核办, 领导小组, 局长和政委, 政治处. Nobody else is shown a reviewer's habits. */
const access: Access = {
  who: ["assessmentOffice", "leadingGroup", "chief", "politicalOffice"],
  scope: "bureau",
};

export const discriminationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/figures/discrimination",
    name: "readDiscrimination",
    summary: {
      zh: "区分度：得分离散、等次分布、优秀轮换、宽严指数",
      en: "Does the assessment discriminate?",
    },
    access,
    query: z.strictObject({ period: periodText }),
    async handle(context, { query }) {
      const months = await monthsOf(context, query.period);
      const key = `discrimination ${query.period}`;
      return {
        prepared: await prepared(context, key, context.pulse.revision("data"), () =>
          discriminationFigures(context.db, query.period, months),
        ),
      };
    },
  }),
  route({
    method: "get",
    path: "/gradings",
    name: "listGradings",
    summary: { zh: "区分度数字背后的评定记录", en: "The gradings behind a figure" },
    access,
    query: z.strictObject({
      period: periodText,
      kind: z.enum(GRADING_KINDS).default("all"),
      unit: z.string().min(1).max(12).optional(),
      reviewer: z.coerce.number().int().positive().optional(),
      series: z.enum(SERIES).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    async handle(context, { query }) {
      const unit = query.unit === undefined ? null : await unitByCode(context.db, query.unit);
      if (unit === undefined) throw new Refusal("unit.unknown", { unit: query.unit ?? "" });
      const { kind, page, pageSize, reviewer = null, series = null } = query;
      return {
        json: await gradingList(context.db, {
          ...{ months: await monthsOf(context, query.period), kind, page, pageSize },
          ...{ unitId: unit && Number(unit.id), reviewerId: reviewer, series },
        }),
      };
    },
  }),
];

/** The published months of a period: drafts say nothing about how people are graded. */
async function monthsOf(context: Context, text: string): Promise<Month[]> {
  const period = parsePeriod(text);
  if (!period) throw new Refusal("request.invalid");
  const all = await readFigureMonths(context.db, context.clock.now());
  return all
    .filter((month) => isPublished(month) && month.month >= period.first && month.month <= period.last)
    .map(({ month }) => month);
}
