import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { ChangeState } from "../../domain/messages/organisation.ts";
import { CHANGE_HOURS, confirmsAs } from "../../domain/organisation/change-rules.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { refreshUnitMonth } from "../reports/refresh-unit-month.ts";
import { shanghaiDay } from "../today.ts";
import { closeChange, holdChange, type StoredChange } from "./change-store.ts";
import { considerChange, digestOf } from "./consider-change.ts";
import type { Applied, Considered } from "./considered.ts";
import { officerOfAccount, readOpenUnitMonths } from "./decision-store.ts";

export interface Decision {
  decision: "confirm" | "refuse" | "withdraw";
  /** Of the diff the decider saw. */
  digest: string;
  note: string | null;
}

/**
 * 确认变更: another person in another role reads exactly what changes and confirms or refuses it; whoever entered it may
 * withdraw it. Confirmed, it is applied at once and as a whole; old reports keep their unit, level and post type.
 * @throws Refusal change.unknown, change.decided, change.expired, change.not-yours, change.same-person, change.stale,
 *   change.impossible
 */
export async function decideChange(
  context: Context,
  person: SignedInPerson,
  id: number,
  asked: Decision,
  language: Language,
): Promise<{ id: number; state: ChangeState }> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    // Whoever changes people takes turns here, before the first reading: the next one sees what this one did.
    await trx("audit_head").where({ id: 1 }).forUpdate().first("seq");
    const change = await holdChange(trx, id);
    if (!change) throw new Refusal("change.unknown");
    const state = await stateAfter(trx, change, person, asked, now);
    const considered = await considerChange(trx, change.kind, change.acts, {
      ...{ entererAccountId: change.enteredBy, enteredAs: change.enteredAs, language },
      ...{ entererOfficerId: await officerOfAccount(trx, change.enteredBy), today: shanghaiDay(now) },
    });
    if (state !== "withdrawn" && digestOf(id, change.acts, considered) !== asked.digest)
      throw new Refusal("change.stale");
    const applied = state === "applied" ? await applyChange(trx, change, considered, person, at) : NOTHING;
    const decided = { state, shown: considered.diff, accountId: person.accountId, at, note: asked.note };
    await closeChange(trx, change, decided);
    await refreshUnits(trx, applied.units);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: `change.${asked.decision}`, subject: `change/${id}` },
      detail: { kind: change.kind, digest: asked.digest, enteredBy: change.enteredBy, diff: considered.diff },
      vouches: { ...applied.vouches, roster_changes: [id] },
    });
    await context.pulse.bump(trx);
    if (state === "applied") await context.pulse.bump(trx, "access");
    return { id, state };
  });
}

const NOTHING: Applied = { vouches: {}, units: new Set() };

async function stateAfter(
  trx: Knex.Transaction,
  change: StoredChange,
  person: SignedInPerson,
  { decision }: Decision,
  now: Date,
): Promise<"applied" | "refused" | "withdrawn"> {
  const own = change.enteredBy === person.accountId;
  const role = confirmsAs(change.kind, person.roles, change.enteredAs);
  // Whoever may neither confirm nor withdraw it learns nothing of it.
  if (!own && !role) throw new Refusal("change.unknown");
  if (change.state !== "pending") throw new Refusal("change.decided");
  if (decision === "withdraw") {
    if (!own) throw new Refusal("change.not-yours");
    return "withdrawn";
  }
  if (own || !role || (await concerns(trx, change, person))) throw new Refusal("change.same-person");
  if (isExpired(change, now)) throw new Refusal("change.expired", { hours: CHANGE_HOURS });
  return decision === "confirm" ? "applied" : "refused";
}

/** Nobody confirms what he himself would gain: a role of his own, or a delegation from or to him. */
async function concerns(
  trx: Knex.Transaction,
  change: StoredChange,
  person: SignedInPerson,
): Promise<boolean> {
  const entererOfficer = await officerOfAccount(trx, change.enteredBy);
  if (person.officerId !== null && entererOfficer === person.officerId) return true;
  return change.acts.some((act) => {
    if (act.act === "delegate") return [act.absent, act.deputy].includes(person.policeNo ?? "");
    if (act.act === "grant" || act.act === "revoke" || act.act === "superior")
      return act.account === person.account;
    return false;
  });
}

export function isExpired({ enteredAt }: Pick<StoredChange, "enteredAt">, now: Date): boolean {
  return now.getTime() - Date.parse(enteredAt) > CHANGE_HOURS * 3_600_000;
}

async function applyChange(
  trx: Knex.Transaction,
  change: StoredChange,
  considered: Considered,
  confirmer: SignedInPerson,
  at: string,
): Promise<Applied> {
  const [first] = considered.problems;
  if (first) throw new Refusal("change.impossible", { problem: first.message });
  return considered.apply(trx, { confirmer, enteredBy: change.enteredBy, reason: change.reason, at });
}

/** How many files units owe in months that are still open is counted anew. */
async function refreshUnits(trx: Knex.Transaction, units: ReadonlySet<number>): Promise<void> {
  for (const { month, unitId, ruleSet } of await readOpenUnitMonths(trx, [...units]))
    await refreshUnitMonth(trx, month, unitId, ruleSet);
}
