import { ADMINISTRATORS, BUREAU_ROLES } from "../domain/authority.ts";
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
  if (!person) return false;
  const { heads, inCharge, actsFor = [] } = person.units;
  const over = [heads, inCharge, actsFor].some((units) => units.length > 0);
  return over || person.roles.some(({ role }) => role === "chief");
}

/** Whether a person follows a unit's package: who fills, heads or is in charge of units, and the offices. */
export function seesPackages(person: Person): boolean {
  const offices: readonly Role[] = BUREAU_ROLES;
  const { fills, heads, inCharge } = person.units;
  return (
    [fills, heads, inCharge].some((units) => units.length > 0) ||
    person.roles.some(({ role }) => offices.includes(role))
  );
}

/** Whether a person takes a unit's year home as a workbook: its clerk, its head, the leader in charge, and the offices. */
export function takesUnit(person: Person, unit: string): boolean {
  const offices: readonly Role[] = BUREAU_ROLES;
  const { fills, heads, inCharge } = person.units;
  return (
    [fills, heads, inCharge].some((units) => units.includes(unit)) ||
    person.roles.some(({ role }) => offices.includes(role))
  );
}

/** Whether a person owes a report of his own. */
export function hasFile(person: Person): boolean {
  return person.policeNo !== null;
}

/** Whether a person keeps the case list: the clerk his units' part, the files and assessment offices all of it. */
export function keepsCases(person: Person | null | undefined): boolean {
  if (!person) return false;
  const offices: readonly Role[] = ["filesOffice", "assessmentOffice"];
  return person.units.fills.length > 0 || person.roles.some(({ role }) => offices.includes(role));
}

/** Whether a person is anything besides an administrator: the three administrators see nobody's file. */
export function isBusiness(person: Person): boolean {
  return person.roles.some(({ role }) => !ADMINISTRATORS.includes(role));
}

/** Whether a person holds one of these roles, anywhere. */
export function holds(...roles: readonly Role[]): (person: Person) => boolean {
  return (person) => person.roles.some(({ role }) => roles.includes(role));
}
