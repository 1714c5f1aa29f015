import type { Role } from "../../domain/role.ts";

/** Who is asking: resolved once per request from the token, roles and scopes included. */
export interface SignedInPerson {
  accountId: number;
  account: string;
  name: string;
  officerId: number | null;
  policeNo: string | null;
  roles: ReadonlySet<Role>;
  /** Unit ids this person fills (clerk), heads (head) or is in charge of (leader), as of today. */
  fills: ReadonlySet<number>;
  heads: ReadonlySet<number>;
  inCharge: ReadonlySet<number>;
  /** Home unit as of today; null for bureau leaders and administrators. */
  unitId: number | null;
}
