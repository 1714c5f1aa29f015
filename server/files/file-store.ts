import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { Level, PostType } from "../../domain/people.ts";

export interface FileOwner {
  id: number;
  policeNo: string;
  name: string;
  postType: PostType;
}

/** One month of a file as it is stored, without its points. */
export interface FiledReport {
  id: number;
  month: Month;
  state: ReportState;
  unitId: number;
  unit: string;
  unitName: string;
  level: Level;
  postType: PostType;
  version: number;
  ruleSet: string;
  grade: Grade | null;
  ungraded: string | null;
}

export interface FiledContent {
  fields: Fields;
  filledBy: string;
  filledAt: string;
}

export interface FiledGrade {
  reason: string | null;
  by: string;
  at: string;
}

export async function findOwner(db: Knex, policeNo: string): Promise<FileOwner | undefined> {
  const row = await db("officers")
    .where("police_no", policeNo)
    .first<FileOwner | undefined>("id", { policeNo: "police_no" }, "name", { postType: "post_type" });
  return row && { ...row, id: Number(row.id) };
}

/** Where the officer is posted on that day; null for a bureau leader and for one who has left. */
export async function findPosting(
  db: Knex,
  officerId: number,
  day: string,
): Promise<{ unit: string; unitName: string; level: Level } | undefined> {
  const row = await db("postings")
    .leftJoin("units", "units.id", "postings.unit_id")
    .where("postings.officer_id", officerId)
    .where("postings.from_day", "<=", day)
    .orderBy("postings.from_day", "desc")
    .first<{ unit: string | null; unitName: string | null; level: Level } | undefined>({
      unit: "units.code",
      unitName: "units.name",
      level: "postings.level",
    });
  return row && { level: row.level, unit: row.unit ?? "", unitName: row.unitName ?? "" };
}

/** Every month of an officer's file, newest first; practice months (试填) are no part of it. */
export async function readFiledReports(db: Knex, officerId: number): Promise<FiledReport[]> {
  const rows = await db("reports")
    .join("months", "months.month", "reports.month")
    .leftJoin("units", "units.id", "reports.unit_id")
    .where("reports.officer_id", officerId)
    .where("months.practice", false)
    .orderBy("reports.month", "desc")
    .select<(Omit<FiledReport, "unit" | "unitName"> & { unit: string | null; unitName: string | null })[]>({
      id: "reports.id",
      month: "reports.month",
      state: "reports.state",
      unitId: "reports.unit_id",
      unit: "units.code",
      unitName: "units.name",
      level: "reports.level",
      postType: "reports.post_type",
      version: "reports.version",
      ruleSet: "months.rule_set",
      grade: "reports.grade",
      ungraded: "reports.ungraded",
    });
  return rows.map((row) => ({ ...row, unit: row.unit ?? "", unitName: row.unitName ?? "" }));
}

export async function readContent(db: Knex, reportId: number): Promise<FiledContent> {
  const row = await db("reports")
    .leftJoin("accounts", "accounts.id", "reports.filled_by")
    .where("reports.id", reportId)
    .first<{ fields: string; filledBy: string | null; filledAt: string }>({
      fields: "reports.fields",
      filledBy: "accounts.display_name",
      filledAt: "reports.filled_at",
    });
  return { fields: JSON.parse(row.fields) as Fields, filledBy: row.filledBy ?? "", filledAt: row.filledAt };
}

/** The last review of each report. */
export async function readLastReviews(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, FiledGrade>> {
  const rows = await db("reviews")
    .leftJoin("accounts", "accounts.id", "reviews.reviewer_id")
    .whereIn("reviews.report_id", [...reportIds])
    .orderBy("reviews.id")
    .select<{ report: number; reason: string | null; by: string | null; at: string }[]>({
      report: "reviews.report_id",
      reason: "reviews.reason",
      by: "accounts.display_name",
      at: "reviews.at",
    });
  return new Map(rows.map(({ report, reason, by, at }) => [Number(report), { reason, by: by ?? "", at }]));
}
