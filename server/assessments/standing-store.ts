import type { Knex } from "knex";
import type { StandingDetail } from "../../domain/assessment/detail.ts";
import type { AssessmentKind, PeriodText } from "../../domain/assessment/period.ts";
import type { ListCode } from "../../domain/assessment/standing-list.ts";
import type { UnrankedReason } from "../../domain/assessment/unranked.ts";
import type { Grade } from "../../domain/grade.ts";
import type { AssessmentState } from "../../domain/messages/assessments.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { PUBLIC_STATES } from "./assessment-sight.ts";

/** One officer's frozen result of a period, with whom it is about. */
export interface Standing {
  assessmentId: number;
  kind: AssessmentKind;
  period: PeriodText;
  state: AssessmentState;
  announcedAt: string | null;
  officerId: number;
  policeNo: string;
  name: string;
  unitId: number;
  unit: string;
  unitName: string;
  series: Series;
  level: Level;
  postType: PostType;
  list: ListCode;
  score: Hundredths | null;
  reason: UnrankedReason | null;
  grade: Grade | null;
  place: number | null;
  of: number | null;
  detail: StandingDetail;
  inputsHash: string;
}

export interface StandingQuery {
  /** The newest announced run of each of these periods; */
  periods?: readonly PeriodText[];
  /** or exactly these runs, whatever their state. */
  assessmentIds?: readonly number[];
  officerIds?: readonly number[];
  unitIds?: readonly number[];
  series?: Series;
  list?: ListCode;
  page?: { limit: number; offset: number };
}

/**
 * Standings by period, list and place; without `assessmentIds` only announced ones. Ask for a page or for named officers
 * where the bureau may be large.
 */
export async function readStandings(db: Knex, query: StandingQuery): Promise<Standing[]> {
  const rows = whereStandings(db, query)
    .leftJoin("units as u", "u.id", "t.unit_id")
    .orderBy(["s.period", "t.list"])
    .orderByRaw("case when t.place is null then 1 else 0 end")
    .orderBy([{ column: "t.place" }, { column: "t.score", order: "desc" }, { column: "o.police_no" }])
    .select<Row[]>(
      { assessmentId: "t.assessment_id", kind: "s.kind", period: "s.period", state: "s.state" },
      { announcedAt: "s.announced_at", officerId: "t.officer_id", policeNo: "o.police_no", name: "o.name" },
      { unitId: "t.unit_id", unit: "u.code", unitName: "u.name", series: "t.series", level: "t.level" },
      { postType: "t.post_type", list: "t.list", score: "t.score", reason: "t.reason", grade: "t.grade" },
      { place: "t.place", of: "t.of_count", detail: "t.detail", inputsHash: "t.inputs_hash" },
    ); // prettier-ignore
  if (query.page) void rows.limit(query.page.limit).offset(query.page.offset);
  return (await rows).map((row) => ({
    ...row,
    assessmentId: Number(row.assessmentId),
    officerId: Number(row.officerId),
    unitId: Number(row.unitId),
    unit: row.unit ?? "",
    unitName: row.unitName ?? "",
    detail: JSON.parse(row.detail) as StandingDetail,
  }));
}

interface Row extends Omit<Standing, "detail" | "unit" | "unitName"> {
  detail: string;
  unit: string | null;
  unitName: string | null;
}

/** The rows a query means, joined with their assessment (`s`) and officer (`o`). */
export function whereStandings(db: Knex, query: StandingQuery): Knex.QueryBuilder {
  const rows = db("standings as t")
    .join("assessments as s", "s.id", "t.assessment_id")
    .join("officers as o", "o.id", "t.officer_id");
  if (query.assessmentIds) void rows.whereIn("t.assessment_id", [...query.assessmentIds]);
  else void rows.whereIn("s.state", [...PUBLIC_STATES]);
  if (query.periods) void rows.whereIn("s.period", [...query.periods]);
  if (query.officerIds) void rows.whereIn("t.officer_id", [...query.officerIds]);
  if (query.unitIds) void rows.whereIn("t.unit_id", [...query.unitIds]);
  if (query.series) void rows.where("t.series", query.series);
  if (query.list) void rows.where("t.list", query.list);
  return rows;
}

/** Place and size of these officers in the lists of one assessment, by `officer|list`. */
export async function readPlaces(
  db: Knex,
  assessmentId: number,
  officerIds: readonly number[],
): Promise<Map<string, { place: number; of: number }>> {
  const rows = await db("standings")
    .where({ assessment_id: assessmentId })
    .whereIn("officer_id", [...officerIds])
    .whereNotNull("place")
    .select<{ officer: number; list: string; place: number; of: number }[]>({
      ...{ officer: "officer_id", list: "list", place: "place", of: "of_count" },
    });
  return new Map(
    rows.map(({ officer, list, place, of }) => [`${Number(officer)}|${list}`, { place, of: Number(of) }]),
  );
}

/** How many stand in each list of an assessment, and how many are ranked there. */
export async function countLists(
  db: Knex,
  assessmentId: number,
): Promise<{ list: ListCode; officers: number; ranked: number }[]> {
  const rows = await db("standings")
    .where({ assessment_id: assessmentId })
    .groupBy("list")
    .select<{ list: ListCode }[]>("list")
    .count<{ list: ListCode; officers: number; ranked: number }[]>({ officers: "*", ranked: "place" });
  return rows.map(({ list, officers, ranked }) => ({
    list,
    officers: Number(officers),
    ranked: Number(ranked),
  }));
}

export async function countReason(db: Knex, assessmentId: number, reason: UnrankedReason): Promise<number> {
  const counted = await db("standings")
    .where({ assessment_id: assessmentId, reason })
    .count<{ n: number }[]>({ n: "*" });
  return Number(counted[0]?.n ?? 0);
}
