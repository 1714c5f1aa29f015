import type { ChangeAct, ChangeKind, DiffLine, OfficerStatus } from "../organisation/acts.ts";
import type { Level, PostType, Series } from "../people.ts";
import type { Role } from "../role.ts";

export interface PersonName {
  policeNo: string;
  name: string;
}

/** One unit of the organisation page. */
export interface OrganisationUnit {
  code: string;
  name: string;
  series: Series;
  /** Officers posted today. */
  strength: number;
  head: (PersonName & { acting: boolean }) | null;
  leader: PersonName | null;
}

export interface PostingLine {
  unit: string | null;
  unitName: string | null;
  level: Level;
  title: string | null;
  from: string;
  to: string | null;
}

export interface OrganisationOfficer extends PersonName {
  postType: PostType;
  partyMember: boolean;
  status: OfficerStatus;
  level: Level;
  title: string | null;
  /** Newest first. */
  postings: PostingLine[];
}

export interface HoldingLine extends PersonName {
  from: string;
  to: string | null;
}

export interface DelegationLine {
  id: number;
  absent: PersonName;
  deputy: PersonName;
  from: string;
  to: string;
  reason: string;
}

export interface OrganisationDetail {
  unit: OrganisationUnit;
  officers: OrganisationOfficer[];
  /** Newest first. */
  charges: HoldingLine[];
  headships: HoldingLine[];
  delegations: DelegationLine[];
}

/** What somebody wants to change: tried, shown, and entered for another person to confirm. */
export interface ChangeRequest {
  kind: ChangeKind;
  reason: string;
  acts: ChangeAct[];
  /** Only try it: nothing is entered. */
  dryRun: boolean;
}

/** What a change would do, or why it cannot be done; with problems nothing is entered. */
export interface ChangePreview {
  /** Null when it was only tried, or cannot be done. */
  id: number | null;
  diff: DiffLine[];
  problems: { index: number; message: string }[];
}

export const CHANGE_STATES = ["pending", "applied", "refused", "withdrawn", "expired"] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export interface ChangeLine {
  id: number;
  kind: ChangeKind;
  state: ChangeState;
  reason: string;
  enteredBy: string;
  enteredAs: Role;
  enteredAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
  /** What the second person reads, as it would be applied now; of a decided change what was shown then. */
  diff: DiffLine[];
  problems: string[];
  /** Names exactly this diff: a decision must carry it. */
  digest: string;
  mayConfirm: boolean;
  mayWithdraw: boolean;
}

export interface ImportPreview extends ChangePreview {
  rows: number;
  counts: Record<DiffLine["effect"], number>;
  /** Row problems: the row of the sheet and the sentence. */
  rowProblems: { row: number; column: string | null; message: string }[];
}

/** An account as 安全管理员 sees it. */
export interface AccountLine {
  account: string;
  name: string;
  policeNo: string | null;
  roles: { role: Role; unit: string | null }[];
}
