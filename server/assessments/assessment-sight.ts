import type { AssessmentState } from "../../domain/messages/assessments.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";

/** What everybody may read: announced, and a year from its 公示 on. */
export const PUBLIC_STATES: readonly AssessmentState[] = ["announced", "noticed", "final"];
/** What counts as a result: half-years and years are made of these. */
const BEFORE_APPROVAL: readonly AssessmentState[] = ["proposed", "approved"];
const DECIDING: readonly Role[] = ["chief", "leadingGroup", "politicalOffice"];

/**
 * In which states this reader sees an assessment: a draft is 考核办's own, a proposed year goes to those who decide it,
 * what is announced is everybody's.
 */
export function visibleStates({ roles }: Pick<SignedInPerson, "roles">): AssessmentState[] {
  const states = [...PUBLIC_STATES];
  if (roles.has("assessmentOffice")) return [...states, ...BEFORE_APPROVAL, "draft"];
  if (DECIDING.some((role) => roles.has(role))) return [...states, ...BEFORE_APPROVAL];
  return states;
}
