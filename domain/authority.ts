import type { Role } from "./role.ts";

/** What decides a person's reach: his roles, and the units he fills, heads, is in charge of or belongs to. */
export interface Reach {
  roles: ReadonlySet<Role>;
  fills: ReadonlySet<number>;
  heads: ReadonlySet<number>;
  inCharge: ReadonlySet<number>;
  unitId: number | null;
  /** Units whose files he reviews for somebody absent (委托审核), as of today: he may read them. */
  actsFor?: ReadonlySet<number>;
}

/** Offices whose business is the whole bureau (reliability §3: 全局). Administrators are not among them. */
export const BUREAU_ROLES: readonly Role[] = [
  "chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup",
]; // prettier-ignore
/** The three administrators see no one's file. */
export const ADMINISTRATORS: readonly Role[] = ["systemAdmin", "securityAdmin", "auditAdmin"];

export function hasBusinessRole(roles: ReadonlySet<Role>): boolean {
  return [...roles].some((role) => !ADMINISTRATORS.includes(role));
}

/** 全局: reads every unit's unpublished files. */
export function readsEverything(person: Pick<Reach, "roles">): boolean {
  return BUREAU_ROLES.some((role) => person.roles.has(role));
}

/** 内勤填报: pushes the unit's sheet. */
export function mayFill(person: Reach, unitId: number): boolean {
  return person.roles.has("clerk") && person.fills.has(unitId);
}

/** 部门主要负责人: grades the unit's officers (never himself: the caller checks the subject). */
export function mayHead(person: Reach, unitId: number): boolean {
  return person.heads.has(unitId);
}

/** 分管局领导: grades the heads of the units in his charge. */
export function isInChargeOf(person: Reach, unitId: number): boolean {
  return person.inCharge.has(unitId);
}

/** Reads every unpublished file of a unit: its clerk, its head, the leader in charge, who acts for one, and the bureau's offices. */
export function mayReadUnit(person: Reach, unitId: number): boolean {
  return (
    readsEverything(person) ||
    mayFill(person, unitId) ||
    mayHead(person, unitId) ||
    isInChargeOf(person, unitId) ||
    person.actsFor?.has(unitId) === true
  );
}

/** The units whose unpublished files a person may read; `"all"` for the bureau's offices. */
export function readableUnits(person: Reach): "all" | ReadonlySet<number> {
  if (readsEverything(person)) return "all";
  const fills = person.roles.has("clerk") ? [...person.fills] : [];
  return new Set([...fills, ...person.heads, ...person.inCharge, ...(person.actsFor ?? [])]);
}
