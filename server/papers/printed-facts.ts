import type { Knex } from "knex";
import { officerRecordNo } from "../../domain/paper.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { contentHash } from "../canonical-json.ts";
import { readMaterials } from "../reports/material.ts";
import { readLastPublished, type PaperReport } from "./paper-store.ts";
import type { PrintedFacts } from "./print-store.ts";

/** What a paper of the report as it stands now is proven by: fields, lines and evidence, and the grade. */
export async function standingFacts(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  report: PaperReport,
): Promise<PrintedFacts> {
  const materials = await readMaterials(db, rules, month, report.unitId);
  const hash = materials.get(report.id)?.materialHash ?? "";
  return { version: String(report.version), hash, grade: report.grade };
}

/** What a colleague's paper is proven by: the last publication, `P1` and on. Undefined before there is one. */
export async function publishedFacts(db: Knex, report: PaperReport): Promise<PrintedFacts | undefined> {
  const last = await readLastPublished(db, report.id);
  return last && { version: `P${last.seq}`, hash: last.materialHash, grade: last.grade };
}

/** What a unit's table is proven by: every record in it; its version grows with each version of a record. */
export async function unitFacts(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  unitId: number,
  reports: readonly PaperReport[],
): Promise<PrintedFacts> {
  const materials = await readMaterials(db, rules, month, unitId);
  const rows = reports.map(({ id, policeNo, version, grade, ungraded }) => [
    ...[officerRecordNo(month, policeNo), version, materials.get(id)?.materialHash ?? ""],
    ...[grade, ungraded],
  ]);
  const version = String(reports.reduce((sum, report) => sum + report.version, 0));
  return { version, hash: contentHash(rows), grade: null };
}
