import type { Knex } from "knex";
import { endsAfterPublication } from "../../domain/calendar/month-deadlines.ts";
import { pickDeadlines, type MonthStep } from "../../domain/calendar/month-steps.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { PublicationLine, PublishReceipt, PublishRequest } from "../../domain/messages/publication.ts";
import type { Month } from "../../domain/month.ts";
import { blockingObstacle, OBSTACLE_SENTENCE } from "../../domain/publication.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { requireMonth, saveDeadlines } from "../months/month-store.ts";
import { refreshGradingCells } from "../discrimination/grading-cells.ts";
import { refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import { shanghaiDay } from "../today.ts";
import {
  insertPublication,
  lockMonth,
  markPublished,
  readPublications,
  type PublishedItem,
} from "./publication-store.ts";
import { isBlocked, isDue, itemOf, weighStandings } from "./weigh-standings.ts";

/**
 * 公布 (细则 §10, M25): every checked report that is still in order becomes visible to all colleagues, with a snapshot of
 * what was published and its digest. What is unsigned or unchecked stays out. A later publication adds what was signed
 * since, or replaces what was corrected, and says why. A month published late is open to objections and locked as many
 * workdays later. Two who publish at once publish once: the second finds nothing.
 * @throws Refusal publication.practice, publication.too-early, publication.note-required, publication.nothing
 */
export async function publishMonth(
  context: Context,
  person: SignedInPerson,
  month: Month,
  request: PublishRequest,
  language: Language = "zh",
): Promise<PublishReceipt> {
  const at = context.clock.now().toISOString();
  const note = request.note?.trim() || null;
  return inTransaction(context, async (trx) => {
    const line = await requireMonth(trx, month, context.clock.now());
    if (line.practice) throw new Refusal("publication.practice", { month });
    if (at < line.publishAt && !request.early) throw new Refusal("publication.too-early", { month });
    const rules = context.rules.compiled(line.ruleSet);
    await lockMonth(trx, month, rules.version);
    const before = (await readPublications(trx, month)).length;
    const due = (await weighStandings(trx, rules, line, { verify: "coverage" })).filter(isDue);
    const good = due.filter((report) => !isBlocked(report));
    if (good.length === 0) throw new Refusal("publication.nothing", { month });
    if (before > 0 && note === null) throw new Refusal("publication.note-required", { month });

    const items = good.map(itemOf);
    const publication = {
      month,
      seq: before + 1,
      accountId: person.accountId,
      at,
      note,
      digest: digestOf(items),
    };
    const id = await insertPublication(trx, publication, items);
    const opened = good.filter(({ state }) => state === "checked").map(({ id: report }) => report);
    const partly = await markPublished(trx, month, rules.version, opened);
    for (const unitId of partly) await refreshUnitMonth(trx, month, unitId, rules.version);
    await refreshGradingCells(trx, month, rules.ruleSet.grading.quota.percent);
    const moved = before === 0 ? await moveEnds(trx, line, at) : [];
    const { seq, digest } = publication;
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "month.publish", subject: `month/${month}` },
      detail: {
        ...{ publication: id, seq, reports: items.length, opened: opened.length, digest, note },
        ...(moved.length > 0 && { moved }),
      },
      vouches: {
        publications: [id],
        publication_items: items.map(({ reportId }) => [id, reportId]),
        reports: opened,
        months: [month],
      },
    });
    await context.pulse.bump(trx);
    const shown: PublicationLine = { seq, at, by: person.name, note, reports: items.length, digest };
    return {
      month,
      publication: shown,
      leftOut: due.filter(isBlocked).map(({ policeNo, name, obstacles }) => {
        const obstacle = blockingObstacle(obstacles)!;
        return { policeNo, name, message: OBSTACLE_SENTENCE[obstacle][language] };
      }),
    };
  });
}

/**
 * 公布逾期: the five workdays for objections and the ten until the month is locked run from the day it is really
 * published (细则 §10), so both ends move with it; never to an earlier instant.
 * @returns what moved: step, before, after
 */
async function moveEnds(
  trx: Knex.Transaction,
  line: MonthLine,
  at: string,
): Promise<[step: MonthStep, before: string, after: string][]> {
  const owed = endsAfterPublication(await readCalendar(trx), shanghaiDay(new Date(at)));
  const late = (["objectionsUntil", "lockAt"] as const).filter((step) => owed[step] > line[step]);
  if (late.length === 0) return [];
  const after = Object.fromEntries(late.map((step) => [step, owed[step]]));
  await saveDeadlines(trx, line.month, { ...pickDeadlines(line), ...after });
  return late.map((step) => [step, line[step], owed[step]]);
}

/** SHA-256 over every row of a snapshot, in the order of the reports. */
export function digestOf(items: readonly PublishedItem[]): string {
  const rows = [...items]
    .sort((a, b) => a.reportId - b.reportId)
    .map(({ reportId, version, grade, ungraded, total, materialHash }) => [
      ...[reportId, version, grade, ungraded, total, materialHash],
    ]);
  return contentHash(rows);
}
