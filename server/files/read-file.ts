import type { Knex } from "knex";
import type { FileMonth, OfficerFile } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readPoints } from "../reports/points-store.ts";
import type { StoredPoints } from "../reports/points-store.ts";
import { explainReport } from "./explain-report.ts";
import {
  findOwner,
  findPosting,
  readContent,
  readFiledReports,
  readLastReviews,
  type FiledGrade,
  type FiledReport,
  type FileOwner,
} from "./file-store.ts";
import { shanghaiDay } from "../today.ts";
import { isSanction } from "./redact-event.ts";
import { fileView, type FileView } from "./who-may-read.ts";

type SeenReport = FiledReport & { view: FileView };

/**
 * An officer's file as this reader may see it: the months, and one of them explained to the last point. Seeing
 * another officer's sanctions is a sensitive read and goes into the audit chain before the answer leaves.
 * @param month the month to explain; the latest visible by default
 * @throws Refusal `officer.unknown` when there is no such officer or nothing of him may be seen; `report.unknown`
 */
export async function readFile(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month?: Month,
): Promise<OfficerFile> {
  const file = await context.db.transaction((db) => composeFile({ ...context, db }, person, policeNo, month));
  const { detail } = file;
  if (detail?.events.some(isSanction) && person.policeNo !== policeNo) {
    await recordSensitiveRead(context, person, policeNo, detail.month);
  }
  return file;
}

/** Everything from one snapshot: the points are those of the very content shown beside them. */
async function composeFile(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month | undefined,
): Promise<OfficerFile> {
  const { db } = context;
  const owner = await findOwner(db, policeNo);
  if (!owner) throw new Refusal("officer.unknown", { policeNo });
  const seen = await seenReports(db, person, owner);
  if (seen.length === 0 && person.officerId !== owner.id) throw new Refusal("officer.unknown", { policeNo });
  const wanted = month === undefined ? seen[0] : seen.find((report) => report.month === month);
  if (month !== undefined && !wanted) throw new Refusal("report.unknown");
  const months = await describeMonths(context, seen);
  const detail = wanted ? await describeDetail(context, owner, wanted, months.get(wanted.id)!) : null;
  return { officer: await describeOwner(context, owner, seen), months: [...months.values()], detail };
}

async function seenReports(db: Knex, person: SignedInPerson, owner: FileOwner): Promise<SeenReport[]> {
  const reports = await readFiledReports(db, owner.id);
  return reports
    .map((report) => {
      const published = report.monthState === "published" || report.monthState === "locked";
      const subject = { officerId: owner.id, unitId: Number(report.unitId), published };
      return { ...report, view: fileView(person, subject) };
    })
    .filter(({ view }) => view !== "none");
}

async function describeMonths(
  context: Context,
  reports: readonly SeenReport[],
): Promise<Map<number, FileMonth>> {
  const points = new Map<number, StoredPoints>();
  for (const ruleSet of new Set(reports.map((report) => report.ruleSet))) {
    const ids = reports.filter((report) => report.ruleSet === ruleSet).map(({ id }) => id);
    for (const [id, own] of await readPoints(context.db, context.rules.compiled(ruleSet), ids))
      points.set(id, own);
  }
  const reviews = await readLastReviews(context.db, reports.map(({ id }) => id)); // prettier-ignore
  return new Map(
    reports.map((report) => [
      report.id,
      describeMonth(report, points.get(report.id), reviews.get(report.id)),
    ]),
  );
}

function describeMonth(
  report: SeenReport,
  points: StoredPoints | undefined,
  review: FiledGrade | undefined,
): FileMonth {
  const { month, state, unit, unitName, version, ruleSet, grade } = report;
  const graded = grade === null ? undefined : review;
  return {
    month,
    state,
    unit,
    unitName,
    version,
    ruleSet,
    points: points ? { total: points.total, areas: points.areas, indicators: points.indicators } : null,
    suggestedGrade: points?.suggestedGrade ?? null,
    grade,
    gradeReason: graded?.reason ?? null,
    gradedBy: graded?.by ?? null,
    gradedAt: graded?.at ?? null,
  };
}

async function describeDetail(
  context: Context,
  owner: FileOwner,
  report: SeenReport,
  month: FileMonth,
): Promise<NonNullable<OfficerFile["detail"]>> {
  const { fields, filledBy, filledAt } = await readContent(context.db, report.id);
  const rules = context.rules.compiled(report.ruleSet);
  const explained = await explainReport(context.db, rules, report, owner, fields, report.view);
  return { ...month, fields, ...explained, filledBy, filledAt };
}

/** Who he is today; a published reader learns no posting that a published month does not show. */
async function describeOwner(
  context: Context,
  owner: FileOwner,
  seen: readonly SeenReport[],
): Promise<OfficerFile["officer"]> {
  const { policeNo, name, postType } = owner;
  const last = seen[0];
  if (last) {
    return {
      policeNo,
      name,
      unit: last.unit,
      unitName: last.unitName,
      postType: last.postType,
      level: last.level,
    };
  }
  const today = shanghaiDay(context.clock.now());
  const posting = await findPosting(context.db, owner.id, today);
  return {
    policeNo,
    name,
    unit: posting?.unit ?? "",
    unitName: posting?.unitName ?? "",
    postType,
    level: posting?.level ?? "officer",
  };
}

async function recordSensitiveRead(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: "file.read-sanction",
      subject: `officer/${policeNo}/month/${month}`,
      detail: {},
    });
  });
}
