import type { Knex } from "knex";
import { VIOLATION_TYPES } from "../../domain/campaigns/violations.ts";

/** Findings that do not make a violation: undecided, or none. */
const NOT_FOUND = ["pending", "unfounded"];

function violations(db: Knex): Knex.QueryBuilder {
  return db("events as e")
    .where("e.subject_kind", "officer")
    .whereIn("e.type", [...VIOLATION_TYPES])
    .where((found) => void found.whereNull("e.finding").orWhereNotIn("e.finding", NOT_FOUND))
    .whereNotExists(
      // What the competent department refused to confirm did not happen (未予核实); its last word on this version counts.
      db("event_confirmations as c")
        .whereRaw("c.row_key = e.row_key and c.line_version = e.version")
        .where("c.decision", "refused")
        .whereNotExists(
          db("event_confirmations as later").whereRaw(
            "later.row_key = c.row_key and later.line_version = c.line_version and later.id > c.id",
          ),
        )
        .select(db.raw("1")),
    );
}

/** Document days of the violations in a window, by unit: dates only, nobody's name. */
export async function violationDays(
  db: Knex,
  window: { firstDay: string; lastDay: string },
): Promise<Map<number, string[]>> {
  const rows = await violations(db)
    .whereBetween("e.document_on", [window.firstDay, window.lastDay])
    .select<{ unit: number; day: string }[]>({ unit: "e.unit_id", day: "e.document_on" });
  const days = new Map<number, string[]>();
  for (const { unit, day } of rows) {
    const known = days.get(Number(unit));
    if (known) known.push(day);
    else days.set(Number(unit), [day]);
  }
  return days;
}

/** The last one before the window, by unit. */
export async function lastViolations(db: Knex, until: string): Promise<Map<number, string>> {
  const rows = await violations(db)
    .where("e.document_on", "<=", until)
    .groupBy("e.unit_id")
    .select<{ unit: number; day: string }[]>(
      "e.unit_id as unit",
      db.raw("max(e.document_on) as ??", ["day"]),
    );
  return new Map(rows.map(({ unit, day }) => [Number(unit), day]));
}
