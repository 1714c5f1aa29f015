import { ADMINISTRATORS } from "../authority.ts";
import type { Role } from "../role.ts";
import type { ChangeKind } from "./acts.ts";

/** An entry nobody confirmed within 72 hours is void: what its diff showed may be long past. */
export const CHANGE_HOURS = 72;

/**
 * Who enters and who confirms: always two persons in two roles, because the organisation decides who reviews whom. 系统管理员
 * and 政治处 check each other on people; 安全管理员 hands out roles and 系统管理员 looks on; an absent reviewer names his
 * deputy himself or 政治处 does.
 */
export const CHANGE_RULES: Record<ChangeKind, { enters: readonly Role[]; confirms: readonly Role[] }> = {
  roster: { enters: ["systemAdmin", "politicalOffice"], confirms: ["politicalOffice", "systemAdmin"] },
  import: { enters: ["systemAdmin", "politicalOffice"], confirms: ["politicalOffice", "systemAdmin"] },
  delegation: {
    enters: ["politicalOffice", "chief", "leader", "head"],
    confirms: ["politicalOffice", "systemAdmin"],
  },
  rights: { enters: ["securityAdmin"], confirms: ["systemAdmin"] },
  superior: { enters: ["politicalOffice"], confirms: ["systemAdmin"] },
};

/** The role in which somebody enters such a change; null = he may not. */
export function entersAs(kind: ChangeKind, roles: ReadonlySet<Role>): Role | null {
  return CHANGE_RULES[kind].enters.find((role) => roles.has(role)) ?? null;
}

/** The role in which somebody else confirms what was entered in `enteredAs`; null = he may not. */
export function confirmsAs(kind: ChangeKind, roles: ReadonlySet<Role>, enteredAs: Role): Role | null {
  return CHANGE_RULES[kind].confirms.find((role) => role !== enteredAs && roles.has(role)) ?? null;
}

/** Why an account may not be given a role: the three administrators hold no other, and each only one. */
export function roleConflict(
  role: Role,
  held: readonly Role[],
  isOfficer: boolean,
): "administratorHasBusiness" | "businessHasAdministrator" | null {
  if (ADMINISTRATORS.includes(role))
    return isOfficer || held.some((one) => one !== role) ? "administratorHasBusiness" : null;
  return held.some((one) => ADMINISTRATORS.includes(one)) ? "businessHasAdministrator" : null;
}

/** Roles that are given to an account; head and leader follow from posts and charges, officer from being one. */
export const GRANTABLE_ROLES: readonly Role[] = [
  "clerk", "chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup",
  "petitions", "legal", "systemAdmin", "securityAdmin", "auditAdmin",
]; // prettier-ignore
