import { z } from "zod";
import type { OutcomeDecisionState } from "../../domain/messages/outcomes.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { closeDecision, holdDecision, officerOf, type HeldDecision } from "./outcome-store.ts";

export const closingBody = z.strictObject({
  action: z.enum(["confirm", "refuse", "withdraw"]),
  /** Entered again to confirm or hand back; never stored. */
  password: z.string().min(1).max(200).optional(),
  note: z.string().trim().min(1).max(500).optional(),
});
export type Closing = Pick<z.infer<typeof closingBody>, "action" | "note">;

/** Who confirms what 政治处 entered, in this order: 政委 or 局长 sign it, or a second person of another role. */
export const CONFIRMING: readonly Role[] = ["chief", "leadingGroup", "disciplineOffice", "assessmentOffice"];
const STATE: Record<Closing["action"], OutcomeDecisionState> = {
  confirm: "confirmed",
  refuse: "refused",
  withdraw: "withdrawn",
};

/**
 * 确认决定: another person in another role confirms what was entered, and from then on it stands in the officer's file; or
 * hands it back. Whoever entered it may withdraw it until then. Nobody confirms his own entry or what concerns himself.
 * @throws Refusal outcome.unknown, outcome.state, outcome.own, outcome.same-hand
 */
export async function closeEnteredDecision(
  context: Context,
  person: SignedInPerson,
  id: number,
  { action, note }: Closing,
): Promise<{ id: number; state: OutcomeDecisionState }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const decision = await holdDecision(trx, id);
    if (!decision) throw new Refusal("outcome.unknown");
    const enteredByOfficer = await officerOf(trx, decision.enteredBy);
    const as = actsAs(decision, enteredByOfficer, person, action);
    if (decision.state !== "entered") throw new Refusal("outcome.state");
    const state = STATE[action];
    await closeDecision(trx, id, { state, by: person.accountId, as, at, note: note ?? null });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: `outcome.${action}`, subject: `outcome-decision/${id}` },
      detail: { as, enteredBy: decision.enteredBy },
      vouches: { outcome_decisions: [id] },
    });
    await context.pulse.bump(trx);
    return { id, state };
  });
}

function actsAs(
  { officerId, enteredBy, enteredAs }: HeldDecision,
  enteredByOfficer: number | null,
  person: SignedInPerson,
  action: Closing["action"],
): Role {
  const own = enteredBy === person.accountId;
  if (action === "withdraw") {
    if (!own) throw new Refusal("outcome.unknown");
    return enteredAs;
  }
  if (officerId === person.officerId) throw new Refusal("outcome.own");
  const sameOfficer = person.officerId !== null && person.officerId === enteredByOfficer;
  const as = CONFIRMING.find((role) => role !== enteredAs && person.roles.has(role));
  if (own || sameOfficer || !as) throw new Refusal("outcome.same-hand");
  return as;
}
