import type { Knex } from "knex";
import { assessedPeriod, periodBefore, type PeriodText } from "../../domain/assessment/period.ts";
import { labelOfList, LIST_ORDER, type ListCode } from "../../domain/assessment/standing-list.ts";
import type { Grade } from "../../domain/grade.ts";
import type { OfficerStandings, StandingLine, StandingPage } from "../../domain/messages/assessments.ts";
import { searchableName } from "../../domain/names.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { PUBLIC_STATES, visibleStates } from "./assessment-sight.ts";
import { findAssessment, lineOf, readAssessments, type StoredAssessment } from "./assessment-store.ts";
import { readChangedOfficers } from "./changed-store.ts";
import { describeStanding } from "./describe-standing.ts";
import { countLists, readPlaces, readStandings, whereStandings, type Standing } from "./standing-store.ts";

export interface StandingFilter {
  list?: ListCode | undefined;
  unit?: string | undefined;
  grade?: Grade | undefined;
  /** `yes`: with a place; `no`: without a score or a place. */
  ranked?: "yes" | "no" | undefined;
  search?: string | undefined;
  page: number;
  pageSize: number;
}

/**
 * The newest run of a period this reader may see. @throws Refusal assessment.unknown: not computed, or not for him
 */
export async function requireVisible(
  db: Knex,
  person: SignedInPerson,
  period: PeriodText,
): Promise<StoredAssessment> {
  const found = await findAssessment(db, period, visibleStates(person));
  if (!found) throw new Refusal("assessment.unknown", { period });
  return found;
}

/** A page of an assessment's standings, by list and place; those without a place last. */
export async function pageStandings(
  context: Context,
  person: SignedInPerson,
  period: PeriodText,
  filter: StandingFilter,
): Promise<StandingPage> {
  const { db } = context;
  const assessment = await requireVisible(db, person, period);
  const narrowed = (): Knex.QueryBuilder => narrow(db, assessment.id, filter);
  const counted = await narrowed().count<{ n: number }[]>({ n: "*" });
  const { page, pageSize } = filter;
  const ids = (await narrowed()
    .orderBy("t.list")
    .orderByRaw("case when t.place is null then 1 else 0 end")
    .orderBy([{ column: "t.place" }, { column: "t.score", order: "desc" }, { column: "o.police_no" }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .pluck("t.officer_id")) as number[];
  const rows = await readStandings(db, { assessmentIds: [assessment.id], officerIds: ids });
  const lists = (await countLists(db, assessment.id))
    .map((one) => ({ ...one, label: labelOfList(one.list) }))
    .sort((a, b) => LIST_ORDER.indexOf(a.list) - LIST_ORDER.indexOf(b.list));
  return {
    assessment: lineOf(assessment),
    ...{ lists, total: Number(counted[0]?.n ?? 0), page, pageSize },
    rows: await describeAll(context, assessment, rows),
  };
}

function narrow(
  db: Knex,
  id: number,
  { list, unit, grade, ranked, search }: StandingFilter,
): Knex.QueryBuilder {
  const query = whereStandings(db, { assessmentIds: [id], ...(list !== undefined && { list }) });
  if (unit !== undefined) void query.join("units as fu", "fu.id", "t.unit_id").where("fu.code", unit);
  if (grade !== undefined) void query.where("t.grade", grade);
  if (ranked === "yes") void query.whereNotNull("t.place");
  if (ranked === "no") void query.whereNull("t.place");
  const sought = searchableName(search ?? "");
  if (sought === "") return query;
  const begins = `${sought.replaceAll(/[!%_]/g, "!$&")}%`;
  if (/^\d+$/.test(sought)) return query.whereRaw("o.police_no like ? escape '!'", [begins]);
  return query.where((either) => {
    void either.whereRaw("o.search_name like ? escape '!'", [`%${begins}`]);
    if (/^[a-z]+$/.test(sought)) void either.orWhere("o.initials", "like", begins);
  });
}

/** Lines with the movement against the period before and the mark of a later correction. */
export async function describeAll(
  { db, rules }: Context,
  assessment: StoredAssessment,
  rows: readonly Standing[],
): Promise<StandingLine[]> {
  const { composition } = rules.compiled(assessment.ruleSet).ruleSet;
  const changed = await readChangedOfficers(db, assessment);
  const before = await placesBefore(
    db,
    assessment,
    rows.map(({ officerId }) => officerId),
  );
  return rows.map((row) =>
    describeStanding(composition, row, {
      before: before(row),
      changed: changed.has(row.officerId),
    }),
  );
}

/** 名次变化: the same list of the announced period of the same kind before this one. */
async function placesBefore(
  db: Knex,
  { period }: StoredAssessment,
  officerIds: readonly number[],
): Promise<(row: Standing) => StandingLine["before"]> {
  const earlier = periodBefore(assessedPeriod(period)!);
  const found = await findAssessment(db, earlier, PUBLIC_STATES);
  if (!found) return () => null;
  const places = await readPlaces(db, found.id, officerIds);
  return ({ officerId, list }) => {
    const place = places.get(`${officerId}|${list}`);
    return place ? { period: earlier, ...place } : null;
  };
}

/** An officer's announced results, newest period first; his own drafts are not his to see. */
export async function officerStandings(context: Context, policeNo: string): Promise<OfficerStandings> {
  const { db } = context;
  const officer = await db("officers")
    .where({ police_no: policeNo })
    .first<{ id: number; name: string } | undefined>("id", "name");
  if (!officer) throw new Refusal("officer.unknown", { policeNo });
  const rows = await readStandings(db, { officerIds: [Number(officer.id)] });
  const assessments = await readAssessments(db, { ids: rows.map(({ assessmentId }) => assessmentId) });
  const described: OfficerStandings["rows"] = [];
  for (const row of [...rows].reverse()) {
    const assessment = assessments.find(({ id }) => id === row.assessmentId)!;
    const [line] = await describeAll(context, assessment, [row]);
    described.push({
      ...line!,
      ...{ kind: row.kind, period: row.period, state: row.state, announcedAt: row.announcedAt },
    });
  }
  return { policeNo, name: officer.name, rows: described };
}
