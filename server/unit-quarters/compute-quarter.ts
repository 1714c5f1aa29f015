import type { UnitQuarterState } from "../../domain/messages/unit-quarters.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { concludeUnits, gatherInputs, requireQuarter, whyNotComputable } from "./quarter-facts.ts";
import { findQuarter, insertQuarter, readUnitStandings, updateQuarter } from "./quarter-store.ts";

/**
 * 计算: 考核办 computes the units' quarter, and again as often as figures change before it is signed. Rules, inputs and
 * points are kept with hashes. @throws Refusal unit-quarter.not-yet, assessment.months-unpublished, unit-quarter.settled
 */
export async function computeQuarter(
  context: Context,
  person: SignedInPerson,
  quarter: string,
): Promise<{ run: number; units: number; complete: number; state: UnitQuarterState }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const facts = await requireQuarter(context, trx, quarter);
    const early = whyNotComputable(facts);
    if (early) throw early;
    const before = await findQuarter(trx, quarter, { lock: true });
    if (before && before.state !== "draft" && before.state !== "returned")
      throw new Refusal("unit-quarter.settled", { quarter });
    if (before) await updateQuarter(trx, before.id, { state: "replaced" });
    const inputs = await gatherInputs(trx, facts);
    const rows = concludeUnits(
      facts.ruleSet,
      inputs.map(({ unit, inputs: figures }) => ({ unitId: unit.id, series: unit.series, inputs: figures })),
    );
    const run = (before?.run ?? 0) + 1;
    const made = {
      quarter,
      run,
      ruleSet: facts.ruleSet.version,
      computedById: person.accountId,
      computedAt: at,
    };
    const id = await insertQuarter(trx, made, rows);
    const standings = await readUnitStandings(trx, [id]);
    await appendAudit(trx, {
      ...{
        at,
        actorId: person.accountId,
        action: "unit-quarter.compute",
        subject: `unit-quarter/${quarter}`,
      },
      detail: { run, units: rows.length, ruleSet: facts.ruleSet.version },
      vouches: {
        unit_quarters: before ? [before.id, id] : [id],
        unit_standings: standings.map(({ unitId }) => [id, unitId]),
      },
    });
    await context.pulse.bump(trx);
    const complete = rows.filter(({ points }) => points.complete).length;
    return { run, units: rows.length, complete, state: "draft" };
  });
}
