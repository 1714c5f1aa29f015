import type { EventLine } from "../form/detail-lines.ts";
import type { CompiledRules } from "./compile-rules.ts";

/**
 * Whether an event may be scored (细则 §4, V23): it carries evidence of a kind table 4 accepts, and a finding where
 * its type needs one. An unproven line stays in the sheet and waits; it neither earns nor costs anything.
 */
export function isProven(rules: CompiledRules, event: EventLine): boolean {
  const rule = rules.eventTypes.get(event.type);
  if (!rule || event.evidenceKind === null || !rule.evidence.includes(event.evidenceKind)) return false;
  if (event.finding === "pending") return false;
  return rule.finding !== "required" || event.finding !== null;
}
