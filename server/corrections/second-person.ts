import type { Role } from "../../domain/role.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";

/** Who may ask that published content be changed (reliability §3: `2`). */
export const CORRECTION_ASKERS = ["filesOffice", "politicalOffice", "disciplineOffice"] as const satisfies readonly Role[]; // prettier-ignore
/** Who may ask that a unit's month be reopened: 只由档案办 (细则 §10). */
export const REOPENING_ASKERS = ["filesOffice"] as const satisfies readonly Role[];
/** Who may be the second person, in a role other than the asker's. */
export const DECIDERS = [
  "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "chief", "leadingGroup",
] as const satisfies readonly Role[]; // prettier-ignore

const LAPSE = 72 * 3_600_000;

/** When a request nobody decided lapses: 72 hours after it was asked. ISO 8601 UTC text. */
export function lapseOf(askedAt: string): string {
  return new Date(Date.parse(askedAt) + LAPSE).toISOString();
}

/** The role in which a person asks: the first of `askers` he holds. The route lets nobody else in. */
export function askingRole(person: SignedInPerson, askers: readonly Role[]): Role {
  const role = askers.find((one) => person.roles.has(one));
  if (!role) throw new Refusal("access.denied");
  return role;
}

/** What is known of a request that awaits a second person. */
export interface Request {
  state: string;
  askedBy: number;
  askedRole: Role;
  askedAt: string;
}

/** The role in which this person may decide a request somebody else asked; null = he may not. */
export function decidingRole(person: SignedInPerson, request: Request): Role | null {
  if (person.accountId === request.askedBy) return null;
  return DECIDERS.find((role) => role !== request.askedRole && person.roles.has(role)) ?? null;
}

/**
 * The second person (双人): another one than the asker, in another role, in time.
 * @returns the role in which he decides
 * @throws Refusal second-person.settled, second-person.expired, second-person.same, second-person.same-role
 */
export function requireSecondPerson(person: SignedInPerson, request: Request, now: string): Role {
  if (request.state !== "asked") throw new Refusal("second-person.settled");
  if (now > lapseOf(request.askedAt)) throw new Refusal("second-person.expired");
  if (person.accountId === request.askedBy) throw new Refusal("second-person.same");
  const role = decidingRole(person, request);
  if (!role) throw new Refusal("second-person.same-role");
  return role;
}
