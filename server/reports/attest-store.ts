import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { Series } from "../../domain/people.ts";
import { insertRows } from "../database/bulk.ts";

/** A report as its officer attests it. */
export interface AttestableReport {
  id: number;
  month: Month;
  officerId: number;
  policeNo: string;
  name: string;
  unit: { id: number; code: string; series: Series };
  version: number;
  state: ReportState;
  complete: boolean;
  contentHash: string;
  fields: Fields;
}

/** Reports by id; ids nobody knows are left out. */
export async function readAttestable(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, AttestableReport>> {
  const rows: Record<string, unknown>[] = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .whereIn("r.id", [...reportIds])
    .select({
      ...{ id: "r.id", month: "r.month", officerId: "r.officer_id", version: "r.version", state: "r.state" },
      ...{ complete: "r.complete", contentHash: "r.content_hash", fields: "r.fields", unitId: "r.unit_id" },
      ...{ policeNo: "o.police_no", name: "o.name", code: "u.code", series: "u.series" },
    });
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        id: Number(row.id),
        month: row.month as Month,
        officerId: Number(row.officerId),
        policeNo: row.policeNo as string,
        name: row.name as string,
        unit: { id: Number(row.unitId), code: row.code as string, series: row.series as Series },
        version: row.version as number,
        state: row.state as ReportState,
        complete: Boolean(row.complete),
        contentHash: row.contentHash as string,
        fields: JSON.parse(row.fields as string) as Fields,
      },
    ]),
  );
}

/** One attestation to be written down; `accountId` null = nobody spoke, the bureau lets silence speak. */
export interface NewAttestation {
  reportId: number;
  version: number;
  contentHash: string;
  accountId: number | null;
}

/**
 * Writes attestations and moves their reports to `attested`.
 * @returns the ids of the new attestations
 */
export async function saveAttestations(
  trx: Knex.Transaction,
  attestations: readonly NewAttestation[],
  at: string,
): Promise<number[]> {
  if (attestations.length === 0) return [];
  await insertRows(
    trx,
    "attestations",
    attestations.map(({ reportId, version, contentHash, accountId }) => ({
      report_id: reportId,
      report_version: version,
      kind: accountId === null ? "silence" : "self",
      account_id: accountId,
      content_hash: contentHash,
      at,
    })),
  );
  const byAccount = new Map<number | null, number[]>();
  for (const { accountId, reportId } of attestations)
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), reportId]);
  for (const [accountId, ids] of byAccount)
    await trx("reports")
      .whereIn("id", ids)
      .update({ state: "attested", attested_by: accountId, attested_at: at });
  const ids = await trx("attestations")
    .whereIn(
      "report_id",
      attestations.map(({ reportId }) => reportId),
    )
    .where({ at })
    .pluck<number[]>("id");
  return ids.map(Number);
}

/** Complete drafts of a unit's month that were entered before `before` and that nobody has attested. */
export async function readSilentDrafts(
  db: Knex,
  where: { month: Month; unitId: number },
  before: string,
): Promise<NewAttestation[]> {
  const rows = await db("reports")
    .where({ month: where.month, unit_id: where.unitId, state: "drafted", complete: true })
    .where("filled_at", "<", before)
    .orderBy("id")
    .select<{ id: number; version: number; content_hash: string }[]>("id", "version", "content_hash");
  return rows.map(({ id, version, content_hash }) => {
    return { reportId: Number(id), version, contentHash: content_hash, accountId: null };
  });
}

/** The last attestation of each report, by report id. */
export async function readLastAttestations(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, { kind: "self" | "silence"; at: string; version: number }>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("attestations")
    .whereIn("report_id", [...reportIds])
    .orderBy("id")
    .select<{ report_id: number; report_version: number; kind: "self" | "silence"; at: string }[]>(
      "report_id",
      "report_version",
      "kind",
      "at",
    );
  return new Map(
    rows.map(({ report_id, report_version, kind, at }) => [
      Number(report_id),
      { kind, at, version: report_version },
    ]),
  );
}
