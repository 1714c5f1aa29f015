import type { Knex } from "knex";
import { lastDayOf } from "../../domain/month.ts";
import type { OfficerStatus } from "../../domain/organisation/acts.ts";
import {
  dayBeside,
  type HoldingRow,
  type OfficerRow,
  type PostingRow,
  type Roster,
} from "../../domain/organisation/model.ts";
import type { Level, PostType } from "../../domain/people.ts";
import type { Unit } from "../roster/unit-store.ts";

/** Whom a change concerns: named officers, everybody posted to some units; `"all"` for an import. */
export type RosterScope = "all" | { policeNos: readonly string[]; units: readonly string[] };

const CHUNK = 1_000;

/** The bureau's people as the model acts are tried on: all units, and of the people those concerned and every head. */
export async function readRoster(db: Knex, scope: RosterScope): Promise<Roster> {
  const units = await db("units").select<Unit[]>("id", "code", "name", "series").orderBy("code");
  const codes = new Map(units.map(({ id, code }) => [Number(id), code]));
  const ids = scope === "all" ? null : await idsOf(db, scope);
  const officers = await readOfficers(db, ids);
  const byId = new Map([...officers.values()].map((officer) => [officer.id!, officer]));
  for (const row of await readPostings(db, ids)) {
    const posting: PostingRow = {
      ...{ id: Number(row.id), unit: row.unit_id === null ? null : (codes.get(Number(row.unit_id)) ?? null) },
      ...{ level: row.level, title: row.title, from: row.from_day, to: row.to_day },
    };
    byId.get(Number(row.officer_id))?.postings.push(posting);
  }
  return {
    units: new Map(units.map((unit) => [unit.code, { ...unit, id: Number(unit.id) }])),
    officers,
    charges: await readHoldings(db, "charges", "leader_id", codes),
    headships: await readHoldings(db, "headships", "officer_id", codes),
    earliest: await earliestDay(db),
  };
}

/** The first day that belongs to no published month: people of published months stay as they were. */
async function earliestDay(db: Knex): Promise<string> {
  const row = await db("months")
    .whereIn("state", ["published", "locked"])
    .orderBy("month", "desc")
    .first<{ month: string } | undefined>("month");
  return row ? dayBeside(lastDayOf(row.month), 1) : "1949-10-01";
}

async function idsOf(db: Knex, scope: Exclude<RosterScope, "all">): Promise<number[]> {
  const named = await db("officers")
    .whereIn("police_no", [...scope.policeNos])
    .select<{ id: number }[]>("id");
  const members = await db("postings as p")
    .join("units as u", "u.id", "p.unit_id")
    .whereNull("p.to_day")
    .where((one) => void one.whereIn("u.code", [...scope.units]).orWhere("p.level", "head"))
    .distinct<{ id: number }[]>("p.officer_id as id");
  const holders = await db("charges").distinct<{ id: number }[]>("leader_id as id");
  const acting = await db("headships").distinct<{ id: number }[]>("officer_id as id");
  return [...new Set([...named, ...members, ...holders, ...acting].map(({ id }) => Number(id)))];
}

async function readOfficers(db: Knex, ids: readonly number[] | null): Promise<Map<string, OfficerRow>> {
  const found = new Map<string, OfficerRow>();
  const rows = await inChunks(ids, (some) => {
    const query = db("officers")
      .select<OfficerColumns[]>("id", "police_no", "name", "post_type", "party_member", "left_as")
      .orderBy("police_no");
    return some ? query.whereIn("id", some) : query;
  });
  for (const row of rows) {
    found.set(row.police_no, {
      ...{ id: Number(row.id), policeNo: row.police_no, name: row.name, postType: row.post_type },
      ...{ partyMember: Boolean(row.party_member), status: row.left_as ?? "active", postings: [] },
    });
  }
  return found;
}

interface OfficerColumns {
  id: number;
  police_no: string;
  name: string;
  post_type: PostType;
  party_member: number | boolean;
  left_as: Exclude<OfficerStatus, "active"> | null;
}

async function readPostings(db: Knex, ids: readonly number[] | null): Promise<PostingColumns[]> {
  return inChunks(ids, (some) => {
    const query = db("postings")
      .select<PostingColumns[]>("id", "officer_id", "unit_id", "level", "title", "from_day", "to_day")
      .orderBy([{ column: "from_day" }, { column: "id" }]);
    return some ? query.whereIn("officer_id", some) : query;
  });
}

interface PostingColumns {
  id: number;
  officer_id: number;
  unit_id: number | null;
  level: Level;
  title: string | null;
  from_day: string;
  to_day: string | null;
}

async function inChunks<T>(
  ids: readonly number[] | null,
  read: (some: number[] | null) => PromiseLike<T[]>,
): Promise<T[]> {
  if (ids === null) return read(null);
  const rows: T[] = [];
  for (let start = 0; start < ids.length; start += CHUNK)
    rows.push(...(await read(ids.slice(start, start + CHUNK))));
  return rows;
}

async function readHoldings(
  db: Knex,
  table: "charges" | "headships",
  holder: "leader_id" | "officer_id",
  codes: ReadonlyMap<number, string>,
): Promise<HoldingRow[]> {
  const rows = await db(`${table} as h`)
    .join("officers as o", "o.id", `h.${holder}`)
    .orderBy(["h.from_day", "h.id"])
    .select<{ id: number; unit_id: number; police_no: string; from_day: string; to_day: string | null }[]>(
      ...["h.id", "h.unit_id", "o.police_no", "h.from_day", "h.to_day"],
    );
  return rows.map((row) => ({
    ...{ id: Number(row.id), unit: codes.get(Number(row.unit_id)) ?? "", policeNo: row.police_no },
    ...{ from: row.from_day, to: row.to_day },
  }));
}
