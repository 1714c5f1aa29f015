import type { Knex } from "knex";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { StoredReport } from "./report-store.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";

/** One officer who owes a report to this unit: where he was posted on the month's last day (细则 §11). */
export interface Subject {
  officerId: number;
  policeNo: string;
  name: string;
  level: Level;
  postType: PostType;
  partyMember: boolean;
}

/**
 * The unit's subjects in a month, heads first, then by 警号; `only` narrows to the 警号 a push speaks of.
 * 局长 and 政委 have no reviewer in the regulation, so no report is expected of them.
 */
export async function readSubjects(
  db: Knex,
  unitId: number,
  month: Month,
  only?: readonly string[],
): Promise<Subject[]> {
  const rows = await subjectsOf(db, unitId, month, only);
  return rows.map((row) => ({ ...row, partyMember: Boolean(row.partyMember) })).sort(byPlace);
}

const PLACE: Record<string, number> = { leader: 0, head: 1, deputy: 2, officer: 3 };

function byPlace(a: Subject, b: Subject): number {
  return PLACE[a.level]! - PLACE[b.level]! || (a.policeNo < b.policeNo ? -1 : 1);
}

type JoinedRow = SubjectRow & Omit<StoredReport, "id" | "fields" | "complete"> & { id: number | null };

/** The subjects by 警号, in no order, and their reports of the month by officer: one query for both. */
export async function readSubjectsAndReports(
  db: Knex,
  unitId: number,
  month: Month,
  only?: readonly string[],
): Promise<{ subjects: Map<string, Subject>; reports: Map<number, StoredReport> }> {
  const rows = await subjectsOf(db, unitId, month, only)
    .leftJoin("reports as r", (on) => void on.on("r.officer_id", "o.id").andOnVal("r.month", month))
    .select<(JoinedRow & { complete: number | boolean })[]>({
      ...{ id: "r.id", unitId: "r.unit_id", version: "r.version", state: "r.state", text: "r.fields" },
      ...{ contentHash: "r.content_hash", complete: "r.complete", filledBy: "r.filled_by" },
      ...{ filledAt: "r.filled_at", submittedAt: "r.submitted_at", grade: "r.grade" },
    });
  const subjects = new Map<string, Subject>();
  const reports = new Map<number, StoredReport>();
  for (const row of rows) {
    const { officerId, policeNo, name, level, postType, id } = row;
    const partyMember = Boolean(row.partyMember);
    subjects.set(policeNo, { officerId, policeNo, name, level, postType, partyMember });
    if (id === null) continue;
    const { unitId: unit, version, state, text, contentHash, filledBy, filledAt, submittedAt, grade } = row;
    reports.set(officerId, {
      ...{ id, officerId, unitId: unit, version, state, text, contentHash, filledBy, filledAt },
      ...{ submittedAt, grade, complete: Boolean(row.complete), fields: JSON.parse(text) as Fields },
    });
  }
  return { subjects, reports };
}

type SubjectRow = Omit<Subject, "partyMember"> & { partyMember: number | boolean };

/** The query for a unit's subjects; a caller may join what it wants to know of them besides. */
export function subjectsOf(db: Knex, unitId: number, month: Month, only?: readonly string[]) {
  const day = lastDayOf(month);
  const query = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("p.unit_id", unitId)
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .select<SubjectRow[]>(
      "o.id as officerId",
      "o.police_no as policeNo",
      "o.name",
      "p.level",
      "o.post_type as postType",
      "o.party_member as partyMember",
    );
  return only ? query.whereIn("o.police_no", only) : query;
}

/** A subject with the unit he was posted to on the month's last day. */
export interface PostedSubject extends Subject {
  unit: { id: number; series: Series };
}

/** Subjects of any unit by 警号. */
export async function findPosted(
  db: Knex,
  month: Month,
  policeNos: readonly string[],
): Promise<Map<string, PostedSubject>> {
  const day = lastDayOf(month);
  const rows = await db("officers as o")
    .join("postings as p", "p.officer_id", "o.id")
    .join("units as u", "u.id", "p.unit_id")
    .whereIn("o.police_no", policeNos)
    .where("o.status", "active")
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .select<Record<string, unknown>[]>(
      "o.id",
      "o.police_no",
      "o.name",
      "p.level",
      "o.post_type",
      "o.party_member",
      "u.id as unit_id",
      "u.series",
    );
  return new Map(
    rows.map((row) => [
      row.police_no as string,
      {
        officerId: row.id as number,
        policeNo: row.police_no as string,
        name: row.name as string,
        level: row.level as Level,
        postType: row.post_type as PostType,
        partyMember: Boolean(row.party_member),
        unit: { id: row.unit_id as number, series: row.series as Series },
      },
    ]),
  );
}
