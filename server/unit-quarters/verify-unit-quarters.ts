import type { ChainFault } from "../audit/verify-chain.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { concludeUnits } from "./quarter-facts.ts";
import { hashStanding, readQuarters, readUnitStandings, sumUp } from "./quarter-store.ts";

export interface UnitQuarterReport {
  quarters: number;
  rows: number;
  /** What came out otherwise, in words; empty when everything is reproduced bit for bit. */
  differences: string[];
}

/**
 * Recomputes every unit quarter from the inputs frozen with it, under the rule set it names: points, places, grades and
 * hashes must come out bit for bit. Nothing is written.
 */
export async function recomputeUnitQuarters({
  db,
  rules,
}: {
  db: Context["db"];
  rules: Pick<Context["rules"], "compiled">;
}): Promise<UnitQuarterReport> {
  const report: UnitQuarterReport = { quarters: 0, rows: 0, differences: [] };
  for (const found of await readQuarters(db, {})) {
    if (found.state === "replaced") continue;
    report.quarters += 1;
    const name = `units ${found.quarter} (run ${found.run})`;
    const stored = await readUnitStandings(db, [found.id]);
    const { ruleSet } = rules.compiled(found.ruleSet);
    const again = concludeUnits(ruleSet, stored).map((row) => hashStanding(found.ruleSet, row));
    const byUnit = new Map(again.map((row) => [row.unitId, row]));
    for (const row of stored) {
      report.rows += 1;
      const anew = byUnit.get(row.unitId)!;
      for (const part of ["total", "place", "of", "points", "inputsHash", "digest"] as const)
        if (canonicalJson(row[part]) !== canonicalJson(anew[part]))
          report.differences.push(`${name} unit ${row.unitId}: ${part} is not what its inputs give`);
      if (row.grade !== anew.points.grade)
        report.differences.push(`${name} unit ${row.unitId}: grade is not what its inputs give`);
    }
    const whole = sumUp(again);
    if (
      whole.digest !== found.digest ||
      whole.inputs_hash !== found.inputsHash ||
      whole.units !== found.units ||
      whole.complete !== found.complete
    )
      report.differences.push(`${name}: its rows are not those it was concluded with`);
  }
  return report;
}

/** The same as faults, for `admin verify`: what a frozen quarter says must follow from what it keeps. */
export async function verifyUnitQuarters(
  where: Parameters<typeof recomputeUnitQuarters>[0],
): Promise<ChainFault[]> {
  const { differences } = await recomputeUnitQuarters(where);
  return differences.map((detail) => ({ seq: null, kind: "content", detail }));
}
