import type { Knex } from "knex";
import type { Level, PostType } from "../../domain/people.ts";
import { searchableName } from "../../domain/names.ts";
import { validOn } from "../database/dated.ts";

/** An officer where he is posted on a day. */
export interface PostedOfficer {
  id: number;
  policeNo: string;
  name: string;
  postType: PostType;
  partyMember: boolean;
  unitId: number | null;
  level: Level;
}

export const SEARCH_LIMIT = 50;

/**
 * Officers found by 警号, by name however its dots and spaces are typed (巴·图 as 巴图, 巴・图, 巴•图), by 拼音首字母, or by their
 * unit's code or name: those named first, then the unit's. `units` narrows to posted members of these.
 */
export async function searchOfficers(
  db: Knex,
  text: string,
  day: string,
  units: "all" | ReadonlySet<number>,
): Promise<PostedOfficer[]> {
  const sought = searchableName(text);
  if (sought === "") return [];
  const among = (): Knex.QueryBuilder => {
    const query = postedOn(db, day).orderBy("o.police_no").limit(SEARCH_LIMIT);
    return units === "all" ? query : query.whereIn("p.unit_id", [...units]);
  };
  const pattern = `${sought.replaceAll(/[!%_]/g, "!$&")}%`;
  const column = /^\d+$/.test(sought) ? "o.police_no" : "o.search_name";
  const named = among().where((either) => {
    void either.whereRaw(`${column} like ? escape '!'`, [pattern]);
    if (/^[a-z]+$/.test(sought)) void either.orWhere("o.initials", "like", pattern);
  });
  const found = toOfficers((await named) as Row[]);
  const inUnits = found.length < SEARCH_LIMIT ? await unitsCalled(db, text.trim()) : [];
  if (inUnits.length === 0) return found;
  const members = toOfficers((await among().whereIn("p.unit_id", inUnits)) as Row[]);
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...members.filter(({ id }) => !known.has(id))].slice(0, SEARCH_LIMIT);
}

/** Units of this code, or with these words (two signs at least) in their name. */
async function unitsCalled(db: Knex, text: string): Promise<number[]> {
  const units = await db("units").select<{ id: number; code: string; name: string }[]>("id", "code", "name");
  const long = [...text].length >= 2;
  return units
    .filter(({ code, name }) => code === text || (long && name.includes(text)))
    .map(({ id }) => Number(id));
}

interface Row {
  id: number;
  police_no: string;
  name: string;
  post_type: PostType;
  party_member: number | boolean;
  unit_id: number | null;
  level: Level;
}

function postedOn(db: Knex, day: string): Knex.QueryBuilder {
  return db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("o.status", "active")
    .modify(validOn("p", day))
    .select<Row[]>("o.id", "o.police_no", "o.name", "o.post_type", "o.party_member", "p.unit_id", "p.level");
}

function toOfficers(rows: readonly Row[]): PostedOfficer[] {
  return rows.map((row) => ({
    id: Number(row.id),
    policeNo: row.police_no,
    name: row.name,
    postType: row.post_type,
    partyMember: Boolean(row.party_member),
    unitId: row.unit_id === null ? null : Number(row.unit_id),
    level: row.level,
  }));
}
