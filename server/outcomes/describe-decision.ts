import type { OutcomeDecision } from "../../domain/messages/outcomes.ts";
import { OUTCOME_KIND_LABEL } from "../../domain/outcomes/outcome-kinds.ts";
import type { OutcomeReason } from "../../domain/outcomes/outcome-facts.ts";
import { monthsBehind } from "../../domain/outcomes/reason-span.ts";
import type { SignedInPerson } from "../access/person.ts";
import { CONFIRMING } from "./close-decision.ts";
import type { DecisionRow } from "./outcome-read-store.ts";

type Corrected = { month: string; at: string }[];

/** A decision as this reader sees it, with what was corrected after it. */
export function describeDecision(
  row: DecisionRow,
  corrected: Corrected,
  person: SignedInPerson,
): OutcomeDecision {
  const { officerId, enteredById, enteredByOfficer, reasons, unitName, ...shown } = row;
  const own = enteredById === person.accountId || (enteredByOfficer !== null && enteredByOfficer === person.officerId); // prettier-ignore
  const open = row.state === "entered";
  return {
    ...shown,
    unitName: unitName ?? "",
    kindLabel: OUTCOME_KIND_LABEL[row.kind],
    corrections: laterThan(row.confirmedAt ?? row.enteredAt, reasons, corrected),
    mayConfirm:
      open && !own && officerId !== person.officerId && CONFIRMING.some((role) => role !== row.enteredAs && person.roles.has(role)),
    mayWithdraw: open && enteredById === person.accountId,
  }; // prettier-ignore
}

/** Corrections, after that instant, of months these reasons rest on. */
export function laterThan(
  at: string,
  reasons: readonly OutcomeReason[],
  corrected: Corrected,
): { month: string; at: string }[] {
  const months = monthsBehind(reasons);
  return corrected.filter((one) => one.at > at && months.has(one.month));
}
