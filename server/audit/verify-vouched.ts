import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import type { ChainFault } from "./verify-chain.ts";
import {
  columnsOf,
  digestOf,
  keyOf,
  VOUCHED_TABLES,
  WORKING_SETTINGS,
  type VouchedTable,
  type Witness,
} from "./vouched-rows.ts";

const PAGE = 1_000;

/** What the chain last said of a row. */
interface Vouched {
  digest: string | null;
  columns: string;
  seq: number;
}

/**
 * Compares every row of the vouched tables with what the chain last said of it: changed, missing, or never spoken of.
 * A report that was pushed after its last witness stands under the push's own digest and must look as a push leaves it.
 */
export async function verifyVouched(db: Knex): Promise<ChainFault[]> {
  const { said, pushes } = await readWitnesses(db);
  const faults: ChainFault[] = [];
  for (const table of Object.keys(VOUCHED_TABLES) as VouchedTable[]) {
    const known = said.get(table) ?? new Map<string, Vouched>();
    const pushed = table === "reports" ? await lastPushes(db, pushes) : new Map<string, PushedReport>();
    const seen = new Set<string>();
    for await (const row of rowsOf(db, table)) {
      const key = keyOf(table, row);
      if (table === "settings" && WORKING_SETTINGS.test(key)) continue;
      seen.add(key);
      const vouched = known.get(key);
      const push = pushed.get(key);
      if (push && push.seq > (vouched?.seq ?? 0)) {
        if (!isAsPushed(row, push))
          faults.push(fault(`${table} ${key} is not as its last push left it`, push.seq));
      } else if (!vouched || vouched.digest === null) {
        faults.push(fault(`${table} ${key}: no audit entry speaks of this row`, vouched?.seq ?? null));
      } else if (
        digestOf(row, vouched.columns === "" ? columnsOf(table, row) : vouched.columns.split(",")) !==
        vouched.digest
      ) {
        faults.push(fault(`${table} ${key} is not as the chain last saw it`, vouched.seq));
      }
    }
    for (const [key, { digest, seq }] of known) {
      if (digest !== null && !seen.has(key)) faults.push(fault(`${table} ${key} is missing`, seq));
    }
    await breathe();
  }
  return faults;
}

function fault(detail: string, seq: number | null): ChainFault {
  return { seq, kind: "content", detail };
}

async function readWitnesses(db: Knex) {
  const said = new Map<VouchedTable, Map<string, Vouched>>();
  const pushes = new Map<string, number>();
  for (let last = 0; ;) {
    const page = await db("audit_entries")
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(PAGE)
      .select<{ seq: number; detail: string }[]>("seq", "detail");
    for (const entry of page) {
      last = Number(entry.seq);
      const { push, rows } = readDetail(entry.detail);
      if (typeof push === "string") pushes.set(push, last);
      for (const [table, witness] of Object.entries(rows ?? {})) {
        const known = said.get(table as VouchedTable) ?? new Map<string, Vouched>();
        said.set(table as VouchedTable, known);
        for (const [key, digest] of Object.entries(witness.digests))
          known.set(key, { digest, columns: witness.columns, seq: last });
      }
    }
    if (page.length < PAGE) return { said, pushes };
    await breathe();
  }
}

/** A changed entry may no longer be JSON at all: the chain itself reports it. */
function readDetail(text: string): { push?: unknown; rows?: Witness } {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === "object" && detail !== null ? detail : {};
  } catch {
    return {};
  }
}

interface PushedReport {
  seq: number;
  version: number;
  actor: number;
  at: string;
}

/** The last version of every report that a push wrote, with the place of that push in the chain. */
async function lastPushes(db: Knex, pushes: ReadonlyMap<string, number>): Promise<Map<string, PushedReport>> {
  const rows = await db("report_versions").select<
    { report_id: number; version: number; push_id: string; actor_id: number; at: string }[]
  >("report_id", "version", "push_id", "actor_id", "at");
  const last = new Map<string, PushedReport>();
  for (const { report_id, version, push_id, actor_id, at } of rows) {
    const seq = pushes.get(push_id);
    const known = last.get(String(report_id));
    if (seq === undefined || (known && known.version > version)) continue;
    last.set(String(report_id), { seq, version, actor: Number(actor_id), at });
  }
  return last;
}

/** A push leaves a draft: nobody's attested, submitted, signed or graded word. */
function isAsPushed(row: Record<string, unknown>, { version, actor, at }: PushedReport): boolean {
  const empty = ["attested_by", "attested_at", "submitted_at", "grade", "ungraded"];
  return (
    row.state === "drafted" &&
    Number(row.version) === version &&
    Number(row.filled_by) === actor &&
    row.filled_at === at &&
    empty.every((column) => row[column] === null)
  );
}

async function* rowsOf(db: Knex, table: VouchedTable): AsyncGenerator<Record<string, unknown>> {
  const { key } = VOUCHED_TABLES[table];
  for (let offset: (string | number)[] | null = null; ;) {
    const query = db(table).limit(PAGE);
    for (const part of key) void query.orderBy(part);
    if (offset) {
      const after: (string | number)[] = offset;
      void query.where((later) => {
        // (a, b) > (x, y), said so that both databases use the key.
        void later.where(key[0], ">", after[0]!);
        if (key.length > 1)
          void later.orWhere(
            (same) => void same.where(key[0], after[0]!).where(String(key[1]), ">", after[1]!),
          );
      });
    }
    const page = await query.select<Record<string, unknown>[]>();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    offset = key.map((part) => last[part] as string | number);
    await breathe();
  }
}
