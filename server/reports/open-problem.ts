import { checkFields } from "../../domain/form/check-row.ts";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import { refusedSentence } from "../../domain/confirming.ts";
import { evidenceGap } from "../../domain/rules/evidence-gap.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { NO_PROOFS, type EventProofs } from "../../domain/scoring/proven-events.ts";
import type { Subject } from "./subject-store.ts";

/**
 * What keeps a report from being signed until it is mended (strength "sign" of 细则 §7): an event that concerns the
 * officer and lacks its evidence (V23) or was refused by the competent department, or a count below its lines. The first one, in words; `null` = nothing.
 */
export function openProblem(
  rules: CompiledRules,
  { policeNo, name }: Pick<Subject, "policeNo" | "name">,
  fields: Fields,
  events: readonly EventLine[],
  language: Language,
  proofs: EventProofs = NO_PROOFS,
): string | null {
  const rowLabel = `${policeNo} ${name}`;
  for (const event of events) {
    if (event.subjectKind === "officer" && event.subject !== policeNo) continue;
    const rule = rules.eventTypes.get(event.type);
    if (rule && proofs.refused.has(event.rowKey)) return refusedSentence(rowLabel, rule.name)[language];
    const reason = rule && evidenceGap(event, rule, proofs.filed);
    if (!rule || !reason) continue;
    const params = { reason, type: rule.type, asked: rule.evidenceText.zh, askedEn: rule.evidenceText.en };
    const field = reason === "number" ? "evidenceNo" : "evidenceKind";
    const where = { sheet: "events" as const, rowKey: event.rowKey, rowLabel };
    return problemMessage({ code: "V23", severity: "sign", field, params, ...where }, language);
  }
  const own = events.filter((event) => event.subjectKind === "officer" && event.subject === policeNo);
  const found = checkFields(fields, { events: own }).find(({ severity }) => severity === "sign");
  return found ? problemMessage({ ...found, sheet: "monthly", rowKey: policeNo, rowLabel }, language) : null;
}
