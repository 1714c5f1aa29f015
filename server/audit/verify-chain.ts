import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import { entryHash } from "./append-audit.ts";

/** One thing wrong with the chain or with what it vouches for. */
export interface ChainFault {
  seq: number | null;
  kind: "changed" | "missing" | "out of order" | "head" | "content";
  detail: string;
}

const PAGE = 1_000;

/**
 * Walks the whole chain. Finds entries changed, removed (also at the end), inserted or reordered: every entry must
 * carry the next number, the hash before it, and a hash that its own content gives.
 */
export async function verifyChain(db: Knex): Promise<{ entries: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = [];
  let previous = "0".repeat(64);
  let last = 0;
  let entries = 0;
  for (;;) {
    const page = await db("audit_entries").where("seq", ">", last).orderBy("seq").limit(PAGE).select<Row[]>();
    for (const row of page) {
      entries++;
      const seq = Number(row.seq);
      if (seq !== last + 1) {
        faults.push({ seq, kind: "missing", detail: `entries ${last + 1} to ${seq - 1} are missing` });
      }
      if (row.previous_hash !== previous) {
        faults.push({ seq, kind: "out of order", detail: "does not follow the entry before it" });
      }
      const { at, action, subject, detail } = row;
      const actorId = row.actor_id === null ? null : Number(row.actor_id);
      const hash = entryHash({ seq, at, actorId, action, subject, detail, previous: row.previous_hash });
      if (hash !== row.hash)
        faults.push({ seq, kind: "changed", detail: "its content does not give its hash" });
      previous = row.hash;
      last = seq;
    }
    if (page.length < PAGE) break;
    await breathe();
  }
  const head = await db("audit_head").where({ id: 1 }).first<{ seq: number; hash: string } | undefined>();
  if (!head || Number(head.seq) !== last || head.hash !== previous) {
    faults.push({
      seq: null,
      kind: "head",
      detail: `the head says ${head?.seq ?? "nothing"}, the last entry is ${last}`,
    });
  }
  return { entries, faults };
}

interface Row {
  seq: number;
  at: string;
  actor_id: number | null;
  action: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}
