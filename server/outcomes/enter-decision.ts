import { z } from "zod";
import { POLICE_NO } from "../../domain/people.ts";
import { OUTCOME_KIND_LABEL, OUTCOME_VERDICTS } from "../../domain/outcomes/outcome-kinds.ts";
import { vetoInWords } from "../../domain/outcomes/reasons-in-words.ts";
import { Refusal } from "../../domain/refusal.ts";
import { OUTCOME_KINDS, type OutcomeKind } from "../../domain/rules/outcome-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { findProposal, hasLiveDecision, insertDecision, officerNumbered, type StoredProposal } from "./outcome-store.ts"; // prettier-ignore

const REASON = 10;
/** Nothing of it may be taken for a formula where it is exported. */
const text = (most: number) => z.string().trim().min(1).max(most).regex(/^[^=+\-@]/u); // prettier-ignore

export const decisionBody = z.strictObject({
  /** The proposal it is on; or an officer the committee decided on without one. */
  proposal: z.int().positive().optional(),
  policeNo: z.string().regex(POLICE_NO).optional(),
  kind: z.enum(OUTCOME_KINDS),
  verdict: z.enum(OUTCOME_VERDICTS),
  decidedOn: z.iso.date(),
  documentNo: text(80),
  reason: text(500).optional(),
}).refine(({ proposal, policeNo }) => (proposal === undefined) !== (policeNo === undefined), { message: "proposal | policeNo" }); // prettier-ignore
export type DecisionRequest = z.infer<typeof decisionBody>;

/**
 * 登记党委会决定 (M48, M49): 政治处 enters day, document and decision; a second person confirms it before it stands in the
 * file. What a sanction or an investigation forbids is not adopted; whatever departs from the proposal says why.
 * @throws Refusal outcome.unknown, officer.unknown, outcome.decided, outcome.own, outcome.kind, outcome.vetoed,
 *   outcome.reason, outcome.day
 */
export async function enterDecision(
  context: Context,
  person: SignedInPerson,
  request: DecisionRequest,
): Promise<{ id: number }> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const proposal = request.proposal === undefined ? null : await findProposal(trx, request.proposal);
    if (proposal === undefined) throw new Refusal("outcome.unknown");
    const policeNo = request.policeNo ?? "";
    const officerId = proposal ? proposal.officerId : await officerNumbered(trx, policeNo);
    if (officerId === undefined) throw new Refusal("officer.unknown", { policeNo });
    if (officerId === person.officerId) throw new Refusal("outcome.own");
    if (proposal && (await hasLiveDecision(trx, proposal.id))) throw new Refusal("outcome.decided");
    requireSense(context, proposal, request);
    const [from, to] = [proposal ? shanghaiDay(new Date(proposal.computedAt)) : "2000-01-01", shanghaiDay(now)]; // prettier-ignore
    if (request.decidedOn < from || request.decidedOn > to) throw new Refusal("outcome.day", { from, to });
    const id = await insertDecision(trx, {
      ...{ proposalId: proposal?.id ?? null, officerId, kind: request.kind, verdict: request.verdict },
      ...{ decidedOn: request.decidedOn, documentNo: request.documentNo, reason: request.reason ?? null },
      ...{ by: person.accountId, as: "politicalOffice" as const, at },
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "outcome.enter", subject: `outcome-decision/${id}` },
      detail: { kind: request.kind, verdict: request.verdict, proposal: proposal?.id ?? null },
      vouches: { outcome_decisions: [id] },
    });
    await context.pulse.bump(trx);
    return { id };
  });
}

function requireSense(context: Context, proposal: StoredProposal | null, request: DecisionRequest): void {
  const { kind, verdict, reason = "" } = request;
  const explained = [...reason].length >= REASON;
  if (!proposal) {
    if (!explained) throw new Refusal("outcome.reason");
    return;
  }
  const { ruleSet } = context.rules.compiled(proposal.ruleSet);
  const kinds: readonly OutcomeKind[] = ruleSet.composition.outcomes.find(({ code }) => code === proposal.rule)?.kinds ?? []; // prettier-ignore
  // Changed means another kind than the rule proposed; the other two speak of one it did.
  if (kinds.includes(kind) === (verdict === "changed"))
    throw new Refusal("outcome.kind", { kinds: kinds.map((one) => OUTCOME_KIND_LABEL[one].zh).join("、") });
  if (verdict === "adopted" && proposal.vetoes.length > 0) {
    const vetoes = proposal.vetoes.map((veto) => vetoInWords(veto, ruleSet.indicators).zh).join("；");
    throw new Refusal("outcome.vetoed", { vetoes });
  }
  if (verdict !== "adopted" && !explained) throw new Refusal("outcome.reason");
}
