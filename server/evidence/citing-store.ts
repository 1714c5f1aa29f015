import type { Knex } from "knex";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { Month } from "../../domain/month.ts";

/** A line of the unit that cites a number. */
export interface CitingLine {
  rowKey: string;
  sheet: "credits" | "events";
  month: Month;
  /** Null for a unit's event, which concerns every member. */
  officerId: number | null;
}

/** The unit's lines that cite a number, whichever place it has among others in their cell. */
export async function readCiting(db: Knex, unitId: number, number: string): Promise<CitingLine[]> {
  const like = `%${number}%`;
  const events = await db("events")
    .where("unit_id", unitId)
    .where("evidence_no", "like", like)
    .select<CitingRow[]>("row_key", "account_month as month", "officer_id", "evidence_no");
  const credits = await db("credits")
    .where("unit_id", unitId)
    .where("evidence_no", "like", like)
    .select<CitingRow[]>("row_key", "month", "officer_id", "evidence_no");
  return [...linesOf(events, "events", number), ...linesOf(credits, "credits", number)];
}

interface CitingRow {
  row_key: string;
  month: Month;
  officer_id: number | null;
  evidence_no: string;
}

function linesOf(rows: readonly CitingRow[], sheet: CitingLine["sheet"], number: string): CitingLine[] {
  return rows
    .filter((row) => evidenceNumbers(row.evidence_no).includes(number))
    .map((row) => ({
      rowKey: row.row_key,
      sheet,
      month: row.month,
      officerId: row.officer_id === null ? null : Number(row.officer_id),
    }));
}

/** States in which a signature or a publication rests on the material. */
const BOUND = ["signed", "checked", "published", "locked"];

/** Whether a signed report of the unit rests on any of these lines; a unit's event stands in every member's report. */
export async function isBound(
  db: Knex,
  unitId: number,
  lines: readonly Pick<CitingLine, "month" | "officerId">[],
): Promise<boolean> {
  if (lines.length === 0) return false;
  const row: unknown = await db("reports")
    .where("unit_id", unitId)
    .whereIn("state", BOUND)
    .where((any) => {
      for (const { month, officerId } of lines)
        any.orWhere({ month, ...(officerId !== null && { officer_id: officerId }) });
    })
    .first("id");
  return row !== undefined;
}

/** What delicate events of a unit cite: `complaint` names complainants, `sanction` is any other penalty or effect. */
export type Delicacy = "sanction" | "complaint";

export async function readDelicate(db: Knex, unitIds: readonly number[]): Promise<Map<string, Delicacy>> {
  const delicate = new Map<string, Delicacy>();
  if (unitIds.length === 0) return delicate;
  const rows = await db("events")
    .whereIn("unit_id", [...new Set(unitIds)])
    .whereNotNull("evidence_no")
    .where((any) => {
      any.where("type", "like", "P%").orWhere("type", "like", "X%").orWhere("counts_in", "complaint");
    })
    .select<{ unit_id: number; evidence_no: string; type: string; counts_in: string | null }[]>(
      "unit_id",
      "evidence_no",
      "type",
      "counts_in",
    );
  for (const row of rows) {
    const complaint = row.type === "P8" || row.type === "P9" || row.counts_in === "complaint";
    for (const number of evidenceNumbers(row.evidence_no)) {
      const key = delicateKey(Number(row.unit_id), number);
      if (complaint || !delicate.has(key)) delicate.set(key, complaint ? "complaint" : "sanction");
    }
  }
  return delicate;
}

/** Numbers are looked at within their unit: two units' archives may have written the same on a paper. */
export function delicateKey(unitId: number, number: string): string {
  return `${unitId}/${number}`;
}
