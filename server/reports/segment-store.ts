import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { DatedPost, Segment } from "../../domain/segments.ts";
import { insertRows } from "../database/bulk.ts";

/** A segment as it stands in the database. */
export interface StoredSegment extends Segment {
  id: number;
  officerId: number;
  version: number;
}

/** An officer who changed his post within a month, with every post of it. */
export interface Transferred {
  officerId: number;
  policeNo: string;
  name: string;
  partyMember: boolean;
  posts: DatedPost[];
}

/** Everybody a post of whom ended within the month before its last day, by officer. Two queries. */
export async function readTransferred(db: Knex, month: Month): Promise<Map<number, Transferred>> {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const ended = await db("postings")
    .where("to_day", ">=", first)
    .where("to_day", "<", last)
    .whereNotNull("unit_id")
    .distinct<{ officer_id: number }[]>("officer_id");
  if (ended.length === 0) return new Map();
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .whereIn(
      "p.officer_id",
      ended.map(({ officer_id }) => officer_id),
    )
    .where("o.status", "active")
    .whereNotNull("p.unit_id")
    .where("p.from_day", "<=", last)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", first))
    .orderBy("p.from_day")
    .select<{ officer_id: number; police_no: string; name: string; party_member: number | boolean; unit_id: number; from_day: string; to_day: string | null }[]>(
      "p.officer_id", "o.police_no", "o.name", "o.party_member", "p.unit_id", "p.from_day", "p.to_day"); // prettier-ignore
  const found = new Map<number, Transferred>();
  for (const row of rows) {
    const officerId = Number(row.officer_id);
    const post = { unitId: Number(row.unit_id), fromDay: row.from_day, toDay: row.to_day };
    const known = found.get(officerId);
    if (known) known.posts.push(post);
    else {
      const partyMember = Boolean(row.party_member);
      found.set(officerId, {
        officerId,
        policeNo: row.police_no,
        name: row.name,
        partyMember,
        posts: [post],
      });
    }
  }
  return found;
}

/** Segments of officers posted to a unit, by 警号: what its reports of the month are scored with. */
export async function readUnitSegments(
  db: Knex,
  month: Month,
  unitId: number,
): Promise<Map<string, StoredSegment[]>> {
  const rows = await db("segments as s")
    .join("officers as o", "o.id", "s.officer_id")
    .where("s.month", month)
    .whereExists(
      db("postings as p")
        .select(db.raw("1"))
        .whereRaw("p.officer_id = s.officer_id")
        .where("p.unit_id", unitId),
    )
    .whereNot("s.unit_id", unitId)
    .orderBy("s.id")
    .select<(SegmentRow & { police_no: string })[]>("s.*", "o.police_no");
  const found = new Map<string, StoredSegment[]>();
  for (const row of rows) {
    const known = found.get(row.police_no);
    if (known) known.push(toSegment(row));
    else found.set(row.police_no, [toSegment(row)]);
  }
  return found;
}

/** The same for several units at once: by unit, then by 警号. */
export async function readSegmentsByUnit(
  db: Knex,
  month: Month,
  unitIds: readonly number[],
): Promise<Map<number, Map<string, StoredSegment[]>>> {
  const rows = await db("segments as s")
    .join("officers as o", "o.id", "s.officer_id")
    .join("postings as p", "p.officer_id", "s.officer_id")
    .where("s.month", month)
    .whereIn("p.unit_id", unitIds)
    .whereRaw("p.unit_id <> s.unit_id")
    .orderBy("s.id")
    .distinct<(SegmentRow & { police_no: string; posted_to: number })[]>(
      "s.*",
      "o.police_no",
      "p.unit_id as posted_to",
    );
  const found = new Map<number, Map<string, StoredSegment[]>>();
  for (const row of rows) {
    const unit = found.get(Number(row.posted_to)) ?? new Map<string, StoredSegment[]>();
    unit.set(row.police_no, [...(unit.get(row.police_no) ?? []), toSegment(row)]);
    found.set(Number(row.posted_to), unit);
  }
  return found;
}

/** What a unit has filled of officers who left it in the month, by officer. */
export async function readSegmentsOf(
  db: Knex,
  month: Month,
  unitId: number,
): Promise<Map<number, StoredSegment>> {
  const rows = await db("segments").where({ month, unit_id: unitId }).select<SegmentRow[]>();
  return new Map(rows.map((row) => [Number(row.officer_id), toSegment(row)]));
}

interface SegmentRow {
  id: number;
  officer_id: number;
  unit_id: number;
  from_day: string;
  to_day: string;
  workdays: number;
  main_workdays: number;
  version: number;
  fields: string;
  content_hash: string;
}

function toSegment(row: SegmentRow): StoredSegment {
  return {
    ...{ id: Number(row.id), officerId: Number(row.officer_id), unitId: Number(row.unit_id) },
    ...{ fromDay: row.from_day, toDay: row.to_day, workdays: Number(row.workdays) },
    ...{ mainWorkdays: Number(row.main_workdays), version: Number(row.version) },
    ...{ fields: JSON.parse(row.fields) as Fields, contentHash: row.content_hash },
  };
}

export interface NewSegment extends Omit<Segment, "fields"> {
  month: Month;
  officerId: number;
  version: number;
  /** The fields as stored. */
  text: string;
  accountId: number;
  at: string;
  /** Names the act in `detail_line_versions`, as a push does. */
  pushId: string;
}

/** Stores a segment's new content and its version beside it; returns the segment's id. */
export async function saveSegment(
  trx: Knex.Transaction,
  segment: NewSegment,
  known: StoredSegment | undefined,
): Promise<number> {
  const content = {
    ...{ from_day: segment.fromDay, to_day: segment.toDay, workdays: segment.workdays },
    ...{ main_workdays: segment.mainWorkdays, version: segment.version, fields: segment.text },
    ...{ content_hash: segment.contentHash, filled_by: segment.accountId, filled_at: segment.at },
  };
  let id = known?.id;
  if (id !== undefined) await trx("segments").where({ id }).update(content);
  else {
    const key = { month: segment.month, officer_id: segment.officerId, unit_id: segment.unitId };
    id = Number((await trx("segments").insert({ ...key, ...content }))[0]);
  }
  await insertRows(trx, "detail_line_versions", [
    {
      ...{ row_key: segmentKey(id), version: segment.version, sheet: "segments", push_id: segment.pushId },
      ...{ actor_id: segment.accountId, content: segment.text, content_hash: segment.contentHash },
      at: segment.at,
    },
  ]);
  return id;
}

/** A segment's key among the versions of detail lines. */
export function segmentKey(id: number): string {
  return `seg-${id}`;
}
