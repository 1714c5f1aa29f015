import type { Knex } from "knex";
import { Refusal } from "../../domain/refusal.ts";
import { confirmPassword } from "../access/confirm-password.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { unitNames } from "./unit-names.ts";
import { readEditors } from "./figure-store.ts";
import { concludeUnits, gatherInputs, requireQuarter } from "./quarter-facts.ts";
import {
  findQuarter,
  hashStanding,
  readUnitStandings,
  sumUp,
  updateQuarter,
  type StoredQuarter,
} from "./quarter-store.ts";

/**
 * 考核办负责人签字: over exactly the digest he saw, with his password once more. Whoever entered or computed figures of the
 * quarter does not sign it, and nothing blank or outdated is signed.
 * @throws Refusal unit-quarter.*, signature.wrong-password
 */
export async function signQuarter(
  context: Context,
  person: SignedInPerson,
  quarter: string,
  body: { password: string; digest: string },
): Promise<{ state: "signed" }> {
  if (person.heads.size === 0) throw new Refusal("unit-quarter.not-head");
  await confirmPassword(context, person, body.password);
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const found = await findQuarter(trx, quarter, { lock: true });
    if (!found) throw new Refusal("unit-quarter.uncomputed", { quarter });
    if (found.state !== "draft") throw new Refusal("unit-quarter.wrong-state", { quarter });
    if (found.digest !== body.digest) throw new Refusal("unit-quarter.changed", { quarter });
    await refuseOwnHand(trx, person, found);
    await refuseIncomplete(trx, found);
    await refuseOutdated(context, trx, found);
    const { accountId, name } = person;
    const signatures = [{ step: "sign" as const, accountId, name, at, digest: found.digest }];
    await updateQuarter(trx, found.id, { state: "signed", signatures });
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "unit-quarter.sign", subject: `unit-quarter/${quarter}` },
      detail: { run: found.run, digest: found.digest },
      vouches: { unit_quarters: [found.id] },
    });
    await context.pulse.bump(trx);
    return { state: "signed" };
  });
}

async function refuseOwnHand(db: Knex, person: SignedInPerson, found: StoredQuarter): Promise<void> {
  const editors = await readEditors(db, found.quarter);
  if (editors.has(person.accountId) || found.computedById === person.accountId)
    throw new Refusal("unit-quarter.own-hand");
}

async function refuseIncomplete(db: Knex, found: StoredQuarter): Promise<void> {
  if (found.complete === found.units) return;
  const names = await unitNames(db);
  const rows = await readUnitStandings(db, [found.id]);
  const units = rows
    .filter(({ points }) => !points.complete)
    .map(({ unitId }) => names.get(unitId)?.name ?? String(unitId));
  throw new Refusal("unit-quarter.incomplete", { units });
}

/** What would come out now must be what is signed: figures, files and reviews on time. */
async function refuseOutdated(context: Context, db: Knex, found: StoredQuarter): Promise<void> {
  const facts = await requireQuarter(context, db, found.quarter);
  const inputs = await gatherInputs(db, facts);
  const rows = concludeUnits(
    facts.ruleSet,
    inputs.map(({ unit, inputs: figures }) => ({ unitId: unit.id, series: unit.series, inputs: figures })),
  );
  const now = sumUp(rows.map((row) => hashStanding(facts.ruleSet.version, row)));
  if (now.inputs_hash !== found.inputsHash)
    throw new Refusal("unit-quarter.outdated", { quarter: found.quarter });
}
