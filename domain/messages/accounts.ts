import type { Role } from "../role.ts";

/** An account as its administrators see it. */
export interface AccountEntry {
  account: string;
  name: string;
  policeNo: string | null;
  /** Code and name of the unit the officer is posted to today. */
  unit: string | null;
  /** `left`: the officer left the bureau, which closes his account by itself. */
  state: "active" | "disabled" | "left";
  lockedUntil: string | null;
  /** A one-time password stands: nobody has signed in with one of his own yet. */
  mustChange: boolean;
  roles: { role: Role; unit: string | null }[];
}

export interface AccountList {
  rows: AccountEntry[];
  total: number;
  page: number;
  pageSize: number;
  /** Officers in post without an account, and officers' accounts whose one-time password stands. */
  missing: number;
  unused: number;
}

/** Shown once; the server keeps a hash only. */
export interface OneTimePassword {
  account: string;
  name: string;
  password: string;
}

/** An account for an officer (named by his 警号 unless said otherwise) or for an office post. */
export type NewAccountRequest =
  { policeNo: string; account?: string | undefined } | { account: string; name: string };

export interface PasswordChange {
  current: string;
  next: string;
}
