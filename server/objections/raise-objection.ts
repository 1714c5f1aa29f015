import { z } from "zod";
import { OBJECTION_KINDS, type ObjectionKind } from "../../domain/messages/objections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { readDoubtfulItems } from "./doubtful-items.ts";
import { answerBy, objectionsUntil } from "./objection-deadline.ts";
import {
  findPublished,
  insertObjection,
  lockAccount,
  readRaised,
  type ObjectedReport,
  type Raised,
} from "./objection-store.ts";

/** Most objections and doubts one person raises in 24 hours. */
export const DAILY_LIMIT = 10;
const DAY = 86_400_000;

export const objectionBody = z.strictObject({
  kind: z.enum(OBJECTION_KINDS),
  item: z.string().min(1).max(40).optional(),
  text: z.string().trim().min(10).max(1_000),
});
export type ObjectionRequest = z.infer<typeof objectionBody>;

/**
 * 提出异议、质疑 (细则 §5, §10): against one's own grade, or on one item of somebody else's published file, within five
 * workdays of publication by the server's clock. The audit entry speaks of the objection, not of the report, so that
 * nobody finds the reporter of a doubt in the trace of the file he doubted.
 * @throws Refusal report.unknown (also when it is not published), objection.not-own, objection.own-doubt,
 *   objection.too-late, objection.item-unknown, objection.duplicate, objection.too-many
 */
export async function raiseObjection(
  context: Context,
  person: SignedInPerson,
  reportId: number,
  request: ObjectionRequest,
): Promise<{ id: number; answerBy: string }> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    await lockAccount(trx, person.accountId);
    const report = await findPublished(trx, { id: reportId });
    if (!report) throw new Refusal("report.unknown");
    requireKind(person, report, request.kind);
    const calendar = await readCalendar(trx);
    const until = objectionsUntil(calendar, report);
    if (at > until) throw new Refusal("objection.too-late", { until });
    if (request.item !== undefined || request.kind === "doubt") {
      const items = await readDoubtfulItems(trx, context.rules.compiled(report.ruleSet), report);
      if (!items.some(({ code }) => code === request.item)) throw new Refusal("objection.item-unknown");
    }
    const since = new Date(now.getTime() - DAY).toISOString();
    refuseRepeated(await readRaised(trx, person.accountId, reportId, since), request, report, since);
    const made = {
      month: report.month,
      reportId,
      accountId: person.accountId,
      at,
      answerBy: answerBy(calendar, at),
    };
    const { kind, item = null, text } = request;
    const id = await insertObjection(trx, { ...made, kind, item, text });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "objection.raise", subject: `objection/${id}` },
      detail: { kind, text: sha256(text) },
      vouches: { objections: [id] },
    });
    await context.pulse.bump(trx);
    return { id, answerBy: made.answerBy };
  });
}

function requireKind(person: SignedInPerson, report: ObjectedReport, kind: ObjectionKind): void {
  const own = person.officerId === report.officerId;
  if (kind === "grade" && !own) throw new Refusal("objection.not-own");
  if (kind === "doubt" && own) throw new Refusal("objection.own-doubt");
}

/** The same thing is said once per publication, and nobody floods the office. */
function refuseRepeated(
  raised: readonly Raised[],
  request: ObjectionRequest,
  report: ObjectedReport,
  since: string,
): void {
  const { kind } = request;
  const item = request.item ?? null;
  const same = raised.some(
    (one) =>
      one.reportId === report.id &&
      one.kind === kind &&
      (kind === "grade" || one.item === item) &&
      (one.state === "open" || one.at >= (report.publishedAt ?? "")),
  );
  if (same) throw new Refusal("objection.duplicate");
  if (raised.filter(({ at }) => at >= since).length >= DAILY_LIMIT)
    throw new Refusal("objection.too-many", { limit: DAILY_LIMIT });
}
