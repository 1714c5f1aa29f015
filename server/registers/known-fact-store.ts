import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { KnownFact, Register, RegisterEntry } from "../../domain/registers/register.ts";

/**
 * Every standing fact of a month of account, of all registers (or some units' only): what the month's files are compared
 * with. Withdrawn entries are none. By officer, then entry number.
 */
export async function readKnownFacts(
  db: Knex,
  ask: { month: Month; unitIds?: readonly number[]; officerIds?: readonly number[] },
): Promise<KnownFact[]> {
  const query = db("register_entries as e").where({ "e.account_month": ask.month, "e.state": "standing" });
  if (ask.unitIds) void query.whereIn("e.unit_id", [...ask.unitIds]);
  if (ask.officerIds) void query.whereIn("e.officer_id", [...ask.officerIds]);
  const rows = await query.orderBy("e.officer_id").orderBy("e.entry_no").select<KnownFact[]>({
    ...{ id: "e.id", register: "e.register", entryNo: "e.entry_no", officerId: "e.officer_id" },
    ...{ unitId: "e.unit_id", month: "e.account_month", matter: "e.matter", variant: "e.variant" },
    ...{ finding: "e.finding", responsibility: "e.responsibility", documentNo: "e.document_no" },
    ...{ documentOn: "e.document_on", occurredOn: "e.occurred_on", factNo: "e.fact_no" },
    ...{ evidenceNo: "e.evidence_no", words: "e.words", recordedAt: "e.at" },
  }); // prettier-ignore
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    unitId: Number(row.unitId),
    officerId: row.officerId === null ? null : Number(row.officerId),
  }));
}

/** A fact as a register held it at an instant: its last version until then. */
export interface FactThen {
  entryId: number;
  register: Register;
  entryNo: string;
  version: number;
  at: string;
  actorId: number;
  /** Null: it was withdrawn by then. */
  entry: RegisterEntry | null;
}

/** 倒查: what the registers knew about an officer and a month of account at an instant (M34, M35). */
export async function readFactsKnownAt(
  db: Knex,
  ask: { officerId: number; month: Month; at: string },
): Promise<FactThen[]> {
  const rows = await db("register_entry_versions as v")
    .join("register_entries as e", "e.id", "v.entry_id")
    .where("e.officer_id", ask.officerId)
    .where("v.at", "<=", ask.at)
    .orderBy([{ column: "v.entry_id" }, { column: "v.version" }])
    .select<(Omit<FactThen, "entry"> & { content: string | null })[]>({
      ...{ entryId: "e.id", register: "e.register", entryNo: "e.entry_no", version: "v.version" },
      ...{ at: "v.at", actorId: "v.actor_id", content: "v.content" },
    });
  const last = new Map(rows.map((row) => [Number(row.entryId), row]));
  return [...last.values()]
    .map(({ content, ...row }) => ({
      ...row,
      entryId: Number(row.entryId),
      actorId: Number(row.actorId),
      entry: content === null ? null : (JSON.parse(content) as RegisterEntry),
    }))
    .filter(({ entry }) => entry === null || (entry.documentOn ?? entry.occurredOn).startsWith(ask.month));
}
