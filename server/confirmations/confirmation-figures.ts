import type { Knex } from "knex";
import type { ConfirmationState, ConfirmingDepartment } from "../../domain/confirming.ts";
import type { ConfirmationLine, ConfirmationList } from "../../domain/messages/evidence.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { evidenceGap } from "../../domain/rules/evidence-gap.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import { readEvidence } from "../evidence/evidence-store.ts";
import { closedTo } from "./closed-to.ts";
import { countStates, joinDecision, narrowToDepartment, readConfirmations } from "./confirmation-store.ts";
import { readEventPage, readWriters, type FiledEvent } from "./event-store.ts";

export interface ConfirmationQuestion {
  department: ConfirmingDepartment;
  month: Month;
  state: ConfirmationState | "all";
  page: number;
  pageSize: number;
}

/**
 * 核实登记: a department's events of a month, those that wait first asked for; with what keeps the reader himself from
 * deciding on one.
 * @throws Refusal access.denied: not his department
 */
export async function confirmationList(
  context: Context,
  person: SignedInPerson,
  asked: ConfirmationQuestion,
): Promise<ConfirmationList> {
  const { db } = context;
  const { department, month, state, page, pageSize } = asked;
  if (!person.roles.has(department)) throw new Refusal("access.denied");
  const counts = await countStates(db, department, month);
  const narrow = (query: Knex.QueryBuilder) => {
    narrowToDepartment(query, department, month);
    joinDecision(db, query, state);
  };
  const events = await readEventPage(db, narrow, { offset: (page - 1) * pageSize, limit: pageSize });
  const rowKeys = events.map(({ line }) => line.rowKey);
  const writers = await readWriters(db, rowKeys);
  const decisions = await readConfirmations(db, rowKeys);
  const filed = await readFiled(db, events);
  const total = state === "all" ? counts.pending + counts.confirmed + counts.refused : counts[state];
  const rows = events.map((event): ConfirmationLine => {
    const { line, eventNo, version, unitCode, unitName, officerName, actorName, at } = event;
    const decision = decisions.get(line.rowKey);
    const rule = context.rules.compiled(event.ruleSet).eventTypes.get(line.type);
    return {
      ...{ rowKey: line.rowKey, eventNo, version, unit: unitCode, unitName, name: officerName, event: line },
      ...{ department, state: decision?.decision ?? "pending", enteredBy: actorName, enteredAt: at },
      gap: rule ? evidenceGap(line, rule, filed.get(event.unitId)) : null,
      decision: decision ? { by: decision.by, at: decision.at, note: decision.note } : null,
      closed: closedTo(person, event, writers.get(line.rowKey)),
    };
  });
  return { total, page, pageSize, counts, rows };
}

/** Kinds filed under the numbers of these events, by unit and number. */
async function readFiled(
  db: Knex,
  events: readonly FiledEvent[],
): Promise<Map<number, Map<string, Set<string>>>> {
  const numbers = [...new Set(events.flatMap(({ line }) => evidenceNumbers(line.evidenceNo)))];
  const filed = new Map<number, Map<string, Set<string>>>();
  for (const { unitId, evidenceNo, kind, removedAt } of await readEvidence(db, numbers)) {
    if (removedAt !== null) continue;
    const unit = filed.get(unitId) ?? new Map<string, Set<string>>();
    unit.set(evidenceNo, (unit.get(evidenceNo) ?? new Set()).add(kind));
    filed.set(unitId, unit);
  }
  return filed;
}
