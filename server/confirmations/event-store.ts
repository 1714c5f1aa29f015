import type { Knex } from "knex";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";

/** An event line with what a department must know of it. */
export interface FiledEvent {
  line: EventLine;
  eventNo: string;
  version: number;
  month: Month;
  ruleSet: string;
  unitId: number;
  unitCode: string;
  unitName: string;
  series: Series;
  officerId: number | null;
  officerName: string | null;
  /** Who wrote the current version, and when. */
  actorId: number;
  actorName: string;
  at: string;
}

const COLUMNS = [
  "e.row_key", "e.event_no", "e.account_month", "e.unit_id", "e.subject_kind", "e.officer_id", "e.type", "e.variant",
  "e.reason", "e.occurred_on", "e.document_on", "e.source_department", "e.document_no", "e.evidence_no",
  "e.evidence_kind", "e.fact_no", "e.counts_in", "e.responsibility", "e.finding", "e.version", "e.actor_id", "e.at",
  "o.police_no", "o.name as officer_name", "u.code as unit_code", "u.name as unit_name", "u.series", "m.rule_set",
  "a.display_name as actor_name",
] as const; // prettier-ignore

/** Event lines joined with everything above; the caller narrows them. */
export function eventsQuery(db: Knex): Knex.QueryBuilder {
  return db("events as e")
    .leftJoin("officers as o", "o.id", "e.officer_id")
    .join("units as u", "u.id", "e.unit_id")
    .join("months as m", "m.month", "e.account_month")
    .leftJoin("accounts as a", "a.id", "e.actor_id");
}

export async function findEvent(db: Knex, rowKey: string): Promise<FiledEvent | undefined> {
  const row = await eventsQuery(db)
    .where("e.row_key", rowKey)
    .first<Row | undefined>(...COLUMNS);
  return row && eventFrom(row);
}

/** A page of what `narrow` leaves, newest document first. */
export async function readEventPage(
  db: Knex,
  narrow: (query: Knex.QueryBuilder) => void,
  page: { offset: number; limit: number },
): Promise<FiledEvent[]> {
  const rows = await eventsQuery(db)
    .modify(narrow)
    .orderBy("e.document_on", "desc")
    .orderBy("e.id", "desc")
    .offset(page.offset)
    .limit(page.limit)
    .select<Row[]>(...COLUMNS);
  return rows.map(eventFrom);
}

/** Accounts that wrote any version of these lines, by row key. */
export async function readWriters(db: Knex, rowKeys: readonly string[]): Promise<Map<string, Set<number>>> {
  const writers = new Map<string, Set<number>>();
  if (rowKeys.length === 0) return writers;
  const rows = await db("detail_line_versions")
    .whereIn("row_key", rowKeys)
    .distinct<{ row_key: string; actor_id: number }[]>("row_key", "actor_id");
  for (const { row_key: rowKey, actor_id: actorId } of rows)
    writers.set(rowKey, (writers.get(rowKey) ?? new Set()).add(Number(actorId)));
  return writers;
}

type Row = Record<string, unknown>;

function eventFrom(row: Row): FiledEvent {
  return {
    line: {
      rowKey: row.row_key,
      subjectKind: row.subject_kind,
      subject: row.subject_kind === "unit" ? row.unit_code : row.police_no,
      type: row.type,
      variant: row.variant,
      reason: row.reason,
      occurredOn: row.occurred_on,
      documentOn: row.document_on,
      sourceDepartment: row.source_department,
      documentNo: row.document_no,
      evidenceNo: row.evidence_no,
      evidenceKind: row.evidence_kind,
      factNo: row.fact_no,
      countsIn: row.counts_in,
      responsibility: row.responsibility,
      finding: row.finding,
      accountMonth: row.account_month,
    } as EventLine,
    eventNo: row.event_no as string,
    version: row.version as number,
    month: row.account_month as Month,
    ruleSet: row.rule_set as string,
    unitId: Number(row.unit_id),
    unitCode: row.unit_code as string,
    unitName: row.unit_name as string,
    series: row.series as Series,
    officerId: row.officer_id === null ? null : Number(row.officer_id),
    officerName: row.officer_name as string | null,
    actorId: Number(row.actor_id),
    actorName: (row.actor_name as string | null) ?? "",
    at: row.at as string,
  };
}
