import type { EventLine } from "../form/detail-lines.ts";
import { evidenceGap } from "../rules/evidence-gap.ts";
import type { FiledKinds } from "../rules/evidence-gap.ts";
import type { CompiledRules } from "./compile-rules.ts";

/** What is known of event lines besides their content. */
export interface EventProofs {
  /** Row keys whose current version the competent department refused to confirm (未予核实). */
  refused: ReadonlySet<string>;
  /** Kinds of the electronic files under each evidence number. */
  filed: FiledKinds;
}

/** Nothing was refused, and every evidence is a paper in the archive. */
export const NO_PROOFS: EventProofs = { refused: new Set(), filed: new Map() };

/**
 * Whether an event may be scored (细则 §4, V23): it carries the evidence table 4 asks for, a finding where its type
 * needs one, and nobody competent refused it. An unproven line stays in the sheet and waits; it neither earns nor
 * costs anything.
 */
export function isProven(rules: CompiledRules, event: EventLine, proofs: EventProofs = NO_PROOFS): boolean {
  const rule = rules.eventTypes.get(event.type);
  if (!rule || event.finding === "pending" || proofs.refused.has(event.rowKey)) return false;
  if (evidenceGap(event, rule, proofs.filed) !== null) return false;
  return rule.finding !== "required" || event.finding !== null;
}
