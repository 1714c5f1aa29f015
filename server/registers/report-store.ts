import type { Knex } from "knex";
import type { InspectionReportKind } from "../../domain/messages/registers.ts";

export interface StoredReport {
  id: number;
  kind: InspectionReportKind;
  year: number;
  number: number;
  title: string;
  content: string;
  unitId: number | null;
  issuedBy: number;
  issuedAt: string;
  receivedBy: number | null;
  receivedAt: string | null;
}

const COLUMNS = {
  ...{ id: "id", kind: "kind", year: "year", number: "number", title: "title", content: "content" },
  ...{ unitId: "unit_id", issuedBy: "issued_by", issuedAt: "issued_at" },
  ...{ receivedBy: "received_by", receivedAt: "received_at" },
};

/** 北公督通〔2026〕3号, 北公督知〔2026〕1号, 北公督建〔2026〕1号. */
export function reportNo({ kind, year, number }: Pick<StoredReport, "kind" | "year" | "number">): string {
  return `北公督${{ bulletin: "通", notice: "知", advice: "建" }[kind]}〔${year}〕${number}号`;
}

export async function reportNoById(db: Knex, id: number): Promise<string> {
  const row = await db("inspection_reports").where({ id }).first<StoredReport | undefined>(COLUMNS);
  return row ? reportNo(row) : "";
}

export async function insertReport(
  trx: Knex.Transaction,
  report: Omit<StoredReport, "id" | "receivedBy" | "receivedAt"> & { contentHash: string },
): Promise<number> {
  const [id] = await trx("inspection_reports").insert({
    ...{ kind: report.kind, year: report.year, number: report.number, title: report.title },
    ...{ content: report.content, unit_id: report.unitId, content_hash: report.contentHash },
    ...{ issued_by: report.issuedBy, issued_at: report.issuedAt },
  });
  return Number(id);
}

export async function lockReport(trx: Knex.Transaction, id: number): Promise<StoredReport | undefined> {
  return trx("inspection_reports").where({ id }).forUpdate().first<StoredReport | undefined>(COLUMNS);
}

export async function markReceived(
  trx: Knex.Transaction,
  id: number,
  by: { accountId: number; at: string },
): Promise<void> {
  await trx("inspection_reports").where({ id }).update({ received_by: by.accountId, received_at: by.at });
}

/** A page of reports, newest first; `unitIds` limits notices and advices to these units' own. */
export async function findReports(
  db: Knex,
  ask: { unitIds: readonly number[] | "all"; page: number; pageSize: number },
): Promise<{ total: number; rows: StoredReport[] }> {
  const narrow = (query: Knex.QueryBuilder): void => {
    if (ask.unitIds === "all") return;
    const ids = ask.unitIds;
    void query.where((any) => void any.whereNull("unit_id").orWhereIn("unit_id", [...ids]));
  };
  const counted = await db("inspection_reports").modify(narrow).count<{ n: number | string }[]>({ n: "*" });
  const rows = await db("inspection_reports")
    .modify(narrow)
    .orderBy("id", "desc")
    .limit(ask.pageSize)
    .offset((ask.page - 1) * ask.pageSize)
    .select<StoredReport[]>(COLUMNS);
  return { total: Number(counted[0]?.n ?? 0), rows };
}
