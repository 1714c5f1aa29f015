import type { PushLine } from "../messages.ts";
import type { Month } from "../month.ts";
import { evidenceGap } from "../rules/evidence-gap.ts";
import type { FiledKinds } from "../rules/evidence-gap.ts";
import type { EventTypeRule } from "../rules/event-type-rule.ts";
import { foundProblem } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import type { RosterEntry } from "./check-push.ts";
import type { EventLine } from "./detail-lines.ts";
import { EVENT_SHEET } from "./event-sheet.ts";
import { closeLine, optionNamed, readLine, repeatedKeys } from "./read-line.ts";
import type { CheckedLine, StoredLine } from "./read-line.ts";

export interface EventContext {
  month: Month;
  monthOpen: boolean;
  /** The unit whose sheet is pushed: its own events carry its code as subject. */
  unit: string;
  /** The rule set's event types. */
  types: readonly EventTypeRule[];
  roster: ReadonlyMap<string, RosterEntry>;
  /** The unit's stored event lines of this month, by rowKey. */
  stored: ReadonlyMap<string, StoredLine<EventLine>>;
  /** Kinds of the electronic files by evidence number; only the server knows them. */
  filed?: FiledKinds;
}

/** Checks the event lines of a push, one verdict per line sent (细则 §4, V23). */
export function checkEvents(
  lines: readonly PushLine<EventLine>[],
  context: EventContext,
): CheckedLine<EventLine>[] {
  const repeated = repeatedKeys(lines);
  return lines.map((sent) => {
    const read = readLine<EventLine>(EVENT_SHEET, EVENT_KEYS, sent, context, repeated);
    const { line, problems } = read;
    if (line && !sent.delete && read.hint !== "conflict") {
      checkSubject(line, context, problems);
      checkType(line, context, problems);
      checkMonth(line, context.month, context.stored.get(sent.rowKey)?.line, problems);
    }
    const officer = line?.subjectKind === "officer" ? context.roster.get(line.subject) : undefined;
    const label = line ? `${line.subject} ${officer?.name ?? ""} ${line.type}` : "";
    return closeLine("events", read, label.replace(/\s+/g, " ").trim() || null);
  });
}

const EVENT_KEYS = [
  "subjectKind", "subject", "type", "variant", "reason", "occurredOn", "documentOn", "sourceDepartment", "documentNo",
  "evidenceNo", "evidenceKind", "factNo", "countsIn", "responsibility", "finding",
] as const; // prettier-ignore

/** E01: an officer of this unit, or the unit itself. */
function checkSubject(line: EventLine, context: EventContext, problems: FoundProblem[]): void {
  if (!line.subject || !line.subjectKind) return;
  const ours =
    line.subjectKind === "officer" ? context.roster.has(line.subject) : line.subject === context.unit;
  if (ours) return;
  const reason = line.subjectKind === "officer" ? "officer" : "unit";
  problems.push(foundProblem("E01", "row", "subject", { reason, value: line.subject, unit: context.unit }));
}

/** E02–E04, V23: what the type asks for. Writes the type's and variant's code where their name was typed. */
function checkType(line: EventLine, context: EventContext, problems: FoundProblem[]): void {
  if (!line.type) return;
  const word = line.type.toUpperCase();
  const rule = context.types.find((type) => type.type === word || type.name.zh === line.type);
  if (!rule) {
    problems.push(foundProblem("E02", "row", "type", { value: line.type }));
    return;
  }
  line.type = rule.type;
  if (line.subjectKind && !rule.subjects.includes(line.subjectKind)) {
    const other = line.subjectKind === "unit" ? "officer" : "unit";
    problems.push(foundProblem("E01", "row", "subjectKind", { reason: "kind", type: rule.type, other }));
  }
  checkVariant(line, rule, problems);
  const { finding, responsibility } = rule;
  if (finding === "required" && line.finding === null) need("finding", "required", "E04");
  if (responsibility === "required" && line.responsibility === null)
    need("responsibility", "required", "E04");
  if (finding === "none" && line.finding !== null) need("finding", "forbidden", "E04");
  if (responsibility === "none" && line.responsibility !== null) need("responsibility", "forbidden", "E04");
  checkEvidence(line, rule, context.filed, problems);

  function need(field: "finding" | "responsibility", reason: string, code: "E04"): void {
    problems.push(foundProblem(code, "row", field, { reason, type: rule?.type ?? "" }));
  }
}

function checkVariant(line: EventLine, rule: EventTypeRule, problems: FoundProblem[]): void {
  const variants = rule.values.filter((value) => value.variant !== null);
  if (line.variant !== null) line.variant = optionNamed(variants, line.variant) ?? line.variant;
  const value = rule.values.find((one) => one.variant === line.variant);
  if (value) {
    // A unit's event spreads to every member; 直接责任人 (P7) is one person and must be named.
    if (line.subjectKind === "unit" && !value.byLevel && rule.values.some((one) => one.byLevel)) {
      const { zh: label, en: labelEn } = value.label;
      const params = { reason: "person", type: rule.type, label, labelEn };
      problems.push(foundProblem("E01", "row", "subjectKind", params));
    }
    return;
  }
  const choices = variants.map((value) => value.label.zh);
  const choicesEn = variants.map((value) => value.label.en);
  const reason = variants.length > 0 ? "required" : "forbidden";
  problems.push(foundProblem("E03", "row", "variant", { reason, type: rule.type, choices, choicesEn }));
}

/** V23: the evidence of table 4, and a number to find it by. Not asked of what is unfounded or still investigated. */
function checkEvidence(
  line: EventLine,
  rule: EventTypeRule,
  filed: FiledKinds | undefined,
  problems: FoundProblem[],
): void {
  const reason = evidenceGap(line, rule, filed);
  if (reason === null) return;
  const params = { type: rule.type, asked: rule.evidenceText.zh, askedEn: rule.evidenceText.en };
  const field = reason === "number" ? "evidenceNo" : "evidenceKind";
  problems.push(foundProblem("V23", "sign", field, { reason, ...params }));
}

/**
 * E05: the document decides the month (细则 §0 计入月份); without one the line counts in the month pushed. The result of
 * what was 调查中 comes when it comes and counts where the event stands.
 */
function checkMonth(
  line: EventLine,
  month: Month,
  before: EventLine | undefined,
  problems: FoundProblem[],
): void {
  line.accountMonth = month;
  const { documentOn, occurredOn } = line;
  if (documentOn === null) {
    if (line.finding !== "pending")
      problems.push(foundProblem("E05", "sign", "documentOn", { reason: "blank" }));
    return;
  }
  const late = before?.finding === "pending" || before?.documentOn === documentOn;
  if (documentOn.slice(0, 7) !== month && !(late && documentOn.slice(0, 7) > month)) {
    problems.push(foundProblem("E05", "row", "documentOn", { reason: "month", value: documentOn, month }));
  } else if (occurredOn !== null && occurredOn > documentOn) {
    problems.push(
      foundProblem("E05", "row", "occurredOn", { reason: "order", value: occurredOn, documentOn }),
    );
  }
}
