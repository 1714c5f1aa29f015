import type { Knex } from "knex";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";
import { NO_PROOFS, type EventProofs } from "../../domain/scoring/proven-events.ts";

const CHUNK = 1_000;

/**
 * What a unit's event lines of a month rest on besides their content: refusals of the competent departments that
 * concern the line's current version, and the kinds of the unit's files under the numbers cited.
 */
export async function readEventProofs(
  db: Knex,
  unitId: number,
  month: Month,
  events: readonly Pick<EventLine, "evidenceNo">[],
): Promise<EventProofs> {
  if (events.length === 0) return NO_PROOFS;
  return {
    refused: await readRefused(db, unitId, month),
    filed: await readFiledKinds(db, unitId, [
      ...new Set(events.flatMap(({ evidenceNo }) => evidenceNumbers(evidenceNo))),
    ]),
  };
}

async function readRefused(db: Knex, unitId: number, month: Month): Promise<Set<string>> {
  const rows = await db("events as e")
    .join("event_confirmations as c", (join) => {
      join.on("c.row_key", "e.row_key").andOn("c.line_version", "e.version");
    })
    .where({ "e.unit_id": unitId, "e.account_month": month })
    .orderBy("c.id")
    .select<{ row_key: string; decision: string }[]>("c.row_key", "c.decision");
  const refused = new Set<string>();
  for (const { row_key: rowKey, decision } of rows) {
    if (decision === "refused") refused.add(rowKey);
    else refused.delete(rowKey);
  }
  return refused;
}

async function readFiledKinds(
  db: Knex,
  unitId: number,
  numbers: readonly string[],
): Promise<Map<string, Set<string>>> {
  const filed = new Map<string, Set<string>>();
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const rows = await db("evidence")
      .where("unit_id", unitId)
      .whereIn("evidence_no", numbers.slice(start, start + CHUNK))
      .whereNull("removed_at")
      .select<{ evidence_no: string; kind: string }[]>("evidence_no", "kind");
    for (const row of rows) {
      const kinds = filed.get(row.evidence_no);
      if (kinds) kinds.add(row.kind);
      else filed.set(row.evidence_no, new Set([row.kind]));
    }
  }
  return filed;
}
