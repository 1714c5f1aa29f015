import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";
import { insertRows, upsertRows } from "../database/bulk.ts";
import type { MaterialReport } from "./material-store.ts";
import type { SignedWords } from "./signature-hash.ts";

/** A report as a reviewer finds it. */
export interface SignableReport extends MaterialReport {
  version: number;
  state: ReportState;
  fields: Fields;
  filledBy: number;
  submittedAt: string | null;
  attestedAt: string | null;
  grade: Grade | null;
  ungraded: UngradedReason | null;
}

/** The reports of a month of some officers, or of everybody in some units, by officer. */
export async function readSignables(
  db: Knex,
  month: Month,
  whose: { officerIds: readonly number[] } | { unitIds: readonly number[] },
): Promise<Map<number, SignableReport>> {
  const query = db("reports").where({ month });
  if ("unitIds" in whose) query.whereIn("unit_id", whose.unitIds);
  else query.whereIn("officer_id", whose.officerIds);
  const rows = await query.select<Omit<SignableReport, "fields">[]>({
    ...{ id: "id", officerId: "officer_id", unitId: "unit_id", level: "level", postType: "post_type" },
    ...{ text: "fields", version: "version", state: "state", filledBy: "filled_by", grade: "grade" },
    ...{ submittedAt: "submitted_at", attestedAt: "attested_at", ungraded: "ungraded" },
  });
  return new Map(rows.map((row) => [row.officerId, withFields(row)]));
}

/** The document is parsed when somebody asks for a field of it: for a signature its text is mostly enough. */
function withFields(row: Omit<SignableReport, "fields">): SignableReport {
  let fields: Fields | undefined;
  return {
    ...row,
    get fields() {
      return (fields ??= JSON.parse(row.text) as Fields);
    },
  };
}

/** A signature as stored. */
export interface StoredReview extends SignedWords {
  id: number;
  reviewer: string;
  signature: string | null;
}

/** Every signature ever given to these reports, oldest first, by report. */
export async function readReviews(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, StoredReview[]>> {
  const found = new Map<number, StoredReview[]>();
  for (let start = 0; start < reportIds.length; start += CHUNK) {
    const rows = await db("reviews as v")
      .leftJoin("accounts as a", "a.id", "v.reviewer_id")
      .whereIn("v.report_id", reportIds.slice(start, start + CHUNK))
      .orderBy("v.id")
      .select<(Omit<StoredReview, "warnings"> & { warnings: string | null })[]>({
        ...{ id: "v.id", reportId: "v.report_id", version: "v.report_version", reviewerId: "v.reviewer_id" },
        ...{ capacity: "v.capacity", delegationId: "v.delegation_id", suggested: "v.suggested_grade" },
        ...{ grade: "v.grade", result: "v.result", reason: "v.reason", opinion: "v.opinion" },
        ...{ warnings: "v.warnings", contentHash: "v.content_hash", materialHash: "v.material_hash" },
        ...{ chainHead: "v.chain_head", signers: "v.signers", at: "v.at", signature: "v.signature" },
        reviewer: "a.display_name",
      });
    for (const row of rows) {
      const review = { ...row, warnings: warningsFrom(row.warnings) };
      const known = found.get(row.reportId);
      if (known) known.push(review);
      else found.set(row.reportId, [review]);
    }
  }
  return found;
}
const CHUNK = 1_000;

/** A text somebody tampered with is no warning any more; the signature shows that. */
function warningsFrom(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}

export interface NewReview extends SignedWords {
  signature: string;
}

/** What becomes of a report with a signature. */
export interface ReportResult {
  reportId: number;
  state: ReportState;
  grade: Grade | null;
  ungraded: UngradedReason | null;
}

/** Stores signatures and what they make of the reports: one statement for each result there is. */
export async function saveSignatures(
  trx: Knex.Transaction,
  reviews: readonly NewReview[],
  results: readonly ReportResult[],
): Promise<void> {
  const byResult = new Map<string, ReportResult[]>();
  for (const result of results) {
    const key = `${result.state} ${result.grade ?? ""} ${result.ungraded ?? ""}`;
    byResult.set(key, [...(byResult.get(key) ?? []), result]);
  }
  for (const same of byResult.values()) {
    const { state, grade, ungraded } = same[0]!;
    const ids = same.map(({ reportId }) => reportId);
    await trx("reports").whereIn("id", ids).update({ state, grade, ungraded });
  }
  await insertRows(
    trx,
    "reviews",
    reviews.map((review) => ({
      ...{ report_id: review.reportId, report_version: review.version, reviewer_id: review.reviewerId },
      ...{ capacity: review.capacity, delegation_id: review.delegationId, grade: review.grade },
      ...{ suggested_grade: review.suggested, result: review.result, reason: review.reason },
      ...{ opinion: review.opinion, warnings: JSON.stringify(review.warnings) },
      ...{ content_hash: review.contentHash, material_hash: review.materialHash },
      ...{ chain_head: review.chainHead, signers: review.signers, signature: review.signature },
      at: review.at,
    })),
  );
}

/** Tells the two who signed differently, each once a report and version. */
export async function noteDifference(
  trx: Knex.Transaction,
  differed: readonly { accountId: number; month: Month; policeNo: string; name: string; version: number }[],
  at: string,
): Promise<void> {
  await upsertRows(
    trx,
    "notices",
    differed.map(({ accountId, month, policeNo, name, version }) => ({
      account_id: accountId,
      kind: "signatures-differ",
      subject: `${month}/${policeNo}/${version}`,
      facts: JSON.stringify({ month, policeNo, name }),
      at,
      due_at: null,
      read_at: null,
    })),
    ["account_id", "kind", "subject"],
    { update: ["at", "read_at"] },
  );
}

/** What the first of two signatures says of the reports that wait for the second. */
export async function readPendingGrades(
  db: Knex,
  month: Month,
): Promise<{ officerId: number; grade: Grade | null }[]> {
  const rows = await db("reports as r")
    .join("reviews as v", "v.report_id", "r.id")
    .where({ "r.month": month, "r.state": "signing" })
    .orderBy("v.id")
    .select<{ officerId: number; grade: Grade | null }[]>({ officerId: "r.officer_id", grade: "v.grade" });
  return [...new Map(rows.map((row) => [row.officerId, row])).values()];
}
