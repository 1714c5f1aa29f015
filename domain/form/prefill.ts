import { DEDUCTION_FIELDS } from "./monthly-form.ts";
import type { Field, Fields } from "./fields.ts";

/** What the unit planned for one officer's month; `null` = not assigned. */
export interface OfficerPlan {
  taskTarget: number | null;
  dutyDue: number | null;
  studyDue: number | null;
  partyDue: number | null;
}

/** Every field a prefill may say something about. */
export const PREFILLED = ["dueDays", "taskTarget", "dutyDue", "studyDue", "partyDue", "partyDone"] as const;

/** 预填 (细则 §7): due days from the calendar, targets from the plan, 不适用 for what does not concern him. */
export function prefillFields(facts: {
  workdays: number;
  partyMember: boolean;
  plan: OfficerPlan | null;
}): Fields {
  const { workdays, partyMember, plan } = facts;
  const fields: Fields = { dueDays: workdays };
  if (plan) {
    fields.taskTarget = plan.taskTarget;
    fields.dutyDue = plan.dutyDue;
    fields.studyDue = plan.studyDue;
    if (partyMember && plan.partyDue !== null) fields.partyDue = plan.partyDue;
  }
  if (!partyMember) {
    fields.partyDue = null;
    fields.partyDone = null;
  }
  return fields;
}

/** 其余置零: 0 into the deduction columns that are still blank, and which ones those were (for the log). */
export function fillBlankDeductions(fields: Fields): { fields: Fields; filled: Field[] } {
  const filled = DEDUCTION_FIELDS.filter((field) => fields[field] === undefined);
  const zeros: Fields = {};
  for (const field of filled) zeros[field] = 0;
  return { fields: { ...fields, ...zeros }, filled };
}
