import type { Knex } from "knex";
import { mayListEvidence } from "../../domain/evidence-access.ts";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { EventEvidence } from "../../domain/messages/evidence.ts";
import { Refusal } from "../../domain/refusal.ts";
import { evidenceGap, type FiledKinds } from "../../domain/rules/evidence-gap.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import { findEvent } from "../confirmations/event-store.ts";
import { describeEvidence } from "./evidence-figures.ts";
import { readerOf, readReviewedBy } from "./evidence-reader.ts";
import { readEvidence } from "./evidence-store.ts";

/**
 * What stands under the numbers an event cites, and what table 4 still asks for.
 * @throws Refusal event.unknown: no such event, or not within his reach
 */
export async function eventEvidence(
  db: Knex,
  person: SignedInPerson,
  today: string,
  rowKey: string,
  rulesOf: (ruleSet: string) => CompiledRules,
): Promise<EventEvidence> {
  const event = await findEvent(db, rowKey);
  if (!event) throw new Refusal("event.unknown");
  const { unitId, officerId, line, ruleSet } = event;
  const reviewed = await readReviewedBy(db, person, today, officerId === null ? [] : [officerId]);
  if (!mayListEvidence(readerOf(person, reviewed, officerId), { unitId, officerId }))
    throw new Refusal("event.unknown");
  const numbers = evidenceNumbers(line.evidenceNo);
  const standing = (await readEvidence(db, numbers)).filter(
    (file) => file.removedAt === null && file.unitId === unitId,
  );
  const filed = new Map<string, Set<string>>();
  for (const { evidenceNo, kind } of standing)
    filed.set(evidenceNo, (filed.get(evidenceNo) ?? new Set()).add(kind));
  const rule = rulesOf(ruleSet).eventTypes.get(line.type);
  return {
    rowKey: line.rowKey,
    numbers,
    gap: rule ? evidenceGap(line, rule, filed satisfies FiledKinds) : null,
    files: await describeEvidence(db, person, today, standing),
  };
}
