import type { EventLine } from "../form/detail-lines.ts";
import type { EventTypeRule } from "./event-type-rule.ts";

/**
 * What an event still lacks of the evidence of table 4 (M20–M23, V23): a number to find it by, or a kind the type
 * accepts. `null` = nothing; what is unfounded or still investigated is not asked for any.
 */
export function evidenceGap(
  event: Pick<EventLine, "finding" | "evidenceNo" | "evidenceKind">,
  rule: EventTypeRule,
): "number" | "kind" | null {
  const { finding, evidenceNo, evidenceKind } = event;
  if (finding === "pending" || finding === "unfounded" || rule.evidence.length === 0) return null;
  if (evidenceNo === null) return "number";
  return evidenceKind !== null && rule.evidence.includes(evidenceKind) ? null : "kind";
}
