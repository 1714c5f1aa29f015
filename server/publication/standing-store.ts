import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";

/** A report as the files office sees it: what stands there now. */
export interface Standing {
  id: number;
  officerId: number;
  policeNo: string;
  name: string;
  unitId: number;
  level: Level;
  postType: string;
  /** The document as stored: what a signature covers. */
  text: string;
  state: ReportState;
  version: number;
  grade: Grade | null;
  ungraded: UngradedReason | null;
  total: Hundredths | null;
  submittedAt: string | null;
}

/** Every report of a month, or of some units of it, by 警号. */
export async function readStandings(
  db: Knex,
  month: Month,
  ruleSet: string,
  unitIds?: readonly number[],
): Promise<Standing[]> {
  const query = db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .leftJoin("points as p", (on) => {
      on.on("p.report_id", "r.id").andOnVal("p.rule_set", ruleSet);
    })
    .where("r.month", month)
    .orderBy("o.police_no")
    .select<Standing[]>({
      id: "r.id",
      officerId: "r.officer_id",
      policeNo: "o.police_no",
      name: "o.name",
      unitId: "r.unit_id",
      level: "r.level",
      postType: "r.post_type",
      text: "r.fields",
      state: "r.state",
      version: "r.version",
      grade: "r.grade",
      ungraded: "r.ungraded",
      total: "p.total",
      submittedAt: "r.submitted_at",
    });
  if (unitIds) void query.whereIn("r.unit_id", [...unitIds]);
  return query;
}

/** Officers who owe a report of this month and have none. */
export async function readMissing(
  db: Knex,
  month: Month,
  day: string,
  unitId: number,
): Promise<{ policeNo: string; name: string; level: Level }[]> {
  return db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("reports as r", (on) => {
      on.on("r.officer_id", "p.officer_id").andOnVal("r.month", month);
    })
    .where({ "p.unit_id": unitId, "o.status": "active" })
    .whereNot("p.level", "chief")
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .whereNull("r.id")
    .orderBy("o.police_no")
    .select<{ policeNo: string; name: string; level: Level }[]>({
      policeNo: "o.police_no",
      name: "o.name",
      level: "p.level",
    });
}

/** As much of a signature as tells what it covers. */
export interface Coverage {
  reportId: number;
  version: number;
  grade: Grade | null;
  materialHash: string | null;
  signers: number;
}

/** What the signatures of a month cover, oldest first, by report; their own words are verified elsewhere. */
export async function readCoverage(db: Knex, month: Month): Promise<Map<number, Coverage[]>> {
  const rows = await db("reviews as v")
    .join("reports as r", "r.id", "v.report_id")
    .where("r.month", month)
    .orderBy("v.id")
    .select<Coverage[]>({
      ...{ reportId: "v.report_id", version: "v.report_version", grade: "v.grade" },
      ...{ materialHash: "v.material_hash", signers: "v.signers" },
    });
  const found = new Map<number, Coverage[]>();
  for (const row of rows) {
    const known = found.get(row.reportId);
    if (known) known.push(row);
    else found.set(row.reportId, [row]);
  }
  return found;
}

/** An event of the month that is not, or not yet, what the competent department says it is (细则 §4). */
export interface OpenEvent {
  unitId: number;
  /** Null: the whole unit's. */
  officerId: number | null;
  decision: "refused" | null;
}

/** Events of a month that no department has confirmed as they stand: refused ones, and those still waiting. */
export async function readOpenEvents(db: Knex, month: Month): Promise<OpenEvent[]> {
  const rows = await db("events as e")
    .leftJoin("event_confirmations as c", (on) => {
      on.on("c.row_key", "e.row_key").andOn("c.line_version", "e.version");
    })
    .where("e.account_month", month)
    .orderBy("c.id")
    .select<{ rowKey: string; unitId: number; officerId: number | null; decision: string | null }[]>({
      rowKey: "e.row_key",
      unitId: "e.unit_id",
      officerId: "e.officer_id",
      decision: "c.decision",
    });
  const last = new Map(rows.map((row) => [row.rowKey, row]));
  return [...last.values()]
    .filter(({ decision }) => decision !== "confirmed")
    .map(({ unitId, officerId, decision }) => ({
      unitId,
      officerId,
      decision: decision === "refused" ? "refused" : null,
    }));
}

/** Whether somebody else of the files office can act in this person's place. */
export async function officeHasColleague(db: Knex, accountId: number): Promise<boolean> {
  const colleague: unknown = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where({ "g.role": "filesOffice", "a.status": "active" })
    .whereNot("a.id", accountId)
    .first("a.id");
  return colleague !== undefined;
}

/** Officers who owe a report, by unit. */
export async function readExpected(db: Knex, day: string): Promise<Map<number, number>> {
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .whereNotNull("p.unit_id")
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .groupBy("p.unit_id")
    .select<{ unitId: number }[]>({ unitId: "p.unit_id" })
    .count<{ unitId: number; n: number }[]>({ n: "*" });
  return new Map(rows.map(({ unitId, n }) => [Number(unitId), Number(n)]));
}
