import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { keptByAccess } from "../database/kept-by-access.ts";
import { ExcellentPools, poolHosts } from "./excellent-pools.ts";
import { readCharges, readPoolMembers, readPoolSizes } from "./grade-store.ts";

/**
 * The pools these officers are in, exactly as the whole bureau would make them (细则 §5): only the units whose pool is
 * one with theirs are read, and all heads or bureau leaders only where one of those is among them. Which pools there
 * are is read once as long as nobody is posted elsewhere.
 */
export async function readPools(
  db: Knex,
  month: Month,
  rules: CompiledRules,
  bases: Readonly<Record<string, number>>,
  officers: readonly { level: Level; unit: { id: number } }[],
): Promise<ExcellentPools> {
  const { grading } = rules.ruleSet;
  const { charges, hosts } = await keptByAccess(db, `pools ${month} ${rules.version}`, async () => {
    const charges = await readCharges(db, month);
    return { charges, hosts: poolHosts(await readPoolSizes(db, month), charges, grading) };
  });
  const wanted = new Set(officers.map(({ unit }) => hosts.get(unit.id)));
  const unitIds = [...hosts].filter(([, host]) => wanted.has(host)).map(([unitId]) => unitId);
  const levels = (["head", "leader"] as const).filter((level) => officers.some((one) => one.level === level));
  const members = await readPoolMembers(db, month, rules.version, { unitIds, levels });
  return new ExcellentPools(members, charges, grading, bases);
}
