import type { Knex } from "knex";
import type { Area } from "../../domain/area.ts";
import type { Finding, EvidenceKind } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";

/** One published report as the last publication that holds it shows it. */
export interface PublishedReport {
  reportId: number;
  officerId: number;
  unitId: number;
  level: Level;
  policeNo: string;
  name: string;
  version: number;
  grade: Grade | null;
  total: Hundredths | null;
  seq: number;
}

/** Every published report of a month, each as last published. */
export async function readPublished(db: Knex, month: Month): Promise<PublishedReport[]> {
  const rows = await db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .join("reports as r", "r.id", "i.report_id")
    .join("officers as o", "o.id", "r.officer_id")
    .where("p.month", month)
    .orderBy([{ column: "p.seq" }, { column: "o.police_no" }])
    .select<PublishedReport[]>({
      reportId: "r.id",
      officerId: "r.officer_id",
      unitId: "r.unit_id",
      level: "r.level",
      policeNo: "o.police_no",
      name: "o.name",
      version: "i.report_version",
      grade: "i.grade",
      total: "i.total",
      seq: "p.seq",
    });
  const last = new Map(rows.map((row) => [Number(row.reportId), { ...row, unitId: Number(row.unitId) }]));
  return [...last.values()].sort((a, b) => (a.policeNo < b.policeNo ? -1 : 1));
}

export interface CountedUnit {
  unitId: number;
  unit: string;
  name: string;
  expected: number;
  submitted: number;
  onTime: number;
}

/** How far each unit came with a month, by unit code; units that owe nothing are left out. */
export async function readUnitCounts(db: Knex, month: Month, ruleSet: string): Promise<CountedUnit[]> {
  const rows = await db("unit_months as m")
    .join("units as u", "u.id", "m.unit_id")
    .where({ "m.month": month, "m.rule_set": ruleSet })
    .where("m.expected", ">", 0)
    .orderBy("u.code")
    .select<CountedUnit[]>({
      unitId: "u.id",
      unit: "u.code",
      name: "u.name",
      expected: "m.expected",
      submitted: "m.submitted",
      onTime: "m.on_time",
    });
  return rows.map((row) => ({ ...row, unitId: Number(row.unitId) }));
}

export interface LowerPoints {
  total: Hundredths;
  areas: Record<Area, Hundredths | null>;
  suggested: Grade | null;
}

export async function readLowerPoints(
  db: Knex,
  ruleSet: string,
  reportIds: readonly number[],
): Promise<Map<number, LowerPoints>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("points")
    .where("rule_set", ruleSet)
    .whereIn("report_id", [...reportIds])
    .select<Record<string, unknown>[]>(
      "report_id",
      "total",
      "zz",
      "jj",
      "gz",
      "kq",
      "sh",
      "jc",
      "suggested_grade",
    );
  return new Map(
    rows.map((row) => [
      Number(row.report_id),
      {
        total: row.total as Hundredths,
        areas: { ZZ: row.zz, JJ: row.jj, GZ: row.gz, KQ: row.kq, SH: row.sh, JC: row.jc } as LowerPoints["areas"],
        suggested: row.suggested_grade as Grade | null,
      },
    ]),
  ); // prettier-ignore
}

/** The contents that were published, of these reports. */
export async function readPublishedFields(
  db: Knex,
  reports: readonly PublishedReport[],
): Promise<Map<number, Fields>> {
  if (reports.length === 0) return new Map();
  const wanted = new Map(reports.map(({ reportId, version }) => [Number(reportId), version]));
  const rows = await db("report_versions")
    .whereIn("report_id", [...wanted.keys()])
    .select<{ report_id: number; version: number; fields: string }[]>("report_id", "version", "fields");
  return new Map(
    rows
      .filter(({ report_id, version }) => wanted.get(Number(report_id)) === version)
      .map(({ report_id, fields }) => [Number(report_id), JSON.parse(fields) as Fields]),
  );
}

/** What of a penalty decides whether it is proven, and what of it may be said. */
export interface PenaltyLine {
  rowKey: string;
  unitId: number;
  /** Null: of the whole unit. */
  officerId: number | null;
  subjectKind: "officer" | "unit";
  type: string;
  variant: string | null;
  documentNo: string | null;
  evidenceNo: string | null;
  evidenceKind: EvidenceKind | null;
  finding: Finding | null;
}

/** Penalties and effects recorded in a month of account for these officers, or for the whole of their units (P7). */
export async function readPenalties(
  db: Knex,
  month: Month,
  of: readonly { officerId: number; unitId: number }[],
): Promise<PenaltyLine[]> {
  if (of.length === 0) return [];
  const rows = await db("events")
    .where("account_month", month)
    .where((whose) => {
      void whose
        .whereIn("officer_id", of.map(({ officerId }) => Number(officerId))) // prettier-ignore
        .orWhere((unit) => void unit.where("subject_kind", "unit").whereIn("unit_id", [...new Set(of.map(({ unitId }) => unitId))])); // prettier-ignore
    })
    .where((either) => void either.where("type", "like", "P%").orWhere("type", "like", "X%"))
    .orderBy("id")
    .select<PenaltyLine[]>({
      rowKey: "row_key",
      unitId: "unit_id",
      officerId: "officer_id",
      subjectKind: "subject_kind",
      type: "type",
      variant: "variant",
      documentNo: "document_no",
      evidenceNo: "evidence_no",
      evidenceKind: "evidence_kind",
      finding: "finding",
    });
  return rows.map((row) => ({
    ...row,
    unitId: Number(row.unitId),
    officerId: row.officerId === null ? null : Number(row.officerId),
  }));
}
