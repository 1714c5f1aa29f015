import type { Grade } from "../../domain/grade.ts";
import type { Capacity } from "../../domain/routing.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";
import { contentHash } from "../canonical-json.ts";

/** Everything one signature says: a row of `reviews`. */
export interface SignedWords {
  reportId: number;
  version: number;
  reviewerId: number;
  capacity: Capacity;
  delegationId: number | null;
  suggested: Grade | null;
  grade: Grade | null;
  /** `grade`, or why there is none. */
  result: "grade" | UngradedReason;
  reason: string | null;
  opinion: string | null;
  /** What the reviewer was warned of, in the words he saw. */
  warnings: readonly string[];
  contentHash: string;
  materialHash: string;
  /** Head of the audit chain when he signed. */
  chainHead: string;
  /** How many must sign this report. */
  signers: number;
  at: string;
}

/** SHA-256 over everything a signature binds: change any of it and it no longer gives this text. */
export function signatureHash(words: SignedWords): string {
  const { reportId, version, reviewerId, capacity, delegationId, suggested, grade, result } = words;
  const { reason, opinion, warnings, contentHash: content, materialHash, chainHead, signers, at } = words;
  return contentHash([
    ...[reportId, version, reviewerId, capacity, delegationId, suggested, grade, result, reason, opinion],
    ...[warnings, content, materialHash, chainHead, signers, at],
  ]);
}
