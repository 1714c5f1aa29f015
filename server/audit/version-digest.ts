import { sha256 } from "../canonical-json.ts";

/** One content a push stored: a report version, or a version of a detail line. */
export interface StoredVersion {
  kind: "report" | "line";
  /** Report id, or the line's row key. */
  id: number | string;
  version: number;
  contentHash: string;
}

/**
 * Binds every content of a push to the audit chain: the digest stands in the push's audit entry (`detail.digest`),
 * so a version changed, removed or slipped in behind the server's back no longer matches.
 */
export function digestOfVersions(versions: readonly StoredVersion[]): string {
  const lines = versions.map(
    ({ kind, id, version, contentHash }) => `${kind}|${id}|${version}|${contentHash}`,
  );
  return sha256(lines.sort().join("\n"));
}
