import type { Knex } from "knex";
import type { StandingDetail } from "../../domain/assessment/detail.ts";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { Grade } from "../../domain/grade.ts";
import type { Level, Series } from "../../domain/people.ts";
import type { HalfYearFact, MonthFact } from "../../domain/outcomes/outcome-facts.ts";

/** Announced results only: what is not announced has no consequences. */
const ANNOUNCED = ["announced", "final"];
/** Officers read at once: memory stays flat from 600 to 100,000. */
const CHUNK = 2_000;

/** The half-years that have been announced, newest first. */
export async function readAnnouncedHalfYears(
  db: Knex,
): Promise<{ id: number; period: PeriodText; ruleSet: string }[]> {
  const rows = await db("assessments")
    .where({ kind: "halfYear" })
    .whereIn("state", ANNOUNCED)
    .orderBy("period", "desc")
    .select<{ id: number; period: string; ruleSet: string }[]>({
      id: "id",
      period: "period",
      ruleSet: "rule_set",
    });
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** One officer's place in a half-year, with where he was when it ended. */
export interface HalfYearRow extends HalfYearFact {
  officerId: number;
  unitId: number;
  level: Level;
}

export async function readHalfYear(db: Knex, period: PeriodText): Promise<HalfYearRow[]> {
  const found: HalfYearRow[] = [];
  await eachStanding(db, [period], (row) => {
    const { detail, place, score } = row;
    if (detail.kind !== "halfYear") return;
    const { quarters } = detail.inputs;
    const grades: Partial<Record<Grade, number>> = {};
    for (const { grades: counted } of quarters)
      for (const [grade, count] of Object.entries(counted) as [Grade, number][])
        grades[grade] = (grades[grade] ?? 0) + count;
    found.push({
      ...{ officerId: row.officerId, unitId: row.unitId, level: row.level, period },
      ...{ list: row.list, series: row.series, score: place === null ? null : score, grades },
      hits: quarters.flatMap(({ hits }) => hits),
    });
  });
  return found;
}

/** Frozen months that were 一般 or 差, or left without a grade, by officer, oldest first. */
export async function readLowMonths(
  db: Knex,
  quarters: readonly PeriodText[],
): Promise<Map<number, MonthFact[]>> {
  const found = new Map<number, MonthFact[]>();
  await eachStanding(db, quarters, ({ officerId, detail }) => {
    if (detail.kind !== "quarter") return;
    const low = detail.inputs.months
      .filter(({ grade, ungraded }) => grade === "fair" || grade === "poor" || ungraded !== null)
      .map(({ month, grade, ungraded }) => ({ month, grade, ungraded }));
    if (low.length > 0) found.set(officerId, [...(found.get(officerId) ?? []), ...low]);
  });
  for (const months of found.values()) months.sort((a, b) => (a.month < b.month ? -1 : 1));
  return found;
}

interface FactRow {
  officerId: number;
  unitId: number;
  level: Level;
  series: Series;
  list: string;
  score: number | null;
  place: number | null;
  detail: StandingDetail;
}

async function eachStanding(
  db: Knex,
  periods: readonly PeriodText[],
  take: (row: FactRow) => void,
): Promise<void> {
  const ids = await db("assessments").whereIn("period", [...periods]).whereIn("state", ANNOUNCED).orderBy("period").pluck<number[]>("id"); // prettier-ignore
  for (const id of ids) {
    for (let after = 0; ;) {
      const rows = await db("standings")
        .where({ assessment_id: id })
        .where("officer_id", ">", after)
        .orderBy("officer_id")
        .limit(CHUNK)
        .select<(Omit<FactRow, "detail"> & { detail: string })[]>(
          { officerId: "officer_id", unitId: "unit_id", level: "level", series: "series", list: "list" },
          { score: "score", place: "place", detail: "detail" },
        ); // prettier-ignore
      for (const row of rows)
        take({
          ...row,
          ...{ officerId: Number(row.officerId), unitId: Number(row.unitId) },
          detail: JSON.parse(row.detail) as StandingDetail,
        });
      if (rows.length < CHUNK) break;
      after = Number(rows.at(-1)!.officerId);
    }
  }
}

/** The announced half-years and when each was announced, oldest first. */
export async function readAnnouncements(db: Knex): Promise<{ period: PeriodText; announcedAt: string }[]> {
  return db("assessments")
    .where({ kind: "halfYear" })
    .whereIn("state", ANNOUNCED)
    .whereNotNull("announced_at")
    .orderBy("period")
    .select<{ period: string; announcedAt: string }[]>({ period: "period", announcedAt: "announced_at" });
}
