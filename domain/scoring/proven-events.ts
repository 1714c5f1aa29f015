import type { EventLine } from "../form/detail-lines.ts";
import { evidenceGap } from "../rules/evidence-gap.ts";
import type { CompiledRules } from "./compile-rules.ts";

/**
 * Whether an event may be scored (细则 §4, V23): it carries the evidence table 4 asks for, and a finding where
 * its type needs one. An unproven line stays in the sheet and waits; it neither earns nor costs anything.
 */
export function isProven(rules: CompiledRules, event: EventLine): boolean {
  const rule = rules.eventTypes.get(event.type);
  if (!rule || evidenceGap(event, rule) !== null || event.finding === "pending") return false;
  return rule.finding !== "required" || event.finding !== null;
}
