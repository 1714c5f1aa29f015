import { z } from "zod";
import { FIELDS, type Field } from "../../domain/form/fields.ts";
import { isField } from "../../domain/form/monthly-form.ts";
import type { Draft } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { deleteDraft, findDraft, readVersionFields, saveDraft, type DraftKey } from "./draft-store.ts";

/** As typed: half a number is a draft, too. A summary has at most 500 characters; a draft may have some more. */
const cell = z.union([z.string().max(2_000), z.number(), z.null()]);
export const draftBody = z.strictObject({
  baseVersion: z.int().min(0).max(1_000_000),
  cells: z
    .record(z.string().max(24), cell)
    .refine((cells) => Object.keys(cells).length <= FIELDS.length && Object.keys(cells).every(isField), {
      message: "unknown field",
    }),
});

/** @throws Refusal month.unknown, access.denied for an account that is no officer's */
export async function readMyDraft(
  context: Context,
  person: SignedInPerson,
  month: Month,
): Promise<Draft | null> {
  await requireMonth(context.db, month, context.clock.now());
  const key = keyOf(person, month);
  const draft = await findDraft(context.db, key);
  if (!draft) return null;
  return { ...draft, baseFields: await readVersionFields(context.db, key, draft.baseVersion) };
}

/**
 * 自动保存: keeps what the officer typed and has not pushed, for any browser of his. The last one wins; it is nobody's
 * word until it is pushed. The chain hears when a draft is begun and when it is thrown away, not of every keystroke.
 * @throws Refusal month.unknown, month.not-open, access.denied
 */
export async function draftMyMonth(
  context: Context,
  person: SignedInPerson,
  month: Month,
  draft: { baseVersion: number; cells: Partial<Record<Field, unknown>> },
): Promise<{ at: string }> {
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  if (line.state === "upcoming") throw new Refusal("month.not-open", { month });
  const key = keyOf(person, month);
  const at = now.toISOString();
  await inTransaction(context, async (trx) => {
    const begun = await findDraft(trx, key);
    await saveDraft(trx, key, { ...draft, at });
    if (!begun) await appendAudit(trx, entryOf("draft.begin", key, at));
  });
  return { at };
}

/** Throws the draft away; that there is none is no mistake. */
export async function discardMyDraft(context: Context, person: SignedInPerson, month: Month): Promise<void> {
  const key = keyOf(person, month);
  const at = context.clock.now().toISOString();
  await inTransaction(context, async (trx) => {
    if (await deleteDraft(trx, key)) await appendAudit(trx, entryOf("draft.discard", key, at));
  });
}

function keyOf(person: SignedInPerson, month: Month): DraftKey {
  if (person.officerId === null) throw new Refusal("access.denied");
  return { month, officerId: person.officerId, accountId: person.accountId };
}

function entryOf(action: string, { month, officerId, accountId }: DraftKey, at: string) {
  return { at, actorId: accountId, action, subject: `month/${month}/officer/${officerId}`, detail: {} };
}
