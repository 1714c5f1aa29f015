import type { Knex } from "knex";
import type { FileMonth, OfficerFile } from "../../domain/messages.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readPoints, type StoredPoints } from "../reports/points-store.ts";
import { explainReport, readSheetLines, type ExplainedReport } from "./explain-report.ts";
import { readContent, readLastReviews, type FiledGrade, type FileOwner } from "./file-store.ts";
import { describeLife } from "./describe-life.ts";
import { readLinesAsOf, readVersion } from "./published-store.ts";
import { isSnapshot, type SeenReport } from "./see-reports.ts";

/** The months of a file, newest first, each as its reader may see it. */
export async function describeMonths(
  context: Context,
  owner: FileOwner,
  reports: readonly SeenReport[],
): Promise<FileMonth[]> {
  const { db, rules } = context;
  const points = new Map<number, StoredPoints>();
  for (const ruleSet of new Set(reports.map((report) => report.ruleSet))) {
    const ids = reports.filter((report) => report.ruleSet === ruleSet).map(({ id }) => id);
    for (const [id, own] of await readPoints(db, rules.compiled(ruleSet), ids)) points.set(id, own);
  }
  const reviews = await readLastReviews(db, reports.map(({ id }) => id)); // prettier-ignore
  const months: FileMonth[] = [];
  for (const report of reports) {
    const month = describeMonth(report, points.get(report.id), reviews.get(report.id));
    months.push(
      isSnapshot(report) ? asPublished(month, report, await explainSeen(context, owner, report)) : month,
    );
  }
  return months;
}

/** The month opened: its fields and lines, and how every point was earned. */
export async function describeDetail(
  context: Context,
  person: SignedInPerson,
  owner: FileOwner,
  report: SeenReport,
  month: FileMonth,
): Promise<NonNullable<OfficerFile["detail"]>> {
  const { filledBy, filledAt } = await readContent(context.db, report.id);
  const { fields, ...explained } = await explainSeen(context, owner, report);
  const life = await describeLife(context, person, owner, report);
  const by = report.view === "chain" ? { filledBy, filledAt } : { filledBy: "", filledAt: "" };
  return { ...month, fields, ...explained, ...by, life };
}

function describeMonth(
  report: SeenReport,
  points: StoredPoints | undefined,
  review: FiledGrade | undefined,
): FileMonth {
  const { month, state, unit, unitName, version, mending, ungraded, ruleSet, grade, view } = report;
  const graded = grade === null ? undefined : review;
  return {
    ...{ month, state, unit, unitName, mending, ungraded, ruleSet, grade },
    version: view === "chain" ? version : 0,
    points: points ? { total: points.total, areas: points.areas, indicators: points.indicators } : null,
    suggestedGrade: points?.suggestedGrade ?? null,
    gradeReason: graded?.reason ?? null,
    gradedBy: graded?.by ?? null,
    gradedAt: graded?.at ?? null,
  };
}

/** While a month is being mended colleagues go on seeing what was last published, under its state. */
function asPublished(month: FileMonth, report: SeenReport, { explanation }: ExplainedReport): FileMonth {
  const last = report.published.at(-1)!;
  const { total, areas, indicators, suggestedGrade } = explanation.points;
  const { grade, ungraded } = last;
  const kept = grade !== null && grade === report.grade;
  return {
    ...{ ...month, state: "published", grade, ungraded, suggestedGrade },
    points: { total: last.total ?? total, areas, indicators },
    ...(!kept && { gradeReason: null, gradedBy: null, gradedAt: null }),
  };
}

async function explainSeen(
  { db, rules }: Context,
  owner: FileOwner,
  report: SeenReport,
): Promise<ExplainedReport & { fields: NonNullable<OfficerFile["detail"]>["fields"] }> {
  const { fields, sheets } = await readSeen(db, report);
  const seen = { fields, sheets, view: report.view };
  return { fields, ...(await explainReport(db, rules.compiled(report.ruleSet), report, owner, seen)) };
}

async function readSeen(db: Knex, report: SeenReport) {
  const last = isSnapshot(report) ? report.published.at(-1) : undefined;
  const then = last && (await readVersion(db, report.id, last.version));
  if (!last || !then) {
    return { fields: (await readContent(db, report.id)).fields, sheets: await readSheetLines(db, report) };
  }
  return { fields: then, sheets: await readLinesAsOf(db, report.unitId, report.month, last.at) };
}
