import type { EventLine } from "../../domain/form/detail-lines.ts";

/**
 * The published view of an event (细则 §15, 隐私): type, document number, dates and what it counts for; not the
 * narrative, not who reported it, not the number of the evidence.
 */
export function redactEvent(event: EventLine): EventLine {
  return { ...event, reason: "", sourceDepartment: null, evidenceNo: null };
}

/** 处分、投诉、红线: reading one in another officer's file is a sensitive read. */
export function isSanction({ type }: Pick<EventLine, "type">): boolean {
  return type.startsWith("P") || type.startsWith("X");
}
