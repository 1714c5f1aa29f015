/** What the dashboard and the server say to each other about consequences (结果运用, M48, M49). JSON shapes. */
import type { PeriodText } from "../assessment/period.ts";
import type { Bilingual } from "../language.ts";
import type { OutcomeVerdict } from "../outcomes/outcome-kinds.ts";
import type { Level } from "../people.ts";
import type { Role } from "../role.ts";
import type { OutcomeKind } from "../rules/outcome-rules.ts";

/** `entered` waits for a second person; only `confirmed` ones stand in the file. */
export type OutcomeDecisionState = "entered" | "confirmed" | "refused" | "withdrawn";

/** 党委会决定 on one proposal, or on its own. */
export interface OutcomeDecision {
  id: number;
  proposal: number | null;
  policeNo: string;
  name: string;
  unitName: string;
  kind: OutcomeKind;
  kindLabel: Bilingual;
  verdict: OutcomeVerdict;
  /** Day of the party committee's meeting, and the number of its document. */
  decidedOn: string;
  documentNo: string;
  reason: string | null;
  state: OutcomeDecisionState;
  enteredBy: string;
  enteredAs: Role;
  enteredAt: string;
  confirmedBy: string | null;
  confirmedAs: Role | null;
  confirmedAt: string | null;
  note: string | null;
  /** Corrections of months it rested on that came after it: it stays, and says so. */
  corrections: { month: string; at: string }[];
  mayConfirm: boolean;
  mayWithdraw: boolean;
}

/** Somebody a rule proposes. */
export interface OutcomeProposal {
  id: number;
  period: PeriodText;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  level: Level;
  rule: string;
  ruleName: Bilingual;
  /** Which of M48 and M49 the committee may choose. */
  kinds: { kind: OutcomeKind; label: Bilingual }[];
  clause: Bilingual;
  reasons: Bilingual[];
  vetoes: Bilingual[];
  corrections: { month: string; at: string }[];
  decision: OutcomeDecision | null;
  /** The reader may enter the committee's decision. */
  mayDecide: boolean;
}

export interface OutcomePage {
  period: PeriodText | null;
  /** Announced half-years, newest first, and whether proposals were made for them. */
  periods: { period: PeriodText; label: Bilingual; computedAt: string | null }[];
  ruleSet: string | null;
  mayCompute: boolean;
  rules: { rule: string; name: Bilingual; proposals: number; vetoed: number; decided: number }[];
  total: number;
  page: number;
  pageSize: number;
  rows: OutcomeProposal[];
}

/** What stands in one officer's file, newest first. */
export interface OfficerOutcomes {
  policeNo: string;
  decisions: OutcomeDecision[];
  mayExport: boolean;
}
