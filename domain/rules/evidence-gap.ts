import { evidenceNumbers } from "../evidence-numbers.ts";
import type { EventLine, EvidenceKind } from "../form/detail-lines.ts";
import type { EventTypeRule } from "./event-type-rule.ts";

/** Kinds of the electronic files that stand under each evidence number; a number without files is a paper. */
export type FiledKinds = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What an event still lacks of the evidence of table 4 (M20–M23, V23): a number to find it by, or a kind the type
 * accepts. The kind is what the line states or what is filed under its numbers: 文件 and 复印件 as two files are
 * 文件和复印件. `null` = nothing; what is unfounded or still investigated is not asked for any.
 */
export function evidenceGap(
  event: Pick<EventLine, "finding" | "evidenceNo" | "evidenceKind">,
  rule: EventTypeRule,
  filed?: FiledKinds,
): "number" | "kind" | null {
  const { finding, evidenceNo, evidenceKind } = event;
  if (finding === "pending" || finding === "unfounded" || rule.evidence.length === 0) return null;
  if (evidenceNo === null) return "number";
  if (evidenceKind !== null && rule.evidence.includes(evidenceKind)) return null;
  if (!filed || filed.size === 0) return "kind";
  const kinds = evidenceNumbers(evidenceNo).map((number) => filed.get(number));
  const has = (kind: EvidenceKind): boolean =>
    kind === "documentAndCopy"
      ? has("document") && has("copy")
      : evidenceKind === kind || kinds.some((set) => set?.has(kind));
  return rule.evidence.some(has) ? null : "kind";
}
