import type { Language } from "../../domain/language.ts";
import type { ChangePreview } from "../../domain/messages/organisation.ts";
import type { ChangeAct, ChangeKind } from "../../domain/organisation/acts.ts";
import { entersAs } from "../../domain/organisation/change-rules.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { insertChange } from "./change-store.ts";
import { considerChange } from "./consider-change.ts";

export interface WantedChange {
  kind: ChangeKind;
  reason: string;
  acts: ChangeAct[];
  dryRun: boolean;
}

/**
 * Enters a change of people, posts, delegations or roles: tried first, and with nothing against it kept until another
 * person in another role confirms it. Only tried when `dryRun`.
 * @throws Refusal change.not-yours
 */
export async function enterChange(
  context: Context,
  person: SignedInPerson,
  { kind, reason, acts, dryRun }: WantedChange,
  language: Language,
): Promise<ChangePreview> {
  const enteredAs = entersAs(kind, person.roles);
  if (!enteredAs) throw new Refusal("change.not-yours");
  const now = context.clock.now();
  const asked = {
    ...{ entererAccountId: person.accountId, entererOfficerId: person.officerId, enteredAs, language },
    today: shanghaiDay(now),
  };
  const { diff, problems } = await considerChange(context.db, kind, acts, asked);
  if (dryRun || problems.length > 0) return { id: null, diff, problems };
  const at = now.toISOString();
  const id = await inTransaction(context, async (trx) => {
    const content = { acts, enteredAs };
    const id = await insertChange(trx, { kind, content, reason, accountId: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "change.enter", subject: `change/${id}` },
      ...{ detail: { kind, acts: acts.length, enteredAs }, vouches: { roster_changes: [id] } },
    });
    await context.pulse.bump(trx);
    return id;
  });
  return { id, diff, problems: [] };
}
