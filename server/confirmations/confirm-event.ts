import type { Knex } from "knex";
import { readsEverything } from "../../domain/authority.ts";
import {
  confirmingDepartment,
  type ConfirmationDecision,
  type ConfirmingDepartment,
} from "../../domain/confirming.ts";
import type { ConfirmationReceipt } from "../../domain/messages/evidence.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { isBound } from "../evidence/citing-store.ts";
import { requireVersion } from "../http/if-match.ts";
import { lockUnitMonth, refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import { rescoreUnit } from "../reports/rescore-month.ts";
import { closedTo } from "./closed-to.ts";
import { insertConfirmation, readConfirmations } from "./confirmation-store.ts";
import { findEvent, readWriters, type FiledEvent } from "./event-store.ts";

/** A refusal without a reason helps nobody to mend it. */
const SHORTEST_NOTE = 5;

export interface Decision {
  decision: ConfirmationDecision;
  note: string | null;
}

/**
 * 核实: the competent department confirms an event or does not uphold it. What is not upheld is no longer scored, and
 * keeps the reports it concerns from being signed until the line is mended or removed; a mended line waits anew.
 * Nobody decides on what he entered or what concerns himself.
 * @throws Refusal event.unknown, version.required, version.stale, confirmation.*
 */
export async function confirmEvent(
  context: Context,
  person: SignedInPerson,
  rowKey: string,
  decided: Decision,
  asked: { header(name: string): string | undefined },
): Promise<ConfirmationReceipt> {
  const note = decided.note?.trim() || null;
  if (decided.decision === "refused" && [...(note ?? "")].length < SHORTEST_NOTE)
    throw new Refusal("confirmation.note");
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const found = await findEvent(trx, rowKey);
    if (!found) throw new Refusal("event.unknown");
    await lockUnitMonth(trx, found.month, found.unitId, found.ruleSet, found.series);
    // Read again behind the lock: a push may have changed the line meanwhile.
    const event = await findEvent(trx, rowKey);
    if (!event) throw new Refusal("event.unknown");
    const department = departmentOf(context, person, event);
    requireVersion(asked, event.version);
    const writers = (await readWriters(trx, [rowKey])).get(rowKey);
    const closed = closedTo(person, event, writers);
    if (closed !== null) throw new Refusal(`confirmation.${closed}`);
    const before = (await readConfirmations(trx, [rowKey])).get(rowKey);
    const receipt = { rowKey, version: event.version, state: decided.decision };
    if (before?.decision === decided.decision && before.note === note) return { ...receipt, rescored: 0 };
    const changesPoints = (before?.decision === "refused") !== (decided.decision === "refused");
    if (changesPoints && (await isBound(trx, event.unitId, [event])))
      throw new Refusal("confirmation.signed");
    const { accountId } = person;
    const id = await insertConfirmation(trx, {
      ...{ rowKey, version: event.version, decision: decided.decision, department, accountId, note, at },
    });
    const rescored = changesPoints ? await rescoreConcerned(trx, context, event) : 0;
    await appendAudit(trx, {
      ...{ at, actorId: accountId, action: "event.confirm", subject: `event/${event.eventNo}` },
      detail: { id, rowKey, version: event.version, decision: decided.decision, department, note, rescored },
      vouches: { event_confirmations: [id] },
    });
    await context.pulse.bump(trx);
    return { ...receipt, rescored };
  });
}

/** @throws Refusal confirmation.not-yours, or event.unknown for departments that do not read the whole bureau */
function departmentOf(context: Context, person: SignedInPerson, event: FiledEvent): ConfirmingDepartment {
  const rule = context.rules.compiled(event.ruleSet).eventTypes.get(event.line.type);
  const department = rule && confirmingDepartment(event.line, rule.kind);
  if (!department || !person.roles.has(department))
    throw new Refusal(readsEverything(person) ? "confirmation.not-yours" : "event.unknown");
  return department;
}

async function rescoreConcerned(
  trx: Knex.Transaction,
  context: Context,
  { month, ruleSet, unitId, unitCode, series, officerId }: FiledEvent,
): Promise<number> {
  const unit = { id: unitId, code: unitCode, series };
  const only = officerId === null ? undefined : [officerId];
  const rescored = await rescoreUnit(trx, context.rules.compiled(ruleSet), month, unit, only);
  await refreshUnitMonth(trx, month, unitId, ruleSet);
  return rescored;
}
