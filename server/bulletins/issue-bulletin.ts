import type { Knex } from "knex";
import { factsOf } from "../../domain/bulletin-edit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson, contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { requireMonth } from "../months/month-store.ts";
import { shanghaiDay } from "../today.ts";
import { holdChainHead, keepChainHead, lastNumber, lockBulletin, markIssued, readCorrectors, type StoredBulletin } from "./bulletin-store.ts"; // prettier-ignore
import { composeBulletin } from "./compose-bulletin.ts";
import { readShares } from "./share-store.ts";

/**
 * 签发: the year's next number, the hash of what is said, and the head of the audit chain for the paper. From here on
 * the bulletin never changes; only another one can correct it.
 * @throws Refusal bulletin.unknown, bulletin.issued, version.required, version.stale, bulletin.stale,
 *   bulletin.share-unchecked, bulletin.blank-reason, bulletin.not-correctable
 */
export async function issueBulletin(
  context: Context,
  person: SignedInPerson,
  id: number,
  asked: { header(name: string): string | undefined },
): Promise<void> {
  await inTransaction(context, async (trx) => {
    // First of all: whoever issues holds the chain, so that two at once see each other's number.
    await holdChainHead(trx);
    const draft = await lockBulletin(trx, id);
    if (!draft) throw new Refusal("bulletin.unknown");
    if (draft.state === "issued") throw new Refusal("bulletin.issued");
    requireVersion(asked, draft.version);
    await checkDraft(context, trx, draft);
    const at = context.clock.now().toISOString();
    const year = Number(shanghaiDay(context.clock.now()).slice(0, 4));
    const number = (await lastNumber(trx, year)) + 1;
    const hash = issuedHash({ ...draft, year, number, issuedAt: at });
    await markIssued(trx, id, { year, number, accountId: person.accountId, at, contentHash: hash });
    const entry = await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "bulletin.issue", subject: `bulletin/${id}` },
      detail: { year, number, contentHash: hash, corrects: draft.correctsId },
      vouches: { bulletins: [id] },
    });
    await keepChainHead(trx, id, entry.hash);
    await context.pulse.bump(trx);
  });
}

/** SHA-256 over everything an issued bulletin says. */
export function issuedHash(
  bulletin: Pick<StoredBulletin, "kind" | "month" | "title" | "content" | "year" | "number" | "issuedAt">,
): string {
  const { kind, month, title, content, year, number, issuedAt } = bulletin;
  return contentHash({ kind, month, title, content, year, number, issuedAt });
}

async function checkDraft(context: Context, trx: Knex.Transaction, draft: StoredBulletin): Promise<void> {
  const { content, correctsId } = draft;
  if (correctsId !== null && (await readCorrectors(trx, [correctsId])).has(correctsId)) {
    throw new Refusal("bulletin.not-correctable");
  }
  const line = await requireMonth(trx, draft.month, context.clock.now());
  const fresh = await composeBulletin(context, trx, content.subject, line);
  const sameNames =
    content.subject !== "grades" || fresh.subject !== "grades" || content.named === fresh.named;
  if (!sameNames || canonicalJson(factsOf(content)) !== canonicalJson(factsOf(fresh))) {
    throw new Refusal("bulletin.stale");
  }
  const owners = new Map((await readShares(trx)).map(({ unit, accountId }) => [unit, accountId]));
  const unchecked = content.units.filter(
    ({ unit, checked }) => (owners.get(unit) ?? null) !== null && checked?.accountId !== owners.get(unit),
  );
  if (unchecked.length > 0) {
    throw new Refusal("bulletin.share-unchecked", { units: unchecked.map(({ name }) => name).join("、") });
  }
  if (content.subject !== "grades") return;
  const blank = content.units.flatMap(({ lower }) => lower).find(({ reason }) => reason.trim() === "");
  if (blank) throw new Refusal("bulletin.blank-reason", { name: blank.name });
}
