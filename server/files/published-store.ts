import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";

/** A report as one publication showed it. */
export interface PublishedState {
  reportId: number;
  seq: number;
  at: string;
  note: string | null;
  version: number;
  grade: Grade | null;
  ungraded: string | null;
  total: Hundredths | null;
  materialHash: string;
}

/** Every publication these reports stand in, first to last, by report. */
export async function readPublishedStates(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, PublishedState[]>> {
  const states = new Map<number, PublishedState[]>();
  if (reportIds.length === 0) return states;
  const rows = await db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .whereIn("i.report_id", [...reportIds])
    .orderBy("p.at")
    .orderBy("p.id")
    .select<PublishedState[]>({
      ...{ reportId: "i.report_id", seq: "p.seq", at: "p.at", note: "p.note", version: "i.report_version" },
      ...{ grade: "i.grade", ungraded: "i.ungraded", total: "i.total", materialHash: "i.material_hash" },
    });
  for (const row of rows) {
    const known = states.get(Number(row.reportId));
    if (known) known.push(row);
    else states.set(Number(row.reportId), [row]);
  }
  return states;
}

/**
 * When something of these units and months was last opened to change after a publication: a correction carried out,
 * a unit reopened. By `month/unit`.
 */
export async function readMendings(db: Knex, months: readonly Month[]): Promise<Map<string, string>> {
  const corrections = await db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .whereIn("c.month", [...months])
    .whereNotNull("c.new_version")
    .select<Mending[]>({ month: "c.month", unitId: "r.unit_id", at: "c.decided_at" });
  const reopenings = await db("reopenings")
    .whereIn("month", [...months])
    .whereNotNull("closes_at")
    .select<Mending[]>({ month: "month", unitId: "unit_id", at: "decided_at" });
  const last = new Map<string, string>();
  for (const { month, unitId, at } of [...corrections, ...reopenings]) {
    const key = `${month}/${unitId}`;
    if (at > (last.get(key) ?? "")) last.set(key, at);
  }
  return last;
}

interface Mending {
  month: Month;
  unitId: number;
  at: string;
}

/** The document of one version of a report. */
export async function readVersion(db: Knex, reportId: number, version: number): Promise<Fields | undefined> {
  const row = await db("report_versions")
    .where({ report_id: reportId, version })
    .first<{ fields: string } | undefined>("fields");
  return row && (JSON.parse(row.fields) as Fields);
}

/** A unit's detail lines of a month as they stood at an instant, from the versions that are kept of every line. */
export async function readLinesAsOf(
  db: Knex,
  unitId: number,
  month: Month,
  at: string,
): Promise<{ credits: CreditLine[]; events: EventLine[] }> {
  // Asked by value, not by a join: on MariaDB the ids of pushes and those the versions name collate differently.
  const pushes = await db("pushes").where({ unit_id: unitId, month }).pluck<string[]>("id");
  const corrections = await db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .where({ "r.unit_id": unitId, "c.month": month })
    .whereNotNull("c.push_id")
    .pluck<string[]>("c.push_id");
  const keys = db("detail_line_versions")
    .whereIn("push_id", [...pushes, ...corrections])
    .select("row_key");
  const rows = await db("detail_line_versions")
    .whereIn("row_key", keys)
    .where("at", "<=", at)
    .orderBy("version")
    .select<{ row_key: string; sheet: string; content: string }[]>("row_key", "sheet", "content");
  const last = new Map(rows.map((row) => [row.row_key, row]));
  const stood = [...last.values()].filter(({ content }) => content !== "null");
  const of = (sheet: string): unknown[] =>
    stood.filter((row) => row.sheet === sheet).map(({ content }) => JSON.parse(content) as unknown);
  const events = of("events") as EventLine[];
  return {
    credits: of("credits") as CreditLine[],
    events: events.filter(({ accountMonth }) => accountMonth === month),
  };
}
