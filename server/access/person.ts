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
  /** Unit ids whose absent head, leader or chief he acts for (委托审核), as of today. */
  actsFor?: ReadonlySet<number>;
  /** Home unit as of today; null for bureau leaders and administrators. */
  unitId: number | null;
  /** He signed in with a one-time password and may do nothing but change it. */
  mustChange?: true;
  /** From where he acts in this request: address and program. Absent when the server itself speaks for him. */
  terminal?: string;
}
