import type { Reach } from "../authority.ts";
import type { Level } from "../people.ts";

/** 领导评价: the one kind a leader gives himself; all others are totals the 考核办 enters. */
export const BY_LEADERS = "leaders";

export interface AppraisedPlace {
  officerId: number;
  level: Level;
  unitId: number | null;
}
type Appraiser = Pick<Reach, "roles" | "inCharge"> & { officerId: number | null };

/** Why somebody may not enter an officer's score: his own, or not his to give. */
export type AppraisalBar = "own" | "kind" | "place";

/**
 * 考核办 enters every kind, a leader's word only from a signed paper. 领导评价 is given by the bureau leader in charge for
 * the officers and heads of his units, and by 局长/政委 for bureau leaders. Nobody enters his own (细则 §10, §11).
 */
export function barOf(person: Appraiser, kind: string, subject: AppraisedPlace): AppraisalBar | null {
  if (person.officerId !== null && person.officerId === subject.officerId) return "own";
  if (person.roles.has("assessmentOffice")) return null;
  if (kind !== BY_LEADERS) return "kind";
  return givesLeadersWord(person, subject) ? null : "place";
}

function givesLeadersWord({ roles, inCharge }: Appraiser, { level, unitId }: AppraisedPlace): boolean {
  if (level === "leader") return roles.has("chief");
  return unitId !== null && inCharge.has(unitId);
}

/** Who enters a leader's word for him writes down which signed paper says so. */
export function needsBasis(person: Appraiser, kind: string, subject: AppraisedPlace): boolean {
  return kind === BY_LEADERS && !givesLeadersWord(person, subject);
}

/** Sees every score of the bureau before the year is announced. */
export function readsAppraisals({ roles }: Pick<Reach, "roles">): boolean {
  return roles.has("assessmentOffice") || roles.has("chief") || roles.has("leadingGroup");
}
