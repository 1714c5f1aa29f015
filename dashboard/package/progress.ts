import type { PackageFigures, PackageOfficer } from "../../domain/messages/filling.ts";

const HANDED_IN: ReadonlySet<string> = new Set([
  "submitted",
  "signing",
  "signed",
  "checked",
  "published",
  "locked",
]);

/** The report has left the unit. */
export function isHandedIn({ state }: PackageOfficer): boolean {
  return HANDED_IN.has(state);
}

/** Complete and confirmed: the next submission takes it along. */
export function isReady({ state, complete }: PackageOfficer): boolean {
  return complete && state === "attested";
}

/** Silence will have spoken for it: complete drafts count where the bureau lets them at once. */
export function goesAlong(officer: PackageOfficer, { attestation }: PackageFigures): boolean {
  const atOnce = attestation.kind === "silence" && attestation.workdays === 0;
  return isReady(officer) || (atOnce && officer.complete && officer.state === "drafted");
}

/** What the next person has to do for this report: nobody, the clerk, the officer, or the package itself. */
export type NextStep = "fill" | "attest" | "mend" | "submit" | "done";

export function nextStep(officer: PackageOfficer, figures: PackageFigures): NextStep {
  if (isHandedIn(officer)) return "done";
  if (officer.state === "returned") return "mend";
  if (!officer.complete) return "fill";
  return goesAlong(officer, figures) ? "submit" : "attest";
}
