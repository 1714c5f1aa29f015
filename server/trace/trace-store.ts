import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Grade } from "../../domain/grade.ts";
import type { PushSource } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";

/** The report a trace is about. */
export interface TracedReport {
  reportId: number;
  month: Month;
  officerId: number;
  policeNo: string;
  name: string;
  unitId: number;
  unit: string;
  unitName: string;
  state: string;
  version: number;
}

export async function findTraced(
  db: Knex,
  policeNo: string,
  month: Month,
): Promise<TracedReport | undefined> {
  return db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .where({ "o.police_no": policeNo, "r.month": month })
    .first<TracedReport | undefined>({
      ...{ reportId: "r.id", month: "r.month", officerId: "r.officer_id", policeNo: "o.police_no", name: "o.name" },
      ...{ unitId: "r.unit_id", unit: "u.code", unitName: "u.name", state: "r.state", version: "r.version" },
    }); // prettier-ignore
}

export interface TracedVersion {
  version: number;
  pushId: string;
  actorId: number;
  source: PushSource;
  fields: Fields;
  contentHash: string;
  at: string;
}

export async function readVersions(db: Knex, reportId: number): Promise<TracedVersion[]> {
  const rows = await db("report_versions")
    .where({ report_id: reportId })
    .orderBy("version")
    .select<(Omit<TracedVersion, "fields"> & { fields: string })[]>("version", "source", "at", "fields", {
      ...{ pushId: "push_id", actorId: "actor_id", contentHash: "content_hash" },
    });
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as Fields }));
}

export interface TracedLineVersion {
  rowKey: string;
  version: number;
  sheet: "credits" | "events";
  actorId: number;
  content: Record<string, unknown> | null;
  contentHash: string;
  at: string;
}

/** Every version of every detail line that a unit's pushes of a month wrote, deleted lines included. */
export async function readLineVersions(db: Knex, month: Month, unitId: number): Promise<TracedLineVersion[]> {
  // By value, not by a join: the two columns collate differently on MySQL.
  const pushes = await db("pushes").where({ month, unit_id: unitId }).pluck<string[]>("id");
  const rows = await db("detail_line_versions")
    .whereIn("push_id", pushes)
    .whereIn("sheet", ["credits", "events"])
    .orderBy(["row_key", "version"])
    .select<(Omit<TracedLineVersion, "content"> & { content: string })[]>(
      "version",
      "sheet",
      "content",
      "at",
      {
        ...{ rowKey: "row_key", actorId: "actor_id", contentHash: "content_hash" },
      },
    );
  return rows.map((row) => ({ ...row, content: JSON.parse(row.content) as TracedLineVersion["content"] }));
}

/** Something done to a report as a whole; what does not apply is null. */
export interface TracedAct {
  kind: "attested" | "returned" | "signed" | "published" | "correctionAsked" | "correctionDecided" | "submitted" | "withdrawn" | "reopened";
  at: string;
  actorId: number | null;
  version: number | null;
  grade: Grade | null;
  note: string | null;
  capacity: string | null;
  warnings: string | null;
  contentHash: string | null;
  chainHead: string | null;
} // prettier-ignore

const NOTHING = {
  version: null, grade: null, note: null, capacity: null, warnings: null, contentHash: null, chainHead: null,
}; // prettier-ignore
type Row = Record<string, unknown>;

/** What people did to the report besides filling it, in no order. */
export async function readActs(db: Knex, report: TracedReport): Promise<TracedAct[]> {
  const { reportId, month, unitId } = report;
  const of = (table: string) => db(table).where({ report_id: reportId }).select<Row[]>();
  const inUnit = (table: string) => db(table).where({ month, unit_id: unitId }).select<Row[]>();
  const published = await db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .where("i.report_id", reportId)
    .select<Row[]>("p.at", "p.account_id", "p.note", "i.report_version", "i.grade", "i.material_hash");
  return [
    ...(await of("attestations")).map((row) => act("attested", row, "at", "account_id", { contentHash: row.content_hash })),
    ...(await of("returns")).map((row) => act("returned", row, "at", "account_id", { note: row.reason, capacity: row.returned_to })),
    ...(await of("reviews")).map((row) => act("signed", row, "at", "reviewer_id", {
      grade: row.grade, note: [row.reason, row.opinion].filter(Boolean).join("；") || null, capacity: row.capacity,
      warnings: row.warnings, contentHash: row.material_hash ?? row.content_hash, chainHead: row.chain_head })),
    ...published.map((row) => act("published", row, "at", "account_id", { grade: row.grade, note: row.note, contentHash: row.material_hash })),
    ...(await of("corrections")).flatMap((row) => [
      act("correctionAsked", { ...row, report_version: row.base_version }, "asked_at", "asked_by", { note: row.reason }),
      ...(row.decided_at ? [act("correctionDecided", { ...row, report_version: row.new_version }, "decided_at", "decided_by", { note: row.decision_note, capacity: row.state })] : []),
    ]),
    ...(await inUnit("submissions")).flatMap((row) => [
      act("submitted", {}, "at", "account_id", {}, row),
      ...(row.withdrawn_at ? [act("withdrawn", {}, "withdrawn_at", "withdrawn_by", { note: row.withdrawal_reason }, row)] : []),
    ]),
    ...(await inUnit("reopenings")).filter((row) => row.closes_at).map((row) => act("reopened", {}, "decided_at", "decided_by", { note: row.reason }, row)),
  ]; // prettier-ignore
}

function act(
  kind: TracedAct["kind"],
  row: Row,
  at: string,
  by: string,
  more: Row,
  from: Row = row,
): TracedAct {
  const actor = from[by];
  return {
    ...NOTHING,
    ...more,
    kind,
    at: String(from[at]),
    actorId: actor === null || actor === undefined ? null : Number(actor),
    version: typeof row.report_version === "number" ? row.report_version : null,
  };
}

/** Names of accounts by id. */
export async function readNames(db: Knex, accountIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db("accounts")
    .whereIn("id", [...new Set(accountIds)])
    .select<{ id: number; display_name: string }[]>("id", "display_name");
  return new Map(rows.map(({ id, display_name }) => [Number(id), display_name]));
}

/** Audit entries about the report itself, or found by their hash. */
export async function readEntries(db: Knex, report: TracedReport, hashes: readonly string[]) {
  return db("audit_entries")
    .where("subject", `report/${report.reportId}`)
    .orWhereIn("hash", [...hashes])
    .orderBy("seq")
    .select<{ seq: number; at: string; actor_id: number | null; action: string; hash: string; detail: string }[]>(
      "seq", "at", "actor_id", "action", "hash", "detail"); // prettier-ignore
}

/** Which workbook each push came from. */
export async function readWorkbooks(db: Knex, pushIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db("pushes")
    .whereIn("id", [...new Set(pushIds)])
    .whereNotNull("workbook_name")
    .select<{ id: string; workbook_name: string }[]>("id", "workbook_name");
  return new Map(rows.map(({ id, workbook_name }) => [id, workbook_name]));
}
