import type { ObjectionForm } from "../../domain/messages/objections.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { readDoubtfulItems } from "./doubtful-items.ts";
import { objectionsUntil } from "./objection-deadline.ts";
import { findPublished, readRaised } from "./objection-store.ts";

/**
 * What this person may raise against an officer's published month: until when, on which items, and what he raised before.
 * @throws Refusal report.unknown when nothing is published
 */
export async function objectionForm(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<ObjectionForm> {
  const { db } = context;
  const report = await findPublished(db, { policeNo, month });
  if (!report) throw new Refusal("report.unknown");
  const until = objectionsUntil(await readCalendar(db), report);
  const now = context.clock.now().toISOString();
  const raised = await readRaised(db, person.accountId, report.id, now);
  return {
    ...{ report: report.id, month, policeNo, name: report.name, grade: report.grade },
    ...{ own: person.officerId === report.officerId, until, open: now <= until },
    items: await readDoubtfulItems(db, context.rules.compiled(report.ruleSet), report),
    raised: raised
      .filter(({ reportId }) => reportId === report.id)
      .map(({ kind, item, state }) => ({ kind, item, state })),
  };
}
