import type { Knex } from "knex";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { WallFigures, WallOfficer } from "../../domain/messages/publication.ts";
import type { Month } from "../../domain/month.ts";
import type { PostType, Series } from "../../domain/people.ts";
import { wherePublic } from "../publication/public-reports.ts";

/** What a wall is made of: one published month, perhaps one unit or series of it. */
export interface WallScope {
  month: Month;
  ruleSet: string;
  unit?: string;
  series?: Series;
}

const OFFICER = {
  ...{ policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
  ...{ series: "u.series", postType: "r.post_type" },
};

/** The published reports of the scope, with their officers and units. */
function publicReports(db: Knex, { month, unit, series }: WallScope): Knex.QueryBuilder {
  const query = db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .where("r.month", month);
  wherePublic(query, "r");
  if (unit !== undefined) void query.where("u.code", unit);
  if (series !== undefined) void query.where("u.series", series);
  return query;
}

function withPoints(query: Knex.QueryBuilder, { ruleSet }: WallScope): Knex.QueryBuilder {
  return query.join("points as p", (on) => {
    on.on("p.report_id", "r.id").andOnVal("p.rule_set", ruleSet);
  });
}

export type Reward = WallFigures["rewards"][number] & { unitId: number; line: EventLine };

/** Commendations of published officers, and of units that have something published; newest documents first. */
export async function readRewards(db: Knex, scope: WallScope): Promise<Reward[]> {
  const published = publicReports(db, scope).select("r.unit_id");
  const rows = await db("events as e")
    .join("units as u", "u.id", "e.unit_id")
    .leftJoin("officers as o", "o.id", "e.officer_id")
    .where("e.account_month", scope.month)
    .where("e.type", "like", "R%")
    .whereIn("e.unit_id", published)
    .where((seen) => {
      void seen.whereNull("e.officer_id").orWhereIn("e.officer_id", publicReports(db, scope).select("r.officer_id"));
    })
    .orderBy("e.document_on", "desc")
    .orderBy("e.id", "desc")
    .select<(WallOfficer & Record<string, unknown>)[]>(
      "e.row_key", "e.type", "e.variant", "e.document_no", "e.document_on", "e.occurred_on", "e.evidence_no",
      "e.evidence_kind", "e.finding", "e.subject_kind", "e.unit_id",
      { policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name", series: "u.series", postType: "o.post_type" },
    ); // prettier-ignore
  return rows.map((row) => ({
    ...{
      policeNo: row.policeNo ?? "",
      name: row.name ?? row.unitName,
      unit: row.unit,
      unitName: row.unitName,
    },
    ...{ series: row.series, postType: row.postType },
    type: String(row.type),
    variant: row.variant as string | null,
    documentNo: row.document_no as string | null,
    day: (row.document_on ?? row.occurred_on) as string | null,
    wholeUnit: row.subject_kind === "unit",
    unitId: Number(row.unit_id),
    line: {
      ...{ rowKey: row.row_key, type: row.type, variant: row.variant, evidenceNo: row.evidence_no },
      ...{ evidenceKind: row.evidence_kind, finding: row.finding, subjectKind: row.subject_kind },
    } as EventLine,
  }));
}

/** The best of each series and post type among officers and deputies; equals stand side by side. */
export async function readBest(db: Knex, scope: WallScope): Promise<WallFigures["best"]> {
  const among = (): Knex.QueryBuilder =>
    withPoints(publicReports(db, scope), scope).whereIn("r.level", ["officer", "deputy"]);
  const tops = await among()
    .groupBy("u.series", "r.post_type")
    .select<{ series: Series; postType: PostType }[]>({ series: "u.series", postType: "r.post_type" })
    .max<{ series: Series; postType: PostType; total: number }[]>({ total: "p.total" });
  if (tops.length === 0) return [];
  return among()
    .where((any) => {
      for (const top of tops) {
        void any.orWhere({ "u.series": top.series, "r.post_type": top.postType, "p.total": top.total });
      }
    })
    .orderBy("p.total", "desc")
    .orderBy("o.police_no")
    .select<WallFigures["best"]>({ ...OFFICER, total: "p.total", grade: "r.grade" });
}

/** How many are graded 优秀, and what the first of them wrote they did. */
export async function readWorks(
  db: Knex,
  scope: WallScope,
  most: number,
): Promise<{ total: number; works: WallFigures["works"] }> {
  const excellent = (): Knex.QueryBuilder =>
    withPoints(publicReports(db, scope), scope).where("r.grade", "excellent");
  const counted = await excellent().count<{ n: number }[]>({ n: "*" });
  const rows = await excellent()
    .orderBy("p.total", "desc")
    .orderBy("o.police_no")
    .limit(most)
    .select<(WallFigures["works"][number] & { fields: string })[]>({
      ...OFFICER,
      total: "p.total",
      fields: "r.fields",
    });
  return {
    total: Number(counted[0]?.n ?? 0),
    works: rows.map(({ fields, ...row }) => {
      const { summary } = JSON.parse(fields) as { summary?: unknown };
      return { ...row, summary: typeof summary === "string" ? summary : "" };
    }),
  };
}

/** 岗位实绩 by item: how much of it, by how many, and who brought most. */
export async function readCreditHighlights(
  db: Knex,
  scope: WallScope,
  items: number,
  top: number,
): Promise<WallFigures["credits"]> {
  const credits = (): Knex.QueryBuilder =>
    publicReports(db, scope).join("credits as c", (on) => {
      on.on("c.officer_id", "r.officer_id").andOn("c.month", "r.month");
    });
  const totals = await credits()
    .groupBy("c.item")
    .select<{ item: string }[]>({ item: "c.item" })
    .sum({ quantity: "c.quantity" })
    .countDistinct<{ item: string; quantity: number; officers: number }[]>({ officers: "r.officer_id" });
  const most = totals
    .map(({ item, quantity, officers }) => ({ item, quantity: Number(quantity), officers: Number(officers) }))
    .sort((a, b) => b.officers - a.officers || (a.item < b.item ? -1 : 1))
    .slice(0, items);
  const found: WallFigures["credits"] = [];
  for (const each of most) {
    const first = await credits()
      .where("c.item", each.item)
      .groupBy(...Object.values(OFFICER))
      .select<(WallOfficer & { quantity: number })[]>(OFFICER)
      .sum<(WallOfficer & { quantity: number })[]>({ quantity: "c.quantity" })
      .orderBy("quantity", "desc")
      .orderBy("o.police_no")
      .limit(top);
    found.push({ ...each, top: first.map((row) => ({ ...row, quantity: Number(row.quantity) })) });
  }
  return found;
}
