import type { Knex } from "knex";
import {
  bulletinNumber,
  listChanges,
  type BulletinContent,
  type BulletinKind,
} from "../../domain/bulletin.ts";
import { bulletinTitle } from "../../domain/bulletin-words.ts";
import { GRADE_LABEL, GRADES, type Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { findStanding, insertBulletin, lockBulletin, readCorrectors } from "./bulletin-store.ts";
import { composeBulletin } from "./compose-bulletin.ts";

/** What the files office asks for: a month's bulletin, or the correction of an issued one with its reason. */
export type DraftRequest =
  | { kind: Exclude<BulletinKind, "correction">; month: Month }
  | { kind: "correction"; corrects: number; reason: string };

/**
 * 起草通报: content and lists come from what is published; nobody types a name.
 * @returns the draft's id
 * @throws Refusal month.unknown, bulletin.too-early, bulletin.practice, bulletin.draft-exists, bulletin.already-issued,
 *   bulletin.not-correctable
 */
export async function draftBulletin(
  context: Context,
  person: SignedInPerson,
  request: DraftRequest,
): Promise<number> {
  return inTransaction(context, async (trx) => {
    const draft =
      request.kind === "correction"
        ? await draftCorrection(context, trx, request)
        : await draftOf(context, trx, request.kind, request.month);
    const at = context.clock.now().toISOString();
    const id = await insertBulletin(trx, { ...draft, draftedBy: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "bulletin.draft", subject: `bulletin/${id}` },
      detail: { kind: draft.kind, month: draft.month, corrects: draft.correctsId },
      vouches: { bulletins: [id] },
    });
    await context.pulse.bump(trx);
    return id;
  });
}

interface Draft {
  kind: BulletinKind;
  month: Month;
  title: string;
  content: BulletinContent;
  correctsId: number | null;
}

async function draftOf(
  context: Context,
  trx: Knex.Transaction,
  kind: "grades" | "quality",
  month: Month,
): Promise<Draft> {
  const line = await requireMonth(trx, month, context.clock.now());
  const standing = (await findStanding(trx, month)).filter((one) => one.kind === kind);
  if (standing.some(({ state }) => state === "draft")) throw new Refusal("bulletin.draft-exists");
  if (standing.length > 0) throw new Refusal("bulletin.already-issued");
  const content = await composeBulletin(context, trx, kind, line);
  return { kind, month, title: bulletinTitle(kind, kind, month), content, correctsId: null };
}

async function draftCorrection(
  context: Context,
  trx: Knex.Transaction,
  request: { corrects: number; reason: string },
): Promise<Draft> {
  const wrong = await lockBulletin(trx, request.corrects);
  if (!wrong) throw new Refusal("bulletin.unknown");
  const { id, month, year, number } = wrong;
  if (year === null || number === null || (await readCorrectors(trx, [id])).has(id)) {
    throw new Refusal("bulletin.not-correctable");
  }
  const siblings = await findStanding(trx, month);
  if (siblings.some((one) => one.correctsId === id && one.state === "draft")) {
    throw new Refusal("bulletin.draft-exists");
  }
  const { subject } = wrong.content;
  const line = await requireMonth(trx, month, context.clock.now());
  const fresh = await composeBulletin(context, trx, subject, line);
  const corrects = {
    ...{
      id,
      number: bulletinNumber(wrong.content.symbol, year, number),
      title: wrong.title,
      reason: request.reason,
    },
    changes: changesOf(wrong.content, fresh),
  };
  const title = bulletinTitle("correction", subject, month);
  return { kind: "correction", month, title, content: { ...fresh, corrects }, correctsId: id };
}

/** Whose announcement the correction changes; figures of units are simply replaced. */
export function changesOf(before: BulletinContent, after: BulletinContent): string[] {
  if (before.subject !== "grades" || after.subject !== "grades") return [];
  return listChanges(before, after, WORDS);
}

const WORDS = Object.fromEntries(GRADES.map((grade) => [grade, GRADE_LABEL[grade].zh])) as Record<
  Grade,
  string
>;
