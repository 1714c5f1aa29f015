import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import { addMonths, type Month } from "../../domain/month.ts";

/** How far back an officer's own months are compared (V19), and a unit's findings (V27). */
const OWN_MONTHS = 12;
const FINDING_MONTHS = 6;

/** What earlier months say: the warnings of V19, V21 and V27 rest on it. */
export interface History {
  /** Each officer's earlier months, newest first, by officer id. */
  months: ReadonlyMap<number, Fields[]>;
  /** 本月主要工作及实绩 of the month right before, by officer id. */
  previousSummaries: ReadonlyMap<number, string>;
  /** A penalty or a red line was recorded in the unit in the last six months. */
  unitHasFindings: boolean;
}

/** Reads up to twelve months per officer: for checking and for submitting a unit, not for every push. */
export async function readHistory(
  db: Knex,
  unitId: number,
  month: Month,
  officerIds: readonly number[],
): Promise<History> {
  const rows = await db("reports")
    .whereIn("officer_id", [...officerIds])
    .whereBetween("month", [addMonths(month, -OWN_MONTHS), addMonths(month, -1)])
    .whereNotIn("month", db("months").where({ practice: true }).select("month"))
    .orderBy("month", "desc")
    .select<{ officer_id: number; month: Month; fields: string }[]>("officer_id", "month", "fields");
  const months = new Map<number, Fields[]>();
  const previousSummaries = new Map<number, string>();
  for (const row of rows) {
    const officerId = Number(row.officer_id);
    const fields = JSON.parse(row.fields) as Fields;
    months.set(officerId, [...(months.get(officerId) ?? []), fields]);
    if (row.month === addMonths(month, -1) && fields.summary)
      previousSummaries.set(officerId, fields.summary);
  }
  const finding: unknown = await db("events")
    .where({ unit_id: unitId })
    .whereBetween("account_month", [addMonths(month, -FINDING_MONTHS), addMonths(month, -1)])
    .where((bad) => void bad.where("type", "like", "P%").orWhere("type", "like", "X%"))
    .first("id");
  return { months, previousSummaries, unitHasFindings: finding !== undefined };
}
