import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import { sha256 } from "../canonical-json.ts";
import type { ChainFault } from "./verify-chain.ts";
import { digestOfVersions, type StoredVersion } from "./version-digest.ts";

const PAGE = 200;
/** The entries that vouch for contents: a stored push, a segment of a transferred officer, an accepted correction. */
export const STORES = ["push.store", "segment.store", "correction.accept", "event.register"];

/**
 * Checks every content ever accepted against the chain: its text gives its own hash, and the versions each push
 * stored give the digest in that push's audit entry, by the person, at the instant and through the door it names.
 * Versions no entry speaks of are faults, too.
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
      .select<Entry[]>("seq", "at", "actor_id", "detail");
    for (const { seq, at, actor_id, detail } of page) {
      last = Number(seq);
      const { push, digest, source, askedBy } = JSON.parse(detail) as Said;
      if (typeof push !== "string" || typeof digest !== "string") continue;
      vouched.add(push);
      // A correction is written in the name of who asked it; the entry is of who decided it.
      const hand = { actor: askedBy ?? Number(actor_id), at, source: source ?? "web" };
      const { stored, spoilt, strange } = await versionsOf(db, push, hand);
      versions += stored.length;
      for (const name of spoilt) {
        faults.push({ seq: last, kind: "content", detail: `${name} does not give its content hash` });
      }
      for (const name of strange) {
        faults.push({
          seq: last,
          kind: "content",
          detail: `${name} is not by whom, when or whence its entry says`,
        });
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

interface Entry {
  seq: number;
  at: string;
  actor_id: number | null;
  detail: string;
}
interface Said {
  push?: unknown;
  digest?: unknown;
  source?: string;
  askedBy?: number;
}
/** Who wrote a push's versions, when, and through which door. */
interface Hand {
  actor: number;
  at: string;
  source: string;
}

async function versionsOf(db: Knex, push: string, hand: Hand) {
  const reports = await db("report_versions")
    .where({ push_id: push })
    .select<{ report_id: number; version: number; fields: string; content_hash: string; actor_id: number; at: string; source: string }[]>(
      "report_id", "version", "fields", "content_hash", "actor_id", "at", "source"); // prettier-ignore
  const lines = await db("detail_line_versions")
    .where({ push_id: push })
    .select<{ row_key: string; version: number; content: string; content_hash: string; actor_id: number; at: string; sheet: string }[]>(
      "row_key", "version", "content", "content_hash", "actor_id", "at", "sheet"); // prettier-ignore
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
  const strange = [
    ...reports
      .filter((row) => !isBy(row, hand) || row.source !== hand.source)
      .map((row) => `report ${row.report_id} version ${row.version}`),
    ...lines
      .filter((row) => !isBy(row, hand) || !isOnSheet(row.content, row.sheet))
      .map((row) => `line ${row.row_key} version ${row.version}`),
  ];
  return { stored, spoilt, strange };
}

function isBy(row: { actor_id: number; at: string }, { actor, at }: Hand): boolean {
  return Number(row.actor_id) === actor && row.at === at;
}

/** A credit names an item, an event its kind of subject, a segment neither; what was deleted says nothing. */
function isOnSheet(content: string, sheet: string): boolean {
  if (content === "null") return true;
  if (content.includes('"subjectKind":')) return sheet === "events";
  return sheet === (content.includes('"item":') ? "credits" : "segments");
}

/** A content hash is taken over the text exactly as it is stored. */
function givesHash(content: string, hash: string): boolean {
  return sha256(content) === hash;
}
