import type { Knex } from "knex";
import type { ReportState } from "../../domain/messages.ts";
import type { SignatureShown, SignatureValidity } from "../../domain/messages/review.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";
import { readMaterials, type Material } from "./material.ts";
import { signatureHash } from "./signature-hash.ts";
import { readReviews, readSignables, type SignableReport, type StoredReview } from "./sign-store.ts";

/** The signatures a report stands on, and what they are worth now. */
export interface ReportSignatures {
  reportId: number;
  officerId: number;
  /** `none`: nobody signed what stands there · `partial`: one of two has · else the worst of the signatures. */
  status: "none" | "partial" | SignatureValidity;
  signatures: SignatureShown[];
  material: Material;
}

/**
 * Every report of a month in these units with its signatures, recomputed from what stands in the database: fields,
 * lines, evidence and the signatures' own words. By report id.
 */
export async function readSignatures(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  unitId: number | readonly number[],
): Promise<Map<number, ReportSignatures>> {
  const units = [unitId].flat();
  const reports = [...(await readSignables(db, month, { unitIds: units })).values()];
  const materials = await readMaterials(db, rules, month, units, reports);
  const reviews = await readReviews(
    db,
    reports.map(({ id }) => id),
  );
  return new Map(
    reports.map((report) => [
      report.id,
      signaturesOf(report, reviews.get(report.id) ?? [], materials.get(report.id)!),
    ]),
  );
}

const STANDING: ReadonlySet<ReportState> = new Set(["signed", "checked", "published", "locked"]);

/** Whether a report in this state stands on signatures that count. */
export function restsOnSignatures(state: ReportState): boolean {
  return state === "signing" || STANDING.has(state);
}

/** The last signatures of a report: those its state rests on. */
export function standingReviews(state: ReportState, reviews: readonly StoredReview[]): StoredReview[] {
  const last = reviews.at(-1);
  if (!last) return [];
  if (state === "signing") return [last];
  return STANDING.has(state) ? reviews.slice(-Math.max(1, last.signers)) : [];
}

/** What the signatures of one report are worth beside its current content. */
export function signaturesOf(
  report: Pick<SignableReport, "id" | "officerId" | "state" | "version" | "grade" | "ungraded">,
  reviews: readonly StoredReview[],
  material: Material,
): ReportSignatures {
  const { id: reportId, officerId, state } = report;
  const standing = standingReviews(state, reviews);
  const signatures = standing.map((review) => shown(review, validityOf(report, review, material)));
  const worst = WORST.find((validity) => signatures.some((one) => one.validity === validity)) ?? "none";
  const status = worst === "valid" && state === "signing" ? "partial" : worst;
  // A state that claims a signature nobody gave is the work of other hands.
  const claimed = status === "none" && (STANDING.has(state) || state === "signing");
  return { reportId, officerId, status: claimed ? "altered" : status, signatures, material };
}

const WORST: readonly SignatureValidity[] = ["altered", "content", "evidence", "valid"];

export function validityOf(
  report: { state: ReportState; version: number; grade: Grade | null; ungraded: UngradedReason | null },
  review: StoredReview,
  material: Material,
): SignatureValidity {
  if (review.signature !== signatureHash(review)) return "altered";
  if (review.version !== report.version || review.contentHash !== material.contentHash) return "content";
  if (review.materialHash !== material.materialHash) return "evidence";
  if (report.state === "signing") return "valid";
  return review.grade === report.grade && ungradedOf(review) === report.ungraded ? "valid" : "altered";
}

export function ungradedOf({ result }: Pick<StoredReview, "result">): UngradedReason | null {
  return result === "grade" ? null : result;
}

export function shown(review: StoredReview, validity: SignatureValidity): SignatureShown {
  const { reviewer, capacity, delegationId, grade, suggested, reason, opinion, version, at } = review;
  return {
    ...{ reviewer, capacity, acting: delegationId !== null, grade, ungraded: ungradedOf(review), suggested },
    ...{ reason, opinion, warnings: [...review.warnings], version, at, validity },
  };
}
