import { z } from "zod";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findCandidates } from "./candidate-figures.ts";
import { insertSearch } from "./candidate-search-store.ts";
import { CRITERIA, isSpan, SPAN_MESSAGE } from "./search-candidates.ts";

/** Names kept with a search; the number found is kept whole. */
const KEPT = 500;

export const searchBody = z.strictObject({
  name: z.string().trim().min(2).max(60).regex(/^[^=+\-@]/u),
  criteria: z.strictObject(CRITERIA).refine(isSpan, SPAN_MESSAGE),
}); // prettier-ignore

/**
 * 保存筛选: under a name, with whom it finds today, by whom and when. Never changed afterwards: what a panel was shown
 * stays provable, whatever is announced later.
 * @throws Refusal unit.unknown
 */
export async function saveSearch(
  context: Context,
  person: SignedInPerson,
  { name, criteria }: z.infer<typeof searchBody>,
): Promise<{ id: number; passed: number }> {
  const at = context.clock.now().toISOString();
  const result = await findCandidates(context, criteria, { show: "passed", page: 1, pageSize: KEPT });
  const { words, considered, passed, rows } = result;
  const found = rows.map((one) => ({ policeNo: one.policeNo, name: one.name, unitName: one.unitName }));
  return inTransaction(context, async (trx) => {
    const kept = { words, considered, passed, found };
    const id = await insertSearch(trx, { name, criteria, found: kept, by: person.accountId, at });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "candidates.save", subject: `candidate-search/${id}` },
      detail: { name, criteria, considered, passed, digest: contentHash(found) },
      vouches: { candidate_searches: [id] },
    });
    await context.pulse.bump(trx);
    return { id, passed };
  });
}
