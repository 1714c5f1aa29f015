import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import { requireUnit } from "../access/scope.ts";
import { versionTag } from "../http/if-match.ts";
import { route, type Route } from "../http/route.ts";
import { requireMonth } from "../months/month-store.ts";
import { saveUnitSegment, segmentBody } from "./save-segment.ts";
import { unitSegments } from "./segment-figures.ts";

const month = z.string().refine(isMonth);
const query = z.strictObject({ unit: z.string().min(1).max(12) });

export const segmentRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months/:month/segments",
    name: "listSegments",
    summary: {
      zh: "本月调出、需由原单位填报分段的民警",
      en: "Officers who left a unit within the month, and its segments",
    },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ month }),
    query,
    async handle(context, { params, query: { unit: code }, person }) {
      const unit = await requireUnit(context.db, person, code, "read");
      await requireMonth(context.db, params.month, context.clock.now());
      return { json: await unitSegments(context.db, params.month, unit) };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/segments/:policeNo",
    name: "saveSegment",
    summary: {
      zh: "原单位填报调出民警的分段（If-Match 版本）",
      en: "The earlier unit fills a transferred officer's segment",
    },
    access: { who: ["clerk"], scope: "ownUnits" },
    params: z.strictObject({ month, policeNo: z.string().regex(POLICE_NO) }),
    query,
    body: segmentBody,
    async handle(context, asked) {
      const { params, query: { unit: code }, person, body, language } = asked; // prettier-ignore
      const unit = await requireUnit(context.db, person, code, "fill");
      const header = (name: string) => asked.header(name);
      const receipt = await saveUnitSegment(context, person, unit, params.month, params.policeNo, {
        ...{ fields: body.fields, language, header },
      });
      return { json: receipt, headers: { etag: versionTag(receipt.version) } };
    },
  }),
];
