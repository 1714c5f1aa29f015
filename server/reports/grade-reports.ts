import type { Knex } from "knex";
import { z } from "zod";
import { isWorkday, type Calendar } from "../../domain/calendar/workdays.ts";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import { checkGrade } from "../../domain/grading.ts";
import { GRADES } from "../../domain/grade.ts";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { GradeReceipt, GradeRequest, MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Points } from "../../domain/scoring/points.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import type { SignedInPerson } from "../access/person.ts";
import { isInChargeOf, mayHead } from "../access/scope.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { requireMonth } from "../months/month-store.ts";
import { ExcellentPools } from "./excellent-pools.ts";
import {
  fixBases,
  lockGrading,
  readCharges,
  readPoolMembers,
  saveReviews,
  type NewReview,
} from "./grade-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { readReports, type StoredReport } from "./report-store.ts";
import { findPosted, type PostedSubject } from "./subject-store.ts";
import { openProblem } from "./open-problem.ts";
import { UnitLines } from "./score-reports.ts";

export const gradeBody = z.strictObject({
  grades: z
    .array(
      z.strictObject({
        policeNo: z.string().regex(/^\d{6}$/),
        version: z.int().min(0),
        grade: z.enum(GRADES),
        reason: z.string().trim().max(500).optional(),
      }),
    )
    .min(1)
    .max(1_000),
});

type Wanted = GradeRequest["grades"][number];
type Verdict = GradeReceipt["rows"][number];

/**
 * 等次评定, simple form: a head grades the officers and deputies of his unit, a leader the heads in his charge (细则 §9).
 * Nobody grades himself or what he filled; the limits of 细则 §5 and the quota of 优秀 hold, also for two who sign at
 * once. Good grades are stored and the others named.
 * @throws Refusal month.unknown, month.not-open
 */
export async function gradeReports(
  context: Context,
  person: SignedInPerson,
  month: Month,
  request: GradeRequest,
  language: Language,
): Promise<GradeReceipt> {
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  if (line.state !== "open" && line.state !== "reviewing") throw new Refusal("month.not-open", { month });
  const rules = context.rules.compiled(line.ruleSet);
  const calendar = await readCalendar(context.db);
  const grading = { context, person, line, rules, calendar, at: now.toISOString() };
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => gradeAll(trx, grading, request, language));
    } catch (error) {
      // The month's first two reviewers met at the lock row both wanted to create.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

interface Grading {
  context: Context;
  person: SignedInPerson;
  line: MonthLine;
  rules: CompiledRules;
  calendar: Calendar;
  at: string;
}

async function gradeAll(
  trx: Knex.Transaction,
  grading: Grading,
  request: GradeRequest,
  language: Language,
): Promise<GradeReceipt> {
  const { context, person, line, rules, at } = grading;
  const { month } = line;
  const bases = await lockGrading(trx, month);
  const posted = await findPosted(
    trx,
    month,
    request.grades.map(({ policeNo }) => policeNo),
  );
  const units = new Map([...posted.values()].map(({ unit }) => [unit.id, unit]));
  for (const unit of [...units.values()].sort((a, b) => a.id - b.id)) {
    await lockUnitMonth(trx, month, unit.id, rules.version, unit.series);
  }
  const reports = await readReports(
    trx,
    month,
    [...posted.values()].map(({ officerId }) => officerId),
  );
  const lines = new Map<number, UnitSheets>();
  for (const { id } of units.values()) lines.set(id, await readUnitSheets(trx, rules, month, id));
  const members = await readPoolMembers(trx, month, rules.version);
  const pools = new ExcellentPools(members, await readCharges(trx, month), rules.ruleSet.grading, bases);

  const reviews = new Map<string, NewReview>();
  const verdicts = new Map<Wanted, Verdict>();
  // 优秀 first: whoever the quota has no room for is 良好 without a reason.
  const excellentFirst = [...request.grades].sort((a, b) => rankOf(a) - rankOf(b));
  for (const wanted of excellentFirst) {
    const subject = posted.get(wanted.policeNo);
    const report = subject && reports.get(subject.officerId);
    const no =
      refusalOf(grading, wanted, subject, report) ?? (reviews.has(wanted.policeNo) ? SAYS.twice : null);
    if (no || !subject || !report) {
      const told = no === SAYS.unknown ? undefined : report;
      verdicts.set(wanted, rejected(wanted, told, (no ?? SAYS.unknown)[language]));
      continue;
    }
    if (report.grade === wanted.grade) {
      verdicts.set(wanted, { policeNo: wanted.policeNo, outcome: "unchanged", grade: report.grade });
      continue;
    }
    const sheets = lines.get(subject.unit.id)!;
    const open = openProblem(rules, subject, report.fields, sheets.events, language);
    if (open !== null) {
      verdicts.set(wanted, rejected(wanted, report, open));
      continue;
    }
    const points = pointsOf(grading, subject, report, sheets.lines);
    const limit = checkGrade({
      ...{ points, suggestion: points.suggestedGrade, grade: wanted.grade, reason: wanted.reason },
      quotaLeft: pools.left(subject.officerId),
      passedOver: pools.isPassedOver(subject.officerId),
      grading: rules.ruleSet.grading,
    });
    if (limit) {
      verdicts.set(wanted, rejected(wanted, report, limit.message[language]));
      continue;
    }
    pools.give(subject.officerId, wanted.grade);
    reviews.set(wanted.policeNo, {
      ...{ reportId: report.id, version: report.version, contentHash: report.contentHash },
      ...{ suggested: points.suggestedGrade, grade: wanted.grade, reason: wanted.reason || null },
    });
    verdicts.set(wanted, { policeNo: wanted.policeNo, outcome: "saved", grade: wanted.grade });
  }
  if (reviews.size > 0) {
    const saved = [...reviews.values()];
    const detail = { grades: saved.map(({ reportId, version, grade }) => [reportId, version, grade]) };
    const { hash } = await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "report.grade", subject: `month/${month}` },
      detail: { ...detail, digest: contentHash(saved) },
    });
    await saveReviews(trx, saved, { accountId: person.accountId, chainHead: hash, at });
    await fixBases(trx, month, pools.bases);
    for (const { id } of units.values()) await refreshUnitMonth(trx, month, id, rules.version);
    await context.pulse.bump(trx);
  }
  return { month, rows: request.grades.map((wanted) => verdicts.get(wanted)!) };
}

function rankOf({ grade }: Wanted): number {
  return grade === "excellent" ? 0 : 1;
}

function rejected({ policeNo }: Wanted, report: StoredReport | undefined, message: string): Verdict {
  return { policeNo, outcome: "rejected", grade: report?.grade ?? null, message };
}

const SAYS = {
  unknown: {
    zh: "此人不由您审核，或本月没有月报。",
    en: "You do not review this officer, or there is no report.",
  },
  himself: { zh: "不能评定本人。", en: "Nobody grades himself." },
  filled: {
    zh: "这份月报由您填报，须由他人审核。",
    en: "You filled this report; somebody else must review it.",
  },
  stale: {
    zh: "月报已被修改，请刷新后再评定。",
    en: "The report changed meanwhile. Refresh and grade again.",
  },
  draft: { zh: "月报尚未提交，提交后才能评定。", en: "The report has not been submitted yet." },
  final: {
    zh: "本月结果已复核或公布，不能再改动等次。",
    en: "The month is checked or published; its grades stand.",
  },
  twice: { zh: "同一人在本次评定中出现两次。", en: "The same officer appears twice." },
} satisfies Record<string, Bilingual>;

/** Who may sign what, before anything is said about the grade itself. */
function refusalOf(
  { person }: Grading,
  wanted: Wanted,
  subject: PostedSubject | undefined,
  report: StoredReport | undefined,
): Bilingual | null {
  if (!subject) return SAYS.unknown;
  if (subject.officerId === person.officerId) return SAYS.himself;
  const reviews =
    subject.level === "head"
      ? isInChargeOf(person, subject.unit.id)
      : subject.level !== "leader" && mayHead(person, subject.unit.id);
  if (!reviews || !report) return SAYS.unknown;
  if (report.filledBy === person.accountId) return SAYS.filled;
  if (report.version !== wanted.version) return SAYS.stale;
  if (FINAL.has(report.state)) return SAYS.final;
  return report.state === "submitted" || report.state === "signed" ? null : SAYS.draft;
}
const FINAL: ReadonlySet<string> = new Set(["checked", "published", "locked"]);

/** A unit's detail lines: sorted out for scoring, and every event as it stands. */
interface UnitSheets {
  lines: UnitLines;
  events: EventLine[];
}

async function readUnitSheets(
  trx: Knex.Transaction,
  rules: CompiledRules,
  month: Month,
  unitId: number,
): Promise<UnitSheets> {
  const credits = (await readCredits(trx, unitId, month)).map(({ line }) => line);
  const events = (await readEvents(trx, unitId, month)).map(({ line }) => line);
  return { lines: new UnitLines(rules, credits, events), events };
}

/** The points the grade rests on, with what only the submission tells: how late it was (细则 §5). */
function pointsOf(
  { rules, line, calendar }: Grading,
  subject: PostedSubject,
  report: StoredReport,
  lines: UnitLines,
): Points {
  const { level, postType, policeNo } = subject;
  return scoreMonth(rules, {
    ...{ month: line.month, level, postType, fields: report.fields },
    ...{ credits: lines.creditsOf(policeNo), events: lines.eventsOf(policeNo) },
    workdaysLate: workdaysLate(calendar, line.submitBy, report.submittedAt),
  });
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/** Workdays begun after the deadline until the report was submitted; 0 = on time. */
function workdaysLate(calendar: Calendar, submitBy: string, submittedAt: string | null): number {
  if (submittedAt === null || submittedAt <= submitBy) return 0;
  let late = 0;
  for (let time = Date.parse(submitBy); time < Date.parse(submittedAt) && late < 60; time += DAY) {
    const next = new Date(time + SHANGHAI + DAY).toISOString().slice(0, 10);
    if (isWorkday(calendar, next)) late += 1;
  }
  return late;
}
