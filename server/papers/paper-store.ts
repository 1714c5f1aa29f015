import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Level, PostType } from "../../domain/people.ts";
import { validOn } from "../database/dated.ts";

/** A report as a paper refers to it. */
export interface PaperReport {
  id: number;
  unitId: number;
  policeNo: string;
  version: number;
  state: ReportState;
  grade: Grade | null;
  ungraded: string | null;
}

/** The reports of a month: one officer's, or a unit's by 警号. */
export async function readPaperReports(
  db: Knex,
  month: Month,
  of: { policeNo: string } | { unitId: number },
): Promise<PaperReport[]> {
  const query = db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .where("r.month", month)
    .orderBy("o.police_no");
  if ("policeNo" in of) void query.where("o.police_no", of.policeNo);
  else void query.where("r.unit_id", of.unitId);
  const rows = await query.select<PaperReport[]>({
    ...{ id: "r.id", unitId: "r.unit_id", policeNo: "o.police_no", version: "r.version" },
    ...{ state: "r.state", grade: "r.grade", ungraded: "r.ungraded" },
  });
  return rows.map((row) => ({ ...row, id: Number(row.id), unitId: Number(row.unitId) }));
}

/** The last time a report was published, as its snapshot has it. */
export async function readLastPublished(
  db: Knex,
  reportId: number,
): Promise<{ seq: number; grade: Grade | null; materialHash: string } | undefined> {
  return db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .where("i.report_id", reportId)
    .orderBy("p.seq", "desc")
    .first<{ seq: number; grade: Grade | null; materialHash: string } | undefined>({
      ...{ seq: "p.seq", grade: "i.grade", materialHash: "i.material_hash" },
    });
}

/** Who an officer is on a month's last day: what a blank paper says of him. */
export async function findPaperOfficer(
  db: Knex,
  policeNo: string,
  month: Month,
): Promise<
  | { officerId: number; name: string; postType: PostType; level: Level; unitId: number; unitName: string }
  | undefined
> {
  const row = await db("officers as o")
    .join("postings as p", "p.officer_id", "o.id")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .where("o.police_no", policeNo)
    .modify(validOn("p", lastDayOf(month)))
    .first<
      { id: number; name: string; postType: PostType; level: Level; unitId: number | null; unitName: string | null } | undefined
    >({ id: "o.id", name: "o.name", postType: "o.post_type", level: "p.level", unitId: "p.unit_id", unitName: "u.name" }); // prettier-ignore
  if (!row) return undefined;
  const { id, unitId, unitName, ...rest } = row;
  return { ...rest, officerId: Number(id), unitId: Number(unitId ?? 0), unitName: unitName ?? "" };
}
