import type { Knex } from "knex";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import { clientOf } from "../database/dialect.ts";

/**
 * Tables whose rows the audit chain vouches for one by one: an entry names the rows its act left behind, with a digest
 * of each. Contents of pushes (reports' fields, detail lines) and signatures have their own digests; points and unit figures are
 * recomputed; what only lives for a moment (sign-ins, drafts, leases, notices, revisions) needs no witness.
 */
export const VOUCHED_TABLES = {
  units: { key: ["id"], except: [] },
  officers: { key: ["id"], except: ["search_name", "initials"] },
  postings: { key: ["id"], except: [] },
  charges: { key: ["id"], except: [] },
  headships: { key: ["id"], except: [] },
  delegations: { key: ["id"], except: [] },
  roster_changes: { key: ["id"], except: [] },
  accounts: { key: ["id"], except: ["failed_sign_ins", "locked_until"] },
  role_grants: { key: ["id"], except: [] },
  rule_sets: { key: ["version"], except: [] },
  rule_texts: { key: ["version", "text_version"], except: [] },
  rule_moves: { key: ["id"], except: [] },
  rule_comments: { key: ["id"], except: [] },
  rule_signatures: { key: ["id"], except: [] },
  rule_requests: { key: ["id"], except: [] },
  group_members: { key: ["id"], except: [] },
  disputes: { key: ["id"], except: [] },
  dispute_signatures: { key: ["id"], except: [] },
  calendar_days: { key: ["day"], except: [] },
  months: { key: ["month"], except: [] },
  settings: { key: ["name"], except: [] },
  reports: { key: ["id"], except: ["fields"] },
  segments: { key: ["id"], except: ["fields"] },
  attestations: { key: ["id"], except: [] },
  submissions: { key: ["id"], except: [] },
  returns: { key: ["id"], except: [] },
  plans: { key: ["id"], except: [] },
  cases: { key: ["id"], except: [] },
  evidence: { key: ["id"], except: [] },
  event_confirmations: { key: ["id"], except: [] },
  publications: { key: ["id"], except: [] },
  publication_items: { key: ["publication_id", "report_id"], except: [] },
  corrections: { key: ["id"], except: [] },
  reopenings: { key: ["id"], except: [] },
  objections: { key: ["id"], except: [] },
  // Its chain head is the hash of the very entry that vouches for it.
  bulletins: { key: ["id"], except: ["chain_head"] },
  office_shares: { key: ["unit_id"], except: [] },
  trainings: { key: ["id"], except: [] },
  // Standings stand under their assessment's digest.
  assessments: { key: ["id"], except: [] },
  verification_deductions: { key: ["id"], except: [] },
  outcome_proposals: { key: ["id"], except: [] },
  outcome_decisions: { key: ["id"], except: [] },
  candidate_searches: { key: ["id"], except: [] },
  unit_figures: { key: ["id"], except: [] },
  unit_figure_versions: { key: ["id"], except: [] },
  unit_quarters: { key: ["id"], except: [] },
  unit_standings: { key: ["unit_quarter_id", "unit_id"], except: [] },
  training_attendances: { key: ["training_id", "officer_id"], except: [] },
  appraisals: { key: ["id"], except: [] },
  appraisal_versions: { key: ["id"], except: [] },
  campaigns: { key: ["id"], except: [] },
  campaign_indicators: { key: ["id"], except: [] },
  campaign_targets: { key: ["indicator_id", "unit_id"], except: [] },
  campaign_actuals: { key: ["id"], except: [] },
  campaign_ranks: { key: ["id"], except: [] },
  register_entries: { key: ["id"], except: [] },
  register_entry_versions: { key: ["entry_id", "version"], except: [] },
  inspection_reports: { key: ["id"], except: [] },
} as const satisfies Record<string, { key: readonly string[]; except: readonly string[] }>;
export type VouchedTable = keyof typeof VOUCHED_TABLES;

/** Settings that are the machine's own memory, not anybody's decision: counters, locks, the demonstration's clock. */
export const WORKING_SETTINGS =
  /^(demonstration|clock\.|grading |event-no |register-no |evidence-no |papers\.secret)/;

/** A row's key: its parts in the order of the table's key. */
export type RowKey = number | string | readonly (number | string)[];
/** Rows an act wrote or deleted, by table; `"all"` for every row the table has. */
export type Vouches = Partial<Record<VouchedTable, readonly RowKey[] | "all">>;

/** What an entry says of one table: which columns it saw, and each row's digest (null: there is no such row any more). */
export interface TableWitness {
  columns: string;
  digests: Record<string, string | null>;
}
export type Witness = Partial<Record<VouchedTable, TableWitness>>;

const CHUNK = 500;
type Row = Record<string, unknown>;

/** Reads the rows as they stand in the transaction and takes their digests. */
export async function witnessRows(trx: Knex, vouches: Vouches): Promise<Witness> {
  const witness: Witness = {};
  for (const [table, keys] of Object.entries(vouches) as [VouchedTable, readonly RowKey[] | "all"][]) {
    const rows = keys === "all" ? await trx(table).select<Row[]>() : await readRows(trx, table, keys);
    if (keys !== "all" && keys.length === 0) continue;
    const columns = columnsOf(table, rows[0] ?? {});
    if (rows.length > 0) noteColumns(trx, table, columns);
    const digests: Record<string, string | null> = {};
    if (keys !== "all") for (const key of keys) digests[keyText(key)] = null;
    for (const row of rows) digests[keyOf(table, row)] = digestOf(row, columns);
    witness[table] = { columns: columns.join(","), digests };
  }
  return witness;
}

async function readRows(trx: Knex, table: VouchedTable, keys: readonly RowKey[]): Promise<Row[]> {
  const { key } = VOUCHED_TABLES[table];
  const found: Row[] = [];
  const wanted = seenColumns(trx, table) ?? ["*"];
  for (let from = 0; from < keys.length; from += CHUNK) {
    const some = keys.slice(from, from + CHUNK).map(partsOf);
    const query = trx(table).select<Row[]>(...wanted);
    if (key.length === 1)
      void query.whereIn(key[0], some.map(([part]) => part!)); // prettier-ignore
    else void query.whereIn([...key], some as (string | number)[][]);
    found.push(...(await query));
  }
  return found;
}

/** The columns a table's digests are taken of, once known: its documents, which have digests of their own, stay where they are. */
const seen = new WeakMap<object, Map<VouchedTable, readonly string[]>>();

function seenColumns(trx: Knex, table: VouchedTable): readonly string[] | undefined {
  return seen.get(clientOf(trx).config)?.get(table);
}

function noteColumns(trx: Knex, table: VouchedTable, columns: readonly string[]): void {
  const { config } = clientOf(trx);
  const known = seen.get(config);
  if (known) known.set(table, columns);
  else seen.set(config, new Map([[table, columns]]));
}

export function columnsOf(table: VouchedTable, row: Row): string[] {
  const except: readonly string[] = VOUCHED_TABLES[table].except;
  return Object.keys(row)
    .filter((column) => !except.includes(column))
    .sort();
}

/** 128 bits of SHA-256 over the named columns in their order: enough to find a change, short enough for the chain. */
export function digestOf(row: Row, columns: readonly string[]): string {
  return sha256(canonicalJson(columns.map((column) => row[column] ?? null))).slice(0, 32);
}

export function keyOf(table: VouchedTable, row: Row): string {
  return VOUCHED_TABLES[table].key.map((part) => String(row[part])).join("|");
}

function keyText(key: RowKey): string {
  return partsOf(key).join("|");
}

function partsOf(key: RowKey): readonly (number | string)[] {
  return typeof key === "object" ? key : [key];
}
