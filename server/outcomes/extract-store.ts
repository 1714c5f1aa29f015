import type { Knex } from "knex";
import type { OfficerExtract } from "../../domain/outcomes/officer-extract.ts";
import type { PostType } from "../../domain/people.ts";

const ANNOUNCED = ["announced", "noticed", "final"];

export interface ExtractedOfficer {
  id: number;
  policeNo: string;
  name: string;
  postType: PostType;
  partyMember: boolean;
}

export async function findExtracted(db: Knex, policeNo: string): Promise<ExtractedOfficer | undefined> {
  const row = await db("officers").where({ police_no: policeNo }).first<(Omit<ExtractedOfficer, "partyMember"> & { party: number | boolean }) | undefined>({ id: "id", policeNo: "police_no", name: "name", postType: "post_type", party: "party_member" }); // prettier-ignore
  return row && { id: Number(row.id), policeNo: row.policeNo, name: row.name, postType: row.postType, partyMember: Boolean(row.party) }; // prettier-ignore
}

export async function readPostings(db: Knex, officerId: number): Promise<OfficerExtract["postings"]> {
  const rows = await db("postings as p")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .where("p.officer_id", officerId)
    .orderBy("p.from_day")
    .select<{ unitName: string | null; level: OfficerExtract["postings"][number]["level"]; title: string | null; from: string; to: string | null }[]>(
      { unitName: "u.name", level: "p.level", title: "p.title", from: "p.from_day", to: "p.to_day" },
    ); // prettier-ignore
  return rows.map((row) => ({ ...row, unitName: row.unitName ?? "局领导" }));
}

/** Announced results whose period lies in these years, oldest first. */
export async function readResults(
  db: Knex,
  officerId: number,
  [from, to]: readonly [number, number],
): Promise<OfficerExtract["results"]> {
  return db("standings as t")
    .join("assessments as s", "s.id", "t.assessment_id")
    .where("t.officer_id", officerId)
    .whereIn("s.state", ANNOUNCED)
    .whereBetween("s.period", [String(from), `${to}-Z`])
    .orderBy(["s.period", "s.run"])
    .select<OfficerExtract["results"]>(
      { kind: "s.kind", period: "s.period", list: "t.list", score: "t.score", place: "t.place" },
      { of: "t.of_count", grade: "t.grade" },
    );
}

/** Published months, oldest first, as they were last published. */
export async function readPublishedMonths(
  db: Knex,
  officerId: number,
  [from, to]: readonly [number, number],
): Promise<OfficerExtract["months"]> {
  const rows = await db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .join("reports as r", "r.id", "i.report_id")
    .join("units as u", "u.id", "r.unit_id")
    .where("r.officer_id", officerId)
    .whereBetween("r.month", [`${from}-01`, `${to}-12`])
    .orderBy(["r.month", "p.seq"])
    .select<OfficerExtract["months"]>(
      { month: "r.month", unitName: "u.name", total: "i.total", grade: "i.grade" },
      { ungraded: "i.ungraded" },
    );
  // Published again: the last publication is what counts.
  return [...new Map(rows.map((row) => [row.month, row])).values()];
}

export interface ExtractedEvent {
  month: string;
  type: string;
  variant: string | null;
  day: string | null;
  documentNo: string | null;
  department: string | null;
}

/** His own rewards and penalties in published months, without what was unfounded or is still investigated. */
export async function readOwnEvents(
  db: Knex,
  officerId: number,
  months: readonly string[],
): Promise<ExtractedEvent[]> {
  return db("events")
    .where({ officer_id: officerId })
    .whereIn("account_month", [...months])
    .where((proven) => void proven.whereNull("finding").orWhereIn("finding", ["confirmed", "partly"]))
    .orderBy(["account_month", "id"])
    .select<ExtractedEvent[]>(
      { month: "account_month", type: "type", variant: "variant", day: "document_on" },
      { documentNo: "document_no", department: "source_department" },
    );
}

/** Version of the rules each of these months was scored by. */
export async function readRuleSets(db: Knex, months: readonly string[]): Promise<Map<string, string>> {
  const rows = await db("months")
    .whereIn("month", [...months])
    .select<{ month: string; ruleSet: string }[]>({ month: "month", ruleSet: "rule_set" });
  return new Map(rows.map(({ month, ruleSet }) => [month, ruleSet]));
}
