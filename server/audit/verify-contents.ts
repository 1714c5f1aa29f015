import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import { sha256 } from "../canonical-json.ts";
import type { ChainFault } from "./verify-chain.ts";
import { digestOfVersions, type StoredVersion } from "./version-digest.ts";

const PAGE = 200;
/** The entries that vouch for contents: a stored push, a segment of a transferred officer, an accepted correction. */
const STORES = ["push.store", "segment.store", "correction.accept", "event.register"];

/**
 * Checks every content ever accepted against the chain: its text gives its own hash, and the versions each push
 * stored give the digest in that push's audit entry. Versions no entry speaks of are faults, too.
 */
export async function verifyContents(db: Knex): Promise<{ versions: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = [];
  let versions = 0;
  let last = 0;
  const vouched = new Set<string>();
  for (;;) {
    const page = await db("audit_entries")
      .where("seq", ">", last)
      .whereIn("action", STORES)
      .orderBy("seq")
      .limit(PAGE)
      .select<{ seq: number; detail: string }[]>("seq", "detail");
    for (const { seq, detail } of page) {
      last = Number(seq);
      const { push, digest } = JSON.parse(detail) as { push?: unknown; digest?: unknown };
      if (typeof push !== "string" || typeof digest !== "string") continue;
      vouched.add(push);
      const { stored, spoilt } = await versionsOf(db, push);
      versions += stored.length;
      for (const name of spoilt) {
        faults.push({ seq: last, kind: "content", detail: `${name} does not give its content hash` });
      }
      if (digestOfVersions(stored) !== digest) {
        faults.push({
          seq: last,
          kind: "content",
          detail: `the versions of push ${push} are not those it stored`,
        });
      }
    }
    if (page.length < PAGE) break;
    await breathe();
  }
  for (const table of ["report_versions", "detail_line_versions"]) {
    const pushes = await db(table).distinct<{ push_id: string }[]>("push_id");
    for (const { push_id } of pushes) {
      if (vouched.has(push_id)) continue;
      faults.push({
        seq: null,
        kind: "content",
        detail: `${table}: no audit entry speaks of push ${push_id}`,
      });
    }
  }
  return { versions, faults };
}

async function versionsOf(db: Knex, push: string): Promise<{ stored: StoredVersion[]; spoilt: string[] }> {
  const reports = await db("report_versions")
    .where({ push_id: push })
    .select<{ report_id: number; version: number; fields: string; content_hash: string }[]>(
      "report_id", "version", "fields", "content_hash"); // prettier-ignore
  const lines = await db("detail_line_versions")
    .where({ push_id: push })
    .select<{ row_key: string; version: number; content: string; content_hash: string }[]>(
      "row_key", "version", "content", "content_hash"); // prettier-ignore
  const stored: StoredVersion[] = [
    ...reports.map((row) => ({
      kind: "report" as const,
      id: Number(row.report_id),
      version: row.version,
      contentHash: row.content_hash,
    })),
    ...lines.map((row) => ({
      kind: "line" as const,
      id: row.row_key,
      version: row.version,
      contentHash: row.content_hash,
    })),
  ];
  const spoilt = [
    ...reports
      .filter((row) => !givesHash(row.fields, row.content_hash))
      .map((row) => `report ${row.report_id} version ${row.version}`),
    ...lines
      .filter((row) => !givesHash(row.content, row.content_hash))
      .map((row) => `line ${row.row_key} version ${row.version}`),
  ];
  return { stored, spoilt };
}

/** A content hash is taken over the text exactly as it is stored. */
function givesHash(content: string, hash: string): boolean {
  return sha256(content) === hash;
}
