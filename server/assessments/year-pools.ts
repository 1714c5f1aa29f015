import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { lastDayOf } from "../../domain/month.ts";
import { validOn } from "../database/dated.ts";
import { poolHosts } from "../reports/excellent-pools.ts";
import { readCharges, readPoolSizes } from "../reports/grade-store.ts";

/**
 * Under which reviewing pool somebody's 优秀 of the year counts (细则 §5, §11): the pools of the year's last month, small
 * ones merged as they are for months.
 */
export async function readYearPools(
  db: Knex,
  month: Month,
  grading: GradingRules,
): Promise<(who: { level: Level; unitId: number }) => string | null> {
  const charges = await readCharges(db, month);
  const hosts = poolHosts(await readPoolSizes(db, month), charges, grading);
  const heads = await headsByLeader(db, month, charges);
  return ({ level, unitId }) => {
    switch (level) {
      case "officer":
      case "deputy":
        return `unit/${hosts.get(unitId) ?? unitId}`;
      case "head": {
        const leader = charges.get(unitId) ?? 0;
        return (heads.get(leader) ?? 0) < grading.quota.poolAtLeast ? "heads" : `heads/${leader}`;
      }
      case "leader":
        return "leaders";
      case "chief":
        return null;
    }
  };
}

async function headsByLeader(
  db: Knex,
  month: Month,
  charges: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const units = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where({ "p.level": "head", "o.status": "active" })
    .modify(validOn("p", lastDayOf(month)))
    .pluck<number[]>("p.unit_id");
  const count = new Map<number, number>();
  for (const unit of units) {
    const leader = charges.get(Number(unit)) ?? 0;
    count.set(leader, (count.get(leader) ?? 0) + 1);
  }
  return count;
}
