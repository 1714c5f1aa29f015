import type { Knex } from "knex";
import type {
  PublicationCounts,
  PublicationOverview,
  PublicationReport,
  PublicationUnit,
} from "../../domain/messages/publication.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { lastDayOf } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { readPublications } from "./publication-store.ts";
import { readExpected, readMissing } from "./standing-store.ts";
import { isBlocked, isDue, weighStandings, type WeighedReport } from "./weigh-standings.ts";

/**
 * 复核公布: how far every unit is, what keeps reports from being published, and what was published so far. With a unit,
 * every officer of it; without one, the reports that need somebody's attention.
 * @throws Refusal unit.unknown
 */
export async function publicationFigures(
  db: Knex,
  rules: CompiledRules,
  line: MonthLine,
  now: string,
  code?: string,
): Promise<PublicationOverview> {
  const { month, state, practice, checkBy, publishAt } = line;
  const units = (await allUnits(db)).map((unit) => ({ ...unit, id: Number(unit.id) }));
  const asked = units.find((unit) => unit.code === code);
  if (code !== undefined && !asked) throw new Refusal("unit.unknown", { unit: code });
  const weighed = await weighStandings(db, rules, line, { verify: "words" });
  const expected = await readExpected(db, lastDayOf(month));
  const codes = new Map(units.map((unit) => [unit.id, unit.code]));
  const byUnit = new Map<number, WeighedReport[]>(units.map(({ id }) => [id, []]));
  for (const report of weighed) byUnit.get(report.unitId)?.push(report);
  const lines = units
    .map((unit) => describeUnit(unit, expected.get(unit.id) ?? 0, byUnit.get(unit.id) ?? []))
    .filter((unit) => unit.expected > 0);
  const shown = asked
    ? weighed.filter(({ unitId }) => unitId === asked.id)
    : weighed.filter((report) => isBlocked(report) || (report.changed && isDue(report)));
  const missing = asked ? await readMissing(db, month, lastDayOf(month), asked.id) : [];
  return {
    ...{ month, state, practice, checkBy, publishAt, early: now < publishAt },
    total: lines.reduce(add, NOTHING),
    units: lines,
    reports: [
      ...shown.map((report) => describeReport(report, codes.get(report.unitId) ?? "")),
      ...missing.map((officer): PublicationReport => ({ ...EMPTY, ...officer, unit: asked!.code })),
    ].sort((a, b) => (a.policeNo < b.policeNo ? -1 : 1)),
    publications: (await readPublications(db, month)).map(({ seq, at, by, note, reports, digest }) => ({
      ...{ seq, at, by, note, reports, digest },
    })),
  };
}

const NOTHING: PublicationCounts = {
  ...{ expected: 0, missing: 0, waiting: 0, submitted: 0, signed: 0, checked: 0 },
  ...{ published: 0, changed: 0, due: 0, late: 0, blocked: 0 },
};
const EMPTY: Omit<PublicationReport, "policeNo" | "name" | "unit" | "level"> = {
  ...{
    reportId: null,
    state: "empty",
    version: 0,
    grade: null,
    ungraded: null,
    total: null,
    submittedAt: null,
  },
  ...{ signedBy: null, signedAt: null, signature: "none", obstacles: [], publishedIn: null, changed: false },
};

/** Under which heading a report of this state is counted. */
const HEADING: Record<string, "waiting" | "submitted" | "signed" | "checked" | "published"> = {
  submitted: "submitted",
  signing: "submitted",
  signed: "signed",
  checked: "checked",
  published: "published",
  locked: "published",
};

function describeUnit(unit: Unit, expected: number, reports: readonly WeighedReport[]): PublicationUnit {
  const counts = { ...NOTHING, expected: Math.max(expected, reports.length) };
  counts.missing = counts.expected - reports.length;
  counts.waiting = counts.missing;
  for (const report of reports) {
    counts[HEADING[report.state] ?? "waiting"] += 1;
    if (report.changed) counts.changed += 1;
    if (isDue(report)) counts.due += 1;
    if (report.obstacles.includes("late")) counts.late += 1;
    if (isBlocked(report)) counts.blocked += 1;
  }
  return { unit: unit.code, name: unit.name, series: unit.series, ...counts };
}

function add(sum: PublicationCounts, unit: PublicationCounts): PublicationCounts {
  const names = Object.keys(NOTHING) as (keyof PublicationCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, sum[name] + unit[name]]),
  ) as unknown as PublicationCounts;
}

function describeReport(report: WeighedReport, unit: string): PublicationReport {
  const { policeNo, name, level, state, version, grade, ungraded, total, submittedAt } = report;
  const { signedBy, signedAt, signature, obstacles, publishedIn, changed } = report;
  return {
    reportId: report.id,
    ...{ policeNo, name, unit, level, state, version, grade, ungraded, total, submittedAt },
    ...{ signedBy, signedAt, signature, obstacles, publishedIn, changed },
  };
}
