import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { rescoreUnit } from "../reports/rescore-month.ts";

interface Place {
  month: Month;
  id: number;
  code: string;
  series: Series;
}

/**
 * 试行 (M57): scores by every version on trial what the months since its beginning hold, where the content has changed since
 * it was scored last. The points stand under the version's own name: no figure, grade, ranking or publication reads
 * them. One unit and month a transaction.
 */
export async function scoreTrials(context: Context): Promise<number> {
  let scored = 0;
  for (const { rules, from } of context.rules.trials())
    for (const place of await placesToScore(context.db, rules, from))
      scored += await inTransaction(context, async (trx) => {
        const reports = await rescoreUnit(trx, rules, place.month, place);
        await context.pulse.bump(trx);
        return reports;
      });
  return scored;
}

/** Units and months in which some report has no trial points, or the points of other inputs. */
async function placesToScore(db: Knex, rules: CompiledRules, from: Month): Promise<Place[]> {
  const months: { month: Month; ruleSet: string }[] = await db("months")
    .where("month", ">=", from)
    .orderBy("month")
    .select({ month: "month", ruleSet: "rule_set" });
  const places: Place[] = [];
  for (const { month, ruleSet } of months) {
    if (ruleSet === rules.version) continue;
    const rows = await db("reports as r")
      .join("units as u", "u.id", "r.unit_id")
      .join("points as p", (on) => on.on("p.report_id", "r.id").andOnVal("p.rule_set", ruleSet))
      .leftJoin("points as t", (on) => on.on("t.report_id", "r.id").andOnVal("t.rule_set", rules.version))
      .where("r.month", month)
      .where((stale) => void stale.whereNull("t.report_id").orWhereRaw("t.inputs_hash <> p.inputs_hash"))
      .distinct<Omit<Place, "month">[]>({ id: "u.id", code: "u.code", series: "u.series" })
      .orderBy("u.id");
    places.push(...rows.map((row) => ({ ...row, id: Number(row.id), month })));
  }
  return places;
}
