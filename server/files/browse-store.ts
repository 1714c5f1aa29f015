import type { Knex } from "knex";
import { searchableName } from "../../domain/names.ts";
import type { BrowsedFile } from "../../domain/messages/file.ts";
import { validOn } from "../database/dated.ts";

export interface BrowseRequest {
  /** 警号, name, pinyin initials. */
  search: string;
  /** Unit code. */
  unit?: string;
  day: string;
  page: number;
  pageSize: number;
}

type Listed = Omit<BrowsedFile, "last"> & { id: number };

/** One page of the bureau's officers as they are posted on a day: by unit, heads first, then by 警号. */
export async function readListed(
  db: Knex,
  request: BrowseRequest,
): Promise<{ total: number; officers: Listed[] }> {
  const { page, pageSize } = request;
  const counted = await among(db, request).count<{ n: number }[]>({ n: "*" });
  const officers = await among(db, request)
    .orderBy("u.code")
    .orderByRaw("case p.level when 'leader' then 0 when 'head' then 1 when 'deputy' then 2 else 3 end")
    .orderBy("o.police_no")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<(Omit<Listed, "unit" | "unitName"> & { unit: string | null; unitName: string | null })[]>({
      ...{ id: "o.id", policeNo: "o.police_no", name: "o.name", postType: "o.post_type", level: "p.level" },
      ...{ unit: "u.code", unitName: "u.name" },
    });
  return {
    total: Number(counted[0]?.n ?? 0),
    officers: officers.map((row) => ({ ...row, id: Number(row.id), unit: row.unit ?? "", unitName: row.unitName ?? "" })), // prettier-ignore
  };
}

function among(db: Knex, { search, unit, day }: BrowseRequest): Knex.QueryBuilder {
  const query = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .where("o.status", "active")
    .modify(validOn("p", day));
  if (unit !== undefined) void query.where("u.code", unit);
  const sought = searchableName(search);
  if (sought === "") return query;
  const begins = `${sought.replaceAll(/[!%_]/g, "!$&")}%`;
  if (/^\d+$/.test(sought)) return query.whereRaw("o.police_no like ? escape '!'", [begins]);
  return query.where((either) => {
    void either.whereRaw("o.search_name like ? escape '!'", [`%${begins}`]);
    if (/^[a-z]+$/.test(sought)) void either.orWhere("o.initials", "like", begins);
  });
}

/** The newest month published of each officer, as it was published last. */
export async function readLastPublished(
  db: Knex,
  officerIds: readonly number[],
): Promise<Map<number, NonNullable<BrowsedFile["last"]>>> {
  const newest = new Map<number, NonNullable<BrowsedFile["last"]>>();
  if (officerIds.length === 0) return newest;
  const rows = await db("reports as r")
    .join("months as m", "m.month", "r.month")
    // Every rule set a report was ever scored by; the two columns compare differently in the database.
    .leftJoin("points as s", "s.report_id", "r.id")
    .leftJoin("publication_items as i", "i.report_id", "r.id")
    .whereIn("r.officer_id", [...officerIds])
    .where((out) => void out.whereIn("r.state", ["published", "locked"]).orWhereNotNull("i.publication_id"))
    .orderBy("r.month")
    .orderBy("i.publication_id")
    .select<
      (NonNullable<BrowsedFile["last"]> & {
        officerId: number;
        ruleSet: string;
        scoredBy: string | null;
        publication: number | null;
        shownTotal: number | null;
        shownGrade: NonNullable<BrowsedFile["last"]>["grade"];
      })[]
    >({
      ...{ officerId: "r.officer_id", month: "r.month", total: "s.total", grade: "r.grade" },
      ...{ ruleSet: "m.rule_set", scoredBy: "s.rule_set" },
      ...{ publication: "i.publication_id", shownTotal: "i.total", shownGrade: "i.grade" },
    });
  for (const row of rows) {
    if (row.scoredBy !== null && row.scoredBy !== row.ruleSet) continue;
    const shown = row.publication === null ? row : { total: row.shownTotal, grade: row.shownGrade };
    newest.set(Number(row.officerId), { month: row.month, total: shown.total, grade: shown.grade });
  }
  return newest;
}
