import type { Knex } from "knex";
import { AREAS } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import { upsertRows, type Row } from "../database/bulk.ts";
import { onTimeUntil } from "../months/month-state.ts";

const AREA_COLUMNS = AREAS.map((area) => area.toLowerCase());
/** Width of a band of totals: five points. */
const BAND = 500;

/** Grades and points that are kept twice: of every report, and with `pub_` before the name of the published ones. */
export const PUBLIC_CONTENT: readonly string[] = [
  ...GRADES.map((grade) => `grade_${grade}`),
  ...["scored", "sum_total", "indicators", "bands"],
  ...AREA_COLUMNS.flatMap((area) => [`sum_${area}`, `n_${area}`]),
];

/** What of a report and its points counts for its unit. */
export interface ReportLine {
  state: string;
  complete: number | boolean;
  submitted_at: string | null;
  grade: string | null;
  total: number | null;
  /** Points of each indicator in rule-set order: as stored, or as just computed. */
  indicators: string | readonly (number | null)[] | null;
  [area: string]: unknown;
}

/** What a writer holds in memory already: the unit's series, deadline and strength, and the lines he just wrote, by report id. */
export interface FreshLines {
  series: string;
  /** The last instant that is on time (`onTimeUntil`). */
  submitBy: string;
  /** How many officers owe the unit a report of this month. */
  expected: number;
  lines: ReadonlyMap<number, ReportLine>;
}

/**
 * Counts one unit's month anew for the screens: how far it has come, its grades, and the sums of its points. Part of
 * every transaction that changes a report, its points or its grade, so that figures never lag behind the rows.
 */
export async function refreshUnitMonth(
  trx: Knex.Transaction,
  month: Month,
  unitId: number,
  ruleSet: string,
  fresh?: FreshLines,
): Promise<void> {
  const row = await countUnitMonth(trx, month, unitId, ruleSet, fresh);
  await upsertRows(trx, "unit_months", [row], ["month", "unit_id", "rule_set"]);
}

/** The row of `unit_months` as the reports, points and grades give it now. */
export async function countUnitMonth(
  trx: Knex,
  month: Month,
  unitId: number,
  ruleSet: string,
  fresh?: FreshLines,
): Promise<Row> {
  const { series, submitBy } = fresh ?? (await readUnitAndMonth(trx, month, unitId));
  const others = trx("reports as r")
    .leftJoin("points as p", (on) => {
      on.on("p.report_id", "r.id").andOnVal("p.rule_set", ruleSet);
    })
    .where({ "r.unit_id": unitId, "r.month": month });
  if (fresh && fresh.lines.size > 0) {
    // Numbers written into the text: the driver would bind them one question mark at a time.
    others.whereRaw(`?? not in (${[...fresh.lines.keys()].map(Number).join(",")})`, ["r.id"]);
  }
  const read = await others.select<ReportLine[]>(
    "r.state",
    "r.complete",
    "r.submitted_at",
    "r.grade",
    "p.total",
    "p.indicators",
    ...AREA_COLUMNS.map((area) => `p.${area}`),
  );
  const lines = fresh ? [...read, ...fresh.lines.values()] : read;
  return {
    month,
    unit_id: unitId,
    rule_set: ruleSet,
    series,
    expected: fresh?.expected ?? (await countExpected(trx, unitId, month)),
    ...progressOf(lines, submitBy),
    ...contentOf(lines),
    ...publicContentOf(lines),
  };
}

/** Grades and points of these reports, as columns. */
function contentOf(lines: readonly ReportLine[]): Record<string, number | string> {
  return { ...gradesOf(lines), ...sumsOf(lines) };
}

/**
 * The same of the published ones alone, beside it: what colleagues are shown of a published month (细则 §10). A report
 * left out, reopened or being corrected is in neither its grade nor its points until it is published (again).
 */
function publicContentOf(lines: readonly ReportLine[]): Record<string, number | string> {
  const content = contentOf(lines.filter((line) => PUBLISHED.has(line.state)));
  return Object.fromEntries(PUBLIC_CONTENT.map((column) => [`pub_${column}`, content[column]!]));
}

async function readUnitAndMonth(trx: Knex, month: Month, unitId: number) {
  const row = await trx("units as u")
    .crossJoin(trx.raw("?? as ??", ["months", "m"]))
    .where({ "u.id": unitId, "m.month": month })
    .first<{ series: string; submitBy: string; backFilled: number | boolean }>(
      ...(["u.series", "m.submit_by as submitBy", "m.back_filled as backFilled"] as const),
    );
  return { series: row.series, submitBy: onTimeUntil({ ...row, backFilled: Boolean(row.backFilled) }) };
}

async function countExpected(trx: Knex, unitId: number, month: Month): Promise<number> {
  const day = lastDayOf(month);
  const counted = await trx("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("p.unit_id", unitId)
    .where("p.from_day", "<=", day)
    .where((open) => void open.whereNull("p.to_day").orWhere("p.to_day", ">=", day))
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .count({ n: "*" })
    .first<{ n: number }>();
  return Number(counted.n);
}

const REVIEWED = new Set(["signed", "checked", "published", "locked"]);
const PUBLISHED = new Set(["published", "locked"]);

function progressOf(lines: readonly ReportLine[], submitBy: string) {
  return {
    started: lines.length,
    complete: count(lines, (line) => Boolean(line.complete)),
    submitted: count(lines, (line) => line.submitted_at !== null),
    on_time: count(lines, (line) => line.submitted_at !== null && line.submitted_at <= submitBy),
    reviewed: count(lines, (line) => line.grade !== null || REVIEWED.has(line.state)),
    published: count(lines, (line) => PUBLISHED.has(line.state)),
  };
}

function gradesOf(lines: readonly ReportLine[]): Record<string, number> {
  return Object.fromEntries(
    GRADES.map((grade) => [`grade_${grade}`, count(lines, (line) => line.grade === grade)]),
  );
}

function sumsOf(lines: readonly ReportLine[]): Record<string, number | string> {
  const scored = lines.filter((line) => line.total !== null);
  const totals = scored.map((line) => line.total as number);
  const sums: Record<string, number | string> = {
    scored: scored.length,
    sum_total: totals.reduce((sum, total) => sum + total, 0),
    sum_squares: totals.reduce((sum, total) => sum + total * total, 0),
    indicators: JSON.stringify(indicatorSums(scored)),
    bands: JSON.stringify(bandsOf(totals)),
  };
  for (const area of AREA_COLUMNS) {
    const earned = scored.map((line) => line[area] as number | null).filter((points) => points !== null);
    sums[`sum_${area}`] = earned.reduce((sum, points) => sum + points, 0);
    sums[`n_${area}`] = earned.length;
  }
  return sums;
}

/** Sum and number of officers per indicator in rule-set order; 不适用 counts in neither. */
function indicatorSums(scored: readonly ReportLine[]): [sum: number, n: number][] {
  const sums: [number, number][] = [];
  for (const line of scored) {
    const earned =
      typeof line.indicators === "string"
        ? (JSON.parse(line.indicators) as (number | null)[])
        : (line.indicators ?? []);
    earned.forEach((points, index) => {
      const sum = (sums[index] ??= [0, 0]);
      if (points === null) return;
      sum[0] += points;
      sum[1] += 1;
    });
  }
  return sums;
}

function bandsOf(totals: readonly number[]): Record<string, number> {
  const bands: Record<string, number> = {};
  for (const total of totals) {
    const from = Math.floor(total / BAND) * BAND;
    bands[from] = (bands[from] ?? 0) + 1;
  }
  return bands;
}

function count(lines: readonly ReportLine[], is: (line: ReportLine) => boolean): number {
  let n = 0;
  for (const line of lines) if (is(line)) n += 1;
  return n;
}

/**
 * Makes writers of one unit's month take turns, across processes: whoever changes its reports, lines, points or
 * grades holds this row until COMMIT, so what he read is still true when he writes.
 */
export async function lockUnitMonth(
  trx: Knex.Transaction,
  month: Month,
  unitId: number,
  ruleSet: string,
  series: string,
): Promise<void> {
  const key = { month, unit_id: unitId, rule_set: ruleSet };
  if (await trx("unit_months").where(key).forUpdate().first("unit_id")) return;
  await trx("unit_months")
    .insert({
      ...key,
      series,
      expected: await countExpected(trx, unitId, month),
      indicators: "[]",
      bands: "{}",
      pub_indicators: "[]",
      pub_bands: "{}",
    })
    .onConflict(["month", "unit_id", "rule_set"])
    .ignore();
  await trx("unit_months").where(key).forUpdate().first("unit_id");
}
