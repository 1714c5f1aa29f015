import type { Person } from "../domain/messages.ts";
import type { Role } from "../domain/role.ts";

const READ_PUBLISHED: readonly Role[] = [
  "officer",
  "petitions",
  "legal",
  "systemAdmin",
  "securityAdmin",
  "auditAdmin",
];

/**
 * Whether a person follows months before their publication and takes workbooks away: who fills, heads or is in charge
 * of units, and the offices. It only chooses what a page opens with; the server alone decides what is shown.
 */
export function oversees(person: Person | null | undefined): boolean {
  if (!person) return false;
  const { fills, heads, inCharge } = person.units;
  return (
    [fills, heads, inCharge].some((units) => units.length > 0) ||
    person.roles.some(({ role }) => !READ_PUBLISHED.includes(role))
  );
}

/** Whether a person grades somebody: the head his unit, the leader the heads in his charge (细则 §9). */
export function reviews(person: Person | null | undefined): boolean {
  return person ? person.units.heads.length > 0 || person.units.inCharge.length > 0 : false;
}

/** Whether a person keeps the case list: the clerk his units' part, the files and assessment offices all of it. */
export function keepsCases(person: Person | null | undefined): boolean {
  if (!person) return false;
  const offices: readonly Role[] = ["filesOffice", "assessmentOffice"];
  return person.units.fills.length > 0 || person.roles.some(({ role }) => offices.includes(role));
}
