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

async function readRefused(db: Knex, unitId: number | readonly number[], month: Month): Promise<Set<string>> {
  const rows = await db("events as e")
    .join("event_confirmations as c", (join) => {
      join.on("c.row_key", "e.row_key").andOn("c.line_version", "e.version");
    })
    .whereIn("e.unit_id", [unitId].flat())
    .where("e.account_month", month)
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
  for (const row of await readFiled(db, [unitId], numbers)) addKind(filed, row);
  return filed;
}

interface FiledRow {
  unit_id: number;
  evidence_no: string;
  kind: string;
}

async function readFiled(
  db: Knex,
  unitIds: readonly number[],
  numbers: readonly string[],
): Promise<FiledRow[]> {
  const found: FiledRow[] = [];
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const rows = await db("evidence")
      .whereIn("unit_id", unitIds)
      .whereIn("evidence_no", numbers.slice(start, start + CHUNK))
      .whereNull("removed_at")
      .select<FiledRow[]>("unit_id", "evidence_no", "kind");
    found.push(...rows);
  }
  return found;
}

function addKind(filed: Map<string, Set<string>>, { evidence_no: number, kind }: FiledRow): void {
  const kinds = filed.get(number);
  if (kinds) kinds.add(kind);
  else filed.set(number, new Set([kind]));
}

/** The same for several units at once, by unit: what a run over the whole bureau reads. */
export async function readProofsByUnit(
  db: Knex,
  unitIds: readonly number[],
  month: Month,
  events: readonly { unitId: number; line: Pick<EventLine, "evidenceNo"> }[],
): Promise<Map<number, EventProofs>> {
  const units = [...new Set(events.map(({ unitId }) => unitId))];
  if (units.length === 0) return new Map();
  const refused = await readRefused(db, unitIds, month);
  const numbers = [...new Set(events.flatMap(({ line }) => evidenceNumbers(line.evidenceNo)))];
  const filed = new Map(units.map((unitId) => [unitId, new Map<string, Set<string>>()]));
  for (const row of await readFiled(db, units, numbers)) addKind(filed.get(Number(row.unit_id))!, row);
  return new Map(units.map((unitId) => [unitId, { refused, filed: filed.get(unitId)! }]));
}
