import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";

/**
 * The published view of an event (细则 §15, 隐私): type, document number, dates and what it counts for; not the
 * narrative, not who reported it, not the number of the evidence, not the key of the row.
 */
export function redactEvent(event: EventLine, index: number): EventLine {
  return { ...event, rowKey: keyOf(index), reason: "", sourceDepartment: null, evidenceNo: null };
}

/** The published view of a credit: what was done and how often, not the number of the evidence. */
export function redactCredit(credit: CreditLine, index: number): CreditLine {
  return { ...credit, rowKey: keyOf(index), evidenceNo: null };
}

function keyOf(index: number): string {
  return String(index + 1).padStart(5, "0");
}

/** 处分、投诉、红线: reading one in another officer's file is a sensitive read. */
export function isSanction({ type }: Pick<EventLine, "type">): boolean {
  return type.startsWith("P") || type.startsWith("X");
}
