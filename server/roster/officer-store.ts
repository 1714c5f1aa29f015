import type { Knex } from "knex";
import type { Level, PostType } from "../../domain/people.ts";
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
 * Officers whose 警号 or name begins with the text, also after any middle dot of a name (巴·图 is found as 巴图,
 * 巴・图, 巴•图); `units` narrows to posted members of these.
 */
export async function searchOfficers(
  db: Knex,
  text: string,
  day: string,
  units: "all" | ReadonlySet<number>,
): Promise<PostedOfficer[]> {
  const sought = withoutDots(text.trim());
  if (sought === "") return [];
  const query = postedOn(db, day).orderBy("o.police_no").limit(SEARCH_LIMIT);
  if (units !== "all") query.whereIn("p.unit_id", [...units]);
  if (/^\d+$/.test(sought)) query.where("o.police_no", "like", `${sought}%`);
  else query.whereRaw(`${BARE_NAME} like ? escape '!'`, [`${sought.replace(/[!%_]/g, "!$&")}%`]);
  return toOfficers((await query) as Row[]);
}

/** Every sign written between the parts of a Mongolian or Uyghur name. */
const DOTS = ["·", "•", "‧", "∙", "⋅", "・", "･", "．", "."];
/** The name without dots, in SQL both databases speak. */
const BARE_NAME = DOTS.reduce((sql, dot) => `replace(${sql}, '${dot}', '')`, "o.name");

function withoutDots(name: string): string {
  return DOTS.reduce((bare, dot) => bare.replaceAll(dot, ""), name.replaceAll(" ", ""));
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
