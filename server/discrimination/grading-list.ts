import type { Knex } from "knex";
import type { GradingKind, GradingList, GradingRow } from "../../domain/messages/discrimination.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import { readGradingCells } from "./grading-cells.ts";
import { publishedItems } from "./published-store.ts";

export interface GradingAsk {
  months: readonly Month[];
  kind: GradingKind;
  unitId: number | null;
  reviewerId: number | null;
  series: Series | null;
  page: number;
  pageSize: number;
}

/** The published reports behind one figure of 区分度: the same rows the cells were counted from. */
export async function gradingList(db: Knex, ask: GradingAsk): Promise<GradingList> {
  const { page, pageSize } = ask;
  const ids = await flaggedIds(db, ask);
  const narrow = (): Knex.QueryBuilder => {
    const query = publishedItems(db).whereIn("p.month", [...ask.months]);
    if (ask.unitId !== null) void query.where("r.unit_id", ask.unitId);
    if (ask.reviewerId !== null) void query.where("v.reviewer_id", ask.reviewerId);
    if (ask.series !== null) void query.where("u.series", ask.series);
    if (ids) void query.whereIn("i.report_id", ids);
    else if (ask.kind === "ungraded") void query.whereNull("i.grade");
    else if (ask.kind !== "all") void query.where("i.grade", ask.kind);
    return query.join("units as u", "u.id", "r.unit_id");
  };
  const counted = await narrow().count<{ n: number | string }[]>({ n: "*" });
  const rows = await narrow()
    .join("officers as o", "o.id", "r.officer_id")
    .leftJoin("accounts as a", "a.id", "v.reviewer_id")
    .orderBy([
      { column: "p.month", order: "desc" },
      { column: "u.code" },
      { column: "i.total", order: "desc" },
      { column: "o.police_no" },
    ]) // prettier-ignore
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<GradingRow[]>({
      ...{ month: "p.month", policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
      ...{ reviewer: "a.display_name", total: "i.total", suggested: "v.suggested_grade", grade: "i.grade" },
      reason: "v.reason",
    });
  return { total: Number(counted[0]?.n ?? 0), page, pageSize, rows };
}

/** Reports raised, lowered or passed: what the cells name; null for the kinds a column says. */
async function flaggedIds(db: Knex, ask: GradingAsk): Promise<number[] | null> {
  const { kind } = ask;
  if (kind !== "raised" && kind !== "lowered" && kind !== "passed") return null;
  const cells = await readGradingCells(db, ask.months);
  return cells.flatMap((cell) => cell[kind]);
}
