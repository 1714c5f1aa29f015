import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import { addMonths, type Month } from "../../domain/month.ts";
import { clientOf } from "../database/dialect.ts";

/** How far back an officer's own months are compared (V19), and a unit's findings (V27). */
const OWN_MONTHS = 12;
const FINDING_MONTHS = 6;

/** What earlier months say: the warnings of V19, V21 and V27 rest on it. */
export interface History {
  /** Each officer's earlier months, newest first, by officer id. */
  months: ReadonlyMap<number, Fields[]>;
  /** 本月主要工作及实绩 of the month right before, by officer id. */
  previousSummaries: ReadonlyMap<number, string>;
  /** A penalty or a red line was recorded in the unit in the last six months. */
  unitHasFindings: boolean;
}

/** Reads up to twelve months per officer: for checking and for submitting a unit, not for every push. */
export async function readHistory(
  db: Knex,
  unitId: number,
  month: Month,
  officerIds: readonly number[],
): Promise<History> {
  const rows = await earlierReports(db, month, officerIds)
    .orderBy("month", "desc")
    .select<PastReport[]>("id", "officer_id", "month", "version", "content_hash");
  const parsed = await readFields(db, rows);
  const months = new Map<number, Fields[]>();
  const previousSummaries = new Map<number, string>();
  for (const row of rows) {
    const officerId = Number(row.officer_id);
    const fields = parsed.get(row.id)!;
    const known = months.get(officerId);
    if (known) known.push(fields);
    else months.set(officerId, [fields]);
    if (row.month === addMonths(month, -1) && fields.summary)
      previousSummaries.set(officerId, fields.summary);
  }
  return { months, previousSummaries, unitHasFindings: await hasFindings(db, unitId, month) };
}

/**
 * Tells whether `readHistory` would say what it said before, at a fifth of its cost: reports are never deleted and
 * every change of one raises its version.
 */
export async function readHistoryMark(
  db: Knex,
  unitId: number,
  month: Month,
  officerIds: readonly number[],
): Promise<string> {
  const { n, ids, versions } = await earlierReports(db, month, officerIds)
    .count({ n: "*" })
    .sum({ ids: "id", versions: "version" })
    .first<{ n: number; ids: number | null; versions: number | null }>();
  return [n, ids, versions, await hasFindings(db, unitId, month)].join(" ");
}

function earlierReports(db: Knex, month: Month, officerIds: readonly number[]) {
  return db("reports")
    .whereIn("officer_id", [...officerIds])
    .whereBetween("month", [addMonths(month, -OWN_MONTHS), addMonths(month, -1)])
    .whereNotIn("month", db("months").where({ practice: true }).select("month"));
}

async function hasFindings(db: Knex, unitId: number, month: Month): Promise<boolean> {
  const finding: unknown = await db("events")
    .where({ unit_id: unitId })
    .whereBetween("account_month", [addMonths(month, -FINDING_MONTHS), addMonths(month, -1)])
    .where((bad) => void bad.where("type", "like", "P%").orWhere("type", "like", "X%"))
    .first("id");
  return finding !== undefined;
}

interface PastReport {
  id: number;
  officer_id: number;
  month: Month;
  version: number;
  content_hash: string;
}

/** Documents parsed before, by report; the one asked for longest ago first. */
type KnownFields = Map<number, { version: number; hash: string; fields: Fields }>;
const known = new WeakMap<object, KnownFields>();
/** A year of a bureau of 600. */
const MOST = 7_200;
const CHUNK = 500;

/** The documents of these reports: only those whose version was not met before are fetched and parsed. */
async function readFields(db: Knex, reports: readonly PastReport[]): Promise<Map<number, Fields>> {
  const { config } = clientOf(db);
  let own = known.get(config);
  if (!own) known.set(config, (own = new Map<number, { version: number; hash: string; fields: Fields }>()));
  const found = new Map<number, Fields>();
  const unknown: PastReport[] = [];
  for (const report of reports) {
    const one = own.get(report.id);
    if (one?.version !== report.version || one.hash !== report.content_hash) unknown.push(report);
    else found.set(report.id, one.fields);
  }
  for (let start = 0; start < unknown.length; start += CHUNK) {
    const some = new Map(unknown.slice(start, start + CHUNK).map((one) => [one.id, one]));
    const rows = await db("reports")
      .whereIn("id", [...some.keys()])
      .select<{ id: number; fields: string }[]>("id", "fields");
    for (const row of rows) {
      const { version, content_hash: hash } = some.get(row.id)!;
      const fields = JSON.parse(row.fields) as Fields;
      found.set(row.id, fields);
      own.set(row.id, { version, hash, fields });
    }
  }
  for (const id of own.keys()) {
    if (own.size <= MOST) break;
    own.delete(id);
  }
  return found;
}
