import type { Knex } from "knex";
import { readableUnits } from "../../../domain/authority.ts";
import { AREAS, type Area } from "../../../domain/area.ts";
import { GRADES, type Grade } from "../../../domain/grade.ts";
import { monthOf, type Month } from "../../../domain/month.ts";
import { Refusal } from "../../../domain/refusal.ts";
import type { CompositionRules } from "../../../domain/rules/composition-rules.ts";
import type { RuleSet } from "../../../domain/rules/rule-set.ts";
import type { UngradedReason } from "../../../domain/ungraded.ts";
import type { SignedInPerson } from "../../access/person.ts";
import type { Context } from "../../context.ts";
import { isPublished, readFigureMonths, type FigureMonth } from "../../figures/figure-months.ts";
import { addSums, readUnits, sumsByMonth, sumsByUnit } from "../../figures/unit-sums.ts";
import type { FigureUnit, UnitSums } from "../../figures/unit-sums.ts";
import { compositionOf, readAnnualPeriods, readChanged, type AnnualPeriod } from "./annual-results.ts";

/** One of the twelve columns of the year. */
export interface AnnualMonth {
  month: Month;
  /** 1 … 12. */
  number: number;
  /** Undefined: the month has not begun, or is not kept in this system. */
  known: FigureMonth | undefined;
  /** Enters means and places: published, or, while nothing of the year is published, provisionally open. */
  counts: boolean;
}

/** What one export covers: fixed before the first byte is sent. */
export interface AnnualScope {
  year: number;
  months: AnnualMonth[];
  known: FigureMonth[];
  counted: FigureMonth[];
  /** Nothing of the year is published yet: means and places are of open months. */
  provisional: boolean;
  /** Every unit with 局领导 last; `mine` has a sheet of its own and its rows in the lists. */
  units: (FigureUnit & { mine: boolean })[];
  whole: boolean;
  sumsByMonth: Map<Month, UnitSums>;
  sumsByUnit: Map<number, UnitSums>;
  bureau: UnitSums;
  /** Quarters, half-years and the year, with what was announced of them. */
  periods: AnnualPeriod[];
  /** How the year is composed. */
  composition: CompositionRules;
  /** Officers one of whose months was corrected after a period was announced, by period. */
  changed: ReadonlyMap<string, ReadonlySet<number>>;
  rulesOf: (version: string) => RuleSet;
  /** Officers on the roster: decides between one workbook and an archive before anything is read. */
  expectedOfficers: number;
}

/**
 * The year to date as this reader may take it home: offices and chiefs the whole bureau, leaders the units in their
 * charge, heads and clerks their own unit; or one of these units alone.
 * @throws Refusal `access.denied` when no unit is the reader's to export, `unit.unknown`, `month.unknown` for a year
 *   without months
 */
export async function readAnnualScope(
  { db, clock, rules }: Pick<Context, "db" | "clock" | "rules">,
  person: SignedInPerson,
  year: number,
  only?: string,
): Promise<AnnualScope> {
  const readable = readableUnits(person);
  if (readable !== "all" && readable.size === 0) throw new Refusal("access.denied");
  const all = await readFigureMonths(db, clock.now());
  const known = all.filter(({ month, state }) => month.startsWith(`${year}-`) && state !== "upcoming");
  if (known.length === 0) throw new Refusal("month.unknown", { month: String(year) });
  const published = known.filter(isPublished);
  const provisional = published.length === 0;
  const counted = provisional ? known : published;
  const months = Array.from({ length: 12 }, (_, index): AnnualMonth => {
    const month = monthOf(year, index + 1);
    const found = known.find((each) => each.month === month);
    return { month, number: index + 1, known: found, counts: counted.some((each) => each.month === month) };
  });
  const isMine = ({ id, code }: FigureUnit): boolean =>
    (readable === "all" || readable.has(id)) && (only === undefined || code === only);
  const units = (await readUnits(db, "all"))
    .map((unit) => ({ ...unit, mine: isMine(unit) }))
    .sort(
      (a, b) =>
        Number(a.series === "leadership") - Number(b.series === "leadership") || (a.code < b.code ? -1 : 1),
    );
  if (only !== undefined && !units.some(({ code }) => code === only))
    throw new Refusal("unit.unknown", { unit: only });
  if (!units.some(({ mine }) => mine)) throw new Refusal("access.denied");
  const periods = await readAnnualPeriods(db, year);
  const roster = await db("officers").count<{ count: number | string }[]>({ count: "*" });
  const seen = only === undefined ? readable : new Set(units.flatMap(({ id, mine }) => (mine ? [id] : [])));
  const byUnit = await sumsByUnit(db, { months: counted, units: seen });
  return {
    year,
    months,
    known,
    counted,
    provisional,
    units,
    whole: readable === "all" && only === undefined,
    periods,
    composition: compositionOf((version) => rules.compiled(version), periods, known.at(-1)!.ruleSet),
    changed: await readChanged(db, periods),
    rulesOf: (version) => rules.compiled(version).ruleSet,
    sumsByMonth: await sumsByMonth(db, { months: known, units: seen }),
    sumsByUnit: byUnit,
    bureau: addSums(byUnit.values()),
    expectedOfficers: Number(roster[0]?.count ?? 0),
  };
}

/** 全年 once twelve months are published; before that the sheets say how far they go. */
export function spanInWords({ months, provisional }: Pick<AnnualScope, "months" | "provisional">): string {
  return !provisional && months.every(({ counts }) => counts) ? "全年" : "年初至今";
}

export interface AnnualOfficer {
  officerId: number;
  policeNo: string;
  name: string;
}

/** One officer's month in one unit, as scored. */
export interface AnnualPoints extends Record<Area, number | null> {
  officerId: number;
  month: Month;
  ruleSet: string;
  level: string;
  postType: string;
  total: number;
  grade: Grade | null;
  ungraded: UngradedReason | null;
  complete: number | boolean;
}

const PUBLIC: ReadonlySet<string> = new Set(["published", "locked"]);

/**
 * Everybody with a report in this unit in these months, by 警号. Asked of the reports, whose index leads with the
 * unit: over the points SQLite would read the whole bureau's months once for every unit.
 */
export async function readUnitOfficers(
  db: Knex,
  unitId: number,
  months: readonly FigureMonth[],
): Promise<AnnualOfficer[]> {
  const rows = await db("reports")
    .join("officers", "officers.id", "reports.officer_id")
    .where("reports.unit_id", unitId)
    .whereBetween("reports.month", [months.at(0)?.month ?? "", months.at(-1)?.month ?? ""])
    .distinct<AnnualOfficer[]>({
      officerId: "officers.id",
      policeNo: "officers.police_no",
      name: "officers.name",
    })
    .orderBy("officers.police_no");
  return rows.map((row) => ({ ...row, officerId: Number(row.officerId) }));
}

/**
 * The months these officers spent in this unit, each under its own rule set. Asked by officer alone, so that both
 * databases walk the index of officer and month; the unit is sorted out here.
 */
export async function readUnitPoints(
  db: Knex,
  unitId: number,
  officers: readonly AnnualOfficer[],
  months: readonly FigureMonth[],
): Promise<Map<number, AnnualPoints[]>> {
  const ruleSetOf = new Map(months.map(({ month, ruleSet }) => [month, ruleSet]));
  const published = new Set(months.filter(isPublished).map(({ month }) => month));
  const ids = officers.map(({ officerId }) => officerId);
  const query: Knex.QueryBuilder = db("points")
    .join("reports", "reports.id", "points.report_id")
    .whereIn("points.officer_id", ids)
    .whereBetween("points.month", [months.at(0)?.month ?? "", months.at(-1)?.month ?? ""])
    .orderBy([{ column: "points.officer_id" }, { column: "points.month" }])
    .select({
      officerId: "points.officer_id",
      unitId: "points.unit_id",
      month: "points.month",
      ruleSet: "points.rule_set",
      level: "points.level",
      postType: "points.post_type",
      total: "points.total",
      grade: "reports.grade",
      ungraded: "reports.ungraded",
      complete: "reports.complete",
      state: "reports.state",
    })
    .select(Object.fromEntries(AREAS.map((area) => [area, `points.${area.toLowerCase()}`])));
  const rows = (await query) as (AnnualPoints & { unitId: number; state: string })[];
  const byOfficer = new Map<number, AnnualPoints[]>();
  for (const row of rows) {
    if (Number(row.unitId) !== unitId || ruleSetOf.get(row.month) !== row.ruleSet) continue;
    if (published.has(row.month) && !PUBLIC.has(row.state)) continue;
    const earned = byOfficer.get(Number(row.officerId));
    if (earned) earned.push(row);
    else byOfficer.set(Number(row.officerId), [row]);
  }
  return byOfficer;
}

export function noGrades(): Record<Grade, number> {
  return Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;
}
