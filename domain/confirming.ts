import type { Field } from "./form/fields.ts";
import type { EventLine } from "./form/detail-lines.ts";
import type { Bilingual } from "./language.ts";
import type { EventTypeRule } from "./rules/event-type-rule.ts";

/** The departments that confirm events (核实): each answers for what its own documents decide. */
export const CONFIRMING_DEPARTMENTS = ["politicalOffice", "disciplineOffice", "petitions", "legal"] as const;
export type ConfirmingDepartment = (typeof CONFIRMING_DEPARTMENTS)[number];

/** What became of an event at the competent department: `pending` until somebody there decides on this version. */
export const CONFIRMATION_STATES = ["pending", "confirmed", "refused"] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];
export type ConfirmationDecision = Exclude<ConfirmationState, "pending">;

export const CONFIRMATION_LABEL: Record<ConfirmationState, Bilingual> = {
  pending: { zh: "待核实", en: "To be confirmed" },
  confirmed: { zh: "已核实", en: "Confirmed" },
  refused: { zh: "不予认定", en: "Not upheld" },
};

/** Types whose documents are the petitions office's: 有责上访, 有责网络媒体炒作. */
const PETITION_TYPES = ["P8", "P9"];
/** Types whose documents are the legal department's: 重大执法过错. */
const LEGAL_TYPES = ["X1"];
const PETITION_COLUMNS: readonly Field[] = ["complaint"];
const LEGAL_COLUMNS: readonly Field[] = ["flaw", "fault"];

/**
 * Who confirms an event: awards 政治处; complaints, petitions and media incidents 信访; faults in law enforcement
 * 法制; every other penalty or effect 纪检督察室. The column a line counts in decides before its type.
 */
export function confirmingDepartment(
  event: Pick<EventLine, "type" | "countsIn">,
  kind: EventTypeRule["kind"],
): ConfirmingDepartment {
  if (kind === "reward") return "politicalOffice";
  const column = event.countsIn;
  if (column !== null && PETITION_COLUMNS.includes(column)) return "petitions";
  if (column !== null && LEGAL_COLUMNS.includes(column)) return "legal";
  if (PETITION_TYPES.includes(event.type)) return "petitions";
  if (LEGAL_TYPES.includes(event.type)) return "legal";
  return "disciplineOffice";
}

/** The columns and types of {@link confirmingDepartment}, for whoever asks the database. */
export const CONFIRMING = {
  petitionColumns: PETITION_COLUMNS,
  legalColumns: LEGAL_COLUMNS,
  petitionTypes: PETITION_TYPES,
  legalTypes: LEGAL_TYPES,
};

/** Why a report cannot be signed while a refused event stands in its month. */
export function refusedSentence(rowLabel: string, type: Bilingual): Bilingual {
  return {
    zh: `${rowLabel}：“${type.zh}”经主管部门核实不予认定，不计分。请修改或删除这一事件后再审核签字。`,
    en: `${rowLabel}: “${type.en}” was not upheld by the competent department and is not scored. Mend or remove the event before signing.`,
  };
}
