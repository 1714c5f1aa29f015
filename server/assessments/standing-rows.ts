import { createHash } from "node:crypto";
import type { Conclusion } from "../../domain/assessment/conclude.ts";
import type { StandingDetail } from "../../domain/assessment/detail.ts";
import type { AssessedPeriod } from "../../domain/assessment/period.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { Gathered } from "./gather-quarter.ts";

/** A row of `standings` as it is stored. */
export interface StandingRow {
  [column: string]: number | string | null;
  assessment_id: number;
  officer_id: number;
  unit_id: number;
  series: string;
  level: string;
  post_type: string;
  list: string;
  score: number | null;
  reason: string | null;
  grade: string | null;
  place: number | null;
  of_count: number | null;
  detail: string;
  inputs_hash: string;
  digest: string;
}

/** The frozen row: result, inputs, and a digest over all of it. The assessment's number is no part of the digest. */
export function standingRow(
  assessmentId: number,
  period: Pick<AssessedPeriod, "text">,
  ruleSet: string,
  { officerId, unitId, series, level, postType, detail }: Gathered,
  { list, score, reason, grade, place, of, verdict }: Conclusion,
): StandingRow {
  const full: StandingDetail = detail.kind === "year" ? { ...detail, verdict } : detail;
  const identity = { officer_id: officerId, unit_id: unitId, series, level, post_type: postType };
  const row = {
    ...{ assessment_id: assessmentId, ...identity, list, score, reason, grade, place, of_count: of },
    detail: canonicalJson(full),
    inputs_hash: inputsHash(period.text, ruleSet, { officerId, unitId, series, level, postType, detail }),
  };
  return { ...row, digest: rowDigest(row) };
}

/** Names everything a result was computed from: equal inputs, equal hash. */
export function inputsHash(
  period: string,
  ruleSet: string,
  { officerId, unitId, series, level, postType, detail }: Gathered,
): string {
  return sha256(
    canonicalJson([period, ruleSet, officerId, unitId, series, level, postType, detail.kind, detail.inputs]),
  );
}

/** SHA-256 over everything a row says. */
export function rowDigest(row: Omit<StandingRow, "digest" | "assessment_id">): string {
  return sha256(
    canonicalJson([
      ...[row.officer_id, row.unit_id, row.series, row.level, row.post_type, row.list, row.score],
      ...[row.reason, row.grade, row.place, row.of_count, row.detail, row.inputs_hash],
    ]),
  );
}

/** The digest of an assessment, fed row by row in the order of the officers: no row is kept. */
export class RowHasher {
  readonly #rows = createHash("sha256");
  readonly #inputs = createHash("sha256");
  officers = 0;
  scored = 0;
  ranked = 0;

  add(row: Pick<StandingRow, "digest" | "inputs_hash" | "score" | "place">): void {
    this.#rows.update(row.digest);
    this.#inputs.update(row.inputs_hash);
    this.officers += 1;
    if (row.score !== null) this.scored += 1;
    if (row.place !== null) this.ranked += 1;
  }

  /** Ends it. */
  finish(): { digest: string; inputsHash: string; officers: number; scored: number; ranked: number } {
    const { officers, scored, ranked } = this;
    return {
      digest: this.#rows.digest("hex"),
      inputsHash: this.#inputs.digest("hex"),
      officers,
      scored,
      ranked,
    };
  }
}
