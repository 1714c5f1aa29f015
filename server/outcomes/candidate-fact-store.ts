import type { Knex } from "knex";
import type { StandingDetail, YearHit } from "../../domain/assessment/detail.ts";
import type { AssessmentKind, PeriodText } from "../../domain/assessment/period.ts";
import type { ListCode } from "../../domain/assessment/standing-list.ts";
import type { Grade } from "../../domain/grade.ts";
import type { CandidateFacts } from "../../domain/outcomes/candidate-facts.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";

/** Announced results only: what is not announced has no consequences. */
const ANNOUNCED = ["announced", "final"];

export interface SpanAssessment {
  id: number;
  kind: AssessmentKind;
  period: PeriodText;
  ruleSet: string;
}

/** The announced results of these years, oldest first. */
export async function readSpan(db: Knex, from: number, to: number): Promise<SpanAssessment[]> {
  const rows = await db("assessments")
    .whereIn("state", ANNOUNCED)
    .whereBetween("period", [String(from), `${to}-Z`])
    .orderBy("period")
    .select<SpanAssessment[]>({ id: "id", kind: "kind", period: "period", ruleSet: "rule_set" });
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** The next officers, by id, who serve and stand in one of these half-years. */
export async function readCandidateIds(
  db: Knex,
  halfYears: readonly number[],
  after: number,
  limit: number,
): Promise<number[]> {
  const ids = await db("standings as t")
    .join("officers as o", "o.id", "t.officer_id")
    .whereIn("t.assessment_id", [...halfYears])
    .where("t.officer_id", ">", after)
    .where("o.status", "active")
    .distinct("t.officer_id")
    .orderBy("t.officer_id")
    .limit(limit)
    .pluck<number[]>("t.officer_id");
  return ids.map(Number);
}

export type StandingFacts = Omit<CandidateFacts, "awards" | "sanctions">;
interface StandingRow {
  officerId: number;
  assessmentId: number;
  policeNo: string;
  name: string;
  unit: string;
  unitName: string;
  series: Series;
  level: Level;
  postType: PostType;
  list: ListCode;
  score: number | null;
  grade: Grade | null;
  place: number | null;
  of: number | null;
}

/** What the announced results of the span say of these officers. */
export async function readStandingFacts(
  db: Knex,
  span: readonly SpanAssessment[],
  officerIds: readonly number[],
): Promise<Map<number, StandingFacts>> {
  const found = new Map<number, StandingFacts>();
  const rows = await db("standings as t")
    .join("officers as o", "o.id", "t.officer_id")
    .join("units as u", "u.id", "t.unit_id")
    .whereIn(
      "t.assessment_id",
      span.filter(({ kind }) => kind !== "quarter").map(({ id }) => id),
    ) // prettier-ignore
    .whereIn("t.officer_id", [...officerIds])
    .select<StandingRow[]>(
      { officerId: "t.officer_id", assessmentId: "t.assessment_id", policeNo: "o.police_no", name: "o.name" },
      { unit: "u.code", unitName: "u.name", series: "t.series", level: "t.level", postType: "t.post_type" },
      { list: "t.list", score: "t.score", grade: "t.grade", place: "t.place", of: "t.of_count" },
    );
  const order = new Map(span.map((one, index) => [one.id, index]));
  const placed = rows
    .map((row) => ({ row, index: order.get(Number(row.assessmentId))! }))
    .sort((a, b) => a.index - b.index);
  for (const { row, index } of placed) {
    const officerId = Number(row.officerId);
    const { kind, period } = span[index]!;
    const facts = found.get(officerId) ?? openFacts(row, officerId);
    found.set(officerId, facts);
    const { unit, unitName, series, level, postType, list, score, grade, place, of } = row;
    if (kind === "year") facts.years.push({ year: Number(period), grade, score });
    else {
      Object.assign(facts, { unit, unitName, series, level, postType });
      facts.halfYears.push({ period, list, score, place, of });
    }
  }
  await addMonths(db, span, officerIds, found);
  return found;
}

function openFacts(row: StandingRow, officerId: number): StandingFacts {
  const { policeNo, name, unit, unitName, series, level, postType } = row;
  return {
    ...{ officerId, policeNo, name, unit, unitName, series, level, postType },
    ...{ halfYears: [], years: [], months: [], hits: [] },
  };
}

/** The frozen months, and what held them, from the quarters. */
async function addMonths(
  db: Knex,
  span: readonly SpanAssessment[],
  officerIds: readonly number[],
  found: ReadonlyMap<number, StandingFacts>,
): Promise<void> {
  for (const { id } of span.filter(({ kind }) => kind === "quarter")) {
    const rows = await db("standings")
      .where({ assessment_id: id })
      .whereIn("officer_id", [...officerIds])
      .select<{ officerId: number; detail: string }[]>({ officerId: "officer_id", detail: "detail" });
    for (const { officerId, detail: text } of rows) {
      const facts = found.get(Number(officerId));
      const detail = JSON.parse(text) as StandingDetail;
      if (!facts || detail.kind !== "quarter") continue;
      const months = [...detail.inputs.months].sort((a, b) => (a.month < b.month ? -1 : 1));
      facts.months.push(...months.map(({ month, grade, ungraded }) => ({ month, grade, ungraded })));
      facts.hits.push(...detail.inputs.hits.map(({ code, month, monthGrade }): YearHit => ({ code, month, monthGrade }))); // prettier-ignore
    }
  }
}

export interface CandidateEventRow {
  officerId: number;
  ruleSet: string;
  type: string;
  variant: string | null;
  month: string;
  day: string | null;
  documentNo: string | null;
}

/** Rewards and penalties of their own in published months, found true, oldest first. */
export async function readCandidateEvents(
  db: Knex,
  [from, to]: readonly [number, number],
  officerIds: readonly number[],
): Promise<CandidateEventRow[]> {
  const rows = await db("events as e")
    .join("months as m", "m.month", "e.account_month")
    .whereIn("e.officer_id", [...officerIds])
    .whereBetween("e.account_month", [`${from}-01`, `${to}-12`])
    .whereIn("e.account_month", db("publications").distinct("month"))
    .where((proven) => void proven.whereNull("e.finding").orWhereIn("e.finding", ["confirmed", "partly"]))
    .orderBy(["e.account_month", "e.id"])
    .select<CandidateEventRow[]>(
      { officerId: "e.officer_id", ruleSet: "m.rule_set", type: "e.type", variant: "e.variant" },
      { month: "e.account_month", day: "e.document_on", documentNo: "e.document_no" },
    );
  return rows.map((row) => ({ ...row, officerId: Number(row.officerId) }));
}
