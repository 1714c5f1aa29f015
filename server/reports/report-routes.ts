import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayReadUnit, requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { requireMonth } from "../months/month-store.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { monthForm } from "./month-form-figures.ts";
import { pushMonth } from "./push-month.ts";
import { isUuid, pushBody } from "./push-request.ts";
import { recordSanctionsShown } from "./record-sanctions-shown.ts";

const month = z.string().refine(isMonth);
const unitCode = z.string().min(1).max(12);

/** 5,000 rows of 40 columns as JSON are below this. */
const PUSH_LIMIT = 8 * 1024 * 1024;
const PUSH_DEADLINE = 60_000;

export const reportRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/months/:month/form",
    name: "readMonthForm",
    summary: { zh: "一个单位一个月的填报表", en: "A unit's form of a month" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ month }),
    query: z.strictObject({ unit: unitCode }),
    async handle(context, { params, query, person }) {
      const unit = await unitByCode(context.db, query.unit);
      const whole = unit !== undefined && mayReadUnit(person, unit.id);
      const only = whole ? undefined : person.policeNo;
      if (!unit || only === null) throw new Refusal("unit.unknown", { unit: query.unit });
      const line = await requireMonth(context.db, params.month, context.clock.now());
      const form = await monthForm(context.db, context.rules.compiled(line.ruleSet), line, unit, only);
      if (!whole && form.rows.length === 0) throw new Refusal("unit.unknown", { unit: query.unit });
      await recordSanctionsShown(context, requirePerson(person), form);
      return { json: form };
    },
  }),
  route({
    method: "put",
    path: "/months/:month/pushes/:push",
    name: "pushMonth",
    summary: { zh: "提交月报（幂等）", en: "Push a month's rows, exactly once" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: z.strictObject({ month, push: z.string().refine(isUuid) }),
    body: pushBody,
    bodyLimit: PUSH_LIMIT,
    deadline: PUSH_DEADLINE,
    async handle(context, { params, body, person, language }) {
      const { body: receipt, replayed } = await pushMonth(
        context,
        person,
        params.month,
        params.push,
        body,
        language,
      );
      return {
        bytes: Buffer.from(receipt),
        contentType: "application/json",
        ...(replayed && { headers: { "Idempotency-Replayed": "true" } }),
      };
    },
  }),
];
