import type { Knex } from "knex";
import type { Contributor, Contributors } from "../../domain/messages/campaigns.ts";

/** Credits of a campaign's indicators: the window they fall in and the 岗位实绩 items they cite. */
export interface CreditAsk {
  items: readonly string[];
  firstDay: string;
  lastDay: string;
}

/** Lines of public reports only: what everybody may read in the files themselves (相互浏览). */
function publicCredits(db: Knex, { items, firstDay, lastDay }: CreditAsk): Knex.QueryBuilder {
  return db("credits as c")
    .join("reports as r", (on) => {
      on.on("r.month", "c.month").andOn("r.officer_id", "c.officer_id");
    })
    .whereIn("r.state", ["published", "locked"])
    .whereIn("c.item", [...items])
    .whereBetween("c.done_on", [firstDay, lastDay]);
}

/** How much of an indicator is backed by published credit lines: each case counted once, whoever worked on it. */
export async function creditSums(
  db: Knex,
  ask: CreditAsk,
): Promise<{ cases: number; loose: number; officers: number }> {
  const row = await publicCredits(db, ask)
    .select(db.raw("count(distinct c.case_no) as cases"))
    .select(db.raw("sum(case when c.case_no is null then 1 else 0 end) as loose"))
    .select(db.raw("count(distinct c.officer_id) as officers"))
    .first<Record<"cases" | "loose" | "officers", number | string | null> | undefined>();
  return {
    ...{ cases: Number(row?.cases ?? 0), loose: Number(row?.loose ?? 0) },
    officers: Number(row?.officers ?? 0),
  };
}

/** 参战民警: who contributed, most cases first; a case counts once an officer, as 主办 and 协办 alike. */
export async function contributors(
  db: Knex,
  ask: CreditAsk & { unitId: number | null; page: number; pageSize: number },
): Promise<Contributors> {
  const { page, pageSize, unitId } = ask;
  if (ask.items.length === 0) return { total: 0, page, pageSize, rows: [] };
  const narrow = (): Knex.QueryBuilder => {
    const query = publicCredits(db, ask);
    return unitId === null ? query : query.where("c.unit_id", unitId);
  };
  const counted = await narrow().countDistinct<{ n: number | string }[]>({ n: "c.officer_id" });
  const rows = await narrow()
    .join("officers as o", "o.id", "c.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .groupBy("o.id", "o.police_no", "o.name")
    .orderByRaw("count(distinct c.case_no) desc, count(*) desc, o.police_no")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<Record<keyof Contributor, string | number>[]>(
      ...(["o.police_no as policeNo", "o.name"] as const),
      // Somebody moved meanwhile: the unit of his latest line.
      db.raw("max(u.code) as unit"),
      db.raw("max(u.name) as ??", ["unitName"]),
      db.raw("count(distinct c.case_no) as cases"),
      db.raw("sum(case when c.role = 'lead' then 1 else 0 end) as leads"),
      db.raw("sum(case when c.role = 'assist' then 1 else 0 end) as assists"),
      db.raw("sum(case when c.case_no is null then 1 else 0 end) as loose"),
    );
  return {
    ...{ total: Number(counted[0]?.n ?? 0), page, pageSize },
    rows: rows.map((row) => ({
      ...{ policeNo: String(row.policeNo), name: String(row.name) },
      ...{ unit: String(row.unit), unitName: String(row.unitName), cases: Number(row.cases) },
      ...{ leads: Number(row.leads), assists: Number(row.assists), loose: Number(row.loose) },
    })),
  };
}
