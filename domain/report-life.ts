import type { ReportState } from "./messages.ts";

/** What can be done to a report on its way (design §4); filling is an act, too. */
export const REPORT_ACTS = [
  "fill", "attest", "submit", "withdraw", "return", "signPart", "differ", "sign", "check", "publish", "lock",
] as const; // prettier-ignore
export type ReportAct = (typeof REPORT_ACTS)[number];

/**
 * From which states an act is possible and where it leads. These are the only moves: `empty → drafted → attested →
 * submitted → signing → signed → checked → published → locked`, and back to `returned` or `drafted` before publication.
 * Any change of content drops attestation and signature; after publication content changes only by a correction or
 * while the unit is reopened (`fill` from `published` is checked by whoever opens the unit).
 */
export const REPORT_MOVES: Record<ReportAct, { from: readonly ReportState[]; to: ReportState }> = {
  fill: { from: ["empty", "drafted", "attested", "submitted", "returned"], to: "drafted" },
  attest: { from: ["drafted", "returned"], to: "attested" },
  submit: { from: ["attested"], to: "submitted" },
  withdraw: { from: ["submitted"], to: "attested" },
  return: { from: ["submitted", "signing", "signed", "checked"], to: "returned" },
  signPart: { from: ["submitted", "signing", "signed"], to: "signing" },
  // 局长 and 政委 signed different grades: back to both, never averaged.
  differ: { from: ["signing"], to: "submitted" },
  sign: { from: ["submitted", "signing", "signed"], to: "signed" },
  check: { from: ["signed"], to: "checked" },
  publish: { from: ["checked"], to: "published" },
  lock: { from: ["published"], to: "locked" },
};

export function mayMove(state: ReportState, act: ReportAct): boolean {
  return REPORT_MOVES[act].from.includes(state);
}
