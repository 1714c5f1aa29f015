import { GRADES } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { ReviewPool, ReviewRow, ReviewSheet } from "../../domain/messages/review.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readEvidenceDigests } from "../evidence/evidence-store.ts";
import { requireMonth } from "../months/month-store.ts";
import { shanghaiDay } from "../today.ts";
import type { ExcellentPools } from "./excellent-pools.ts";
import { readGradingBases } from "./grade-store.ts";
import { readPools } from "./read-pools.ts";
import { readReviewCases, type ReviewCase } from "./review-readings.ts";
import { readReviewTasks, type ReviewTask } from "./review-scope.ts";
import {
  readLastReturns,
  readNames,
  readPastMonths,
  type LastReturn,
  type PastMonth,
} from "./review-store.ts";
import { readReviews, type StoredReview } from "./sign-store.ts";
import { shown, standingReviews, validityOf } from "./sign-status.ts";

/** What is known of all rows together. */
interface Known {
  person: SignedInPerson;
  line: MonthLine;
  grading: GradingRules;
  language: Language;
  cases: ReadonlyMap<number, ReviewCase>;
  reviews: ReadonlyMap<number, StoredReview[]>;
  past: ReadonlyMap<number, PastMonth[]>;
  returns: ReadonlyMap<number, LastReturn>;
  names: ReadonlyMap<number, string>;
  files: ReadonlyMap<string, readonly string[]>;
  pools: ExcellentPools;
}

/**
 * 审核表: everybody whose report of the month the person reviews, with all he needs to decide: points, suggestion,
 * warnings, evidence, the months before, what was signed so far, and the quota of each pool.
 * @throws Refusal month.unknown
 */
export async function reviewSheet(
  context: Context,
  person: SignedInPerson,
  month: Month,
  language: Language,
): Promise<ReviewSheet> {
  const { db, clock } = context;
  const now = clock.now();
  const line = await requireMonth(db, month, now);
  const { ruleSet, state, reviewBy, leaderReviewBy } = line;
  const rules = context.rules.compiled(ruleSet);
  const { grading } = rules.ruleSet;
  const head = { month, state, ruleSet, reviewBy, leaderReviewBy };
  const tasks = await readReviewTasks(db, month, shanghaiDay(now), person);
  if (tasks.length === 0) return { ...head, pools: [], rows: [] };
  const officerIds = tasks.map(({ subject }) => subject.officerId);
  const unitIds = [...new Set(tasks.map(({ subject }) => subject.unit.id))];
  const { cases } = await readReviewCases(db, rules, line, unitIds, language, new Set(officerIds));
  const reports = [...cases.values()].map(({ report }) => report);
  const reportIds = reports.map(({ id }) => id);
  const bases = await readGradingBases(db, month);
  const pools = await readPools(db, month, rules, bases, tasks.map(({ subject }) => subject)); // prettier-ignore
  const numbers = [...cases.values()].flatMap(({ evidence }) => evidence.numbers);
  const known: Known = {
    ...{ person, line, grading, language, cases, pools },
    reviews: await readReviews(db, reportIds),
    past: await readPastMonths(db, month, officerIds),
    returns: await readLastReturns(db, reportIds),
    names: await readNames(
      db,
      reports.map(({ filledBy }) => filledBy),
    ),
    files: await readEvidenceDigests(db, [...new Set(numbers)]),
  };
  const rows = tasks.map((task) => rowOf(known, task));
  return { ...head, pools: poolsOf(pools, officerIds), rows };
}

function poolsOf(pools: ExcellentPools, officerIds: readonly number[]): ReviewPool[] {
  const found = officerIds.flatMap((id) => pools.poolOf(id) ?? []);
  return [...new Map(found.map((pool) => [pool.key, pool])).values()];
}

function rowOf(known: Known, task: ReviewTask): ReviewRow {
  const { subject, reviewing, mine } = task;
  const { policeNo, name, level, postType, unit, officerId } = subject;
  const one = known.cases.get(officerId);
  const head = {
    ...{ policeNo, name, unit: unit.code, unitName: unit.name, level, postType },
    ...{ capacity: mine.capacity, acting: mine.delegationId !== null },
    ...{ route: reviewing.route, routeReason: reviewing.reason },
    arrivedLate: subject.since > `${known.line.month}-15` && subject.since <= lastDayOf(known.line.month),
    history: known.past.get(officerId) ?? [],
    pool: known.pools.poolOf(officerId)?.key ?? null,
  };
  if (!one) return { ...head, ...NOTHING };
  return { ...head, ...contentOf(known, one), ...signaturesOf(known, one, task) };
}

const NOTHING = {
  ...{ reportId: null, version: 0, state: "empty", filledBy: null, attestedAt: null, submittedAt: null },
  ...{ workdaysLate: 0, total: null, areas: null, selfGrade: null, suggestedGrade: null, ungradable: null },
  ...{ bars: [], warnings: [], obstacle: null, grade: null, ungraded: null, own: null, other: null },
  ...{
    evidence: { events: 0, numbers: [], files: 0, missing: 0 },
    differed: false,
    signatures: [],
    returned: null,
  },
} satisfies Partial<ReviewRow>;

function contentOf({ grading, language, files, names, returns }: Known, one: ReviewCase) {
  const { report, points, warnings, obstacle, evidence, events } = one;
  const cited = [...new Set(evidence.numbers)];
  return {
    ...{ reportId: report.id, version: report.version, state: report.state, warnings, obstacle },
    ...{ attestedAt: report.attestedAt, submittedAt: report.submittedAt, workdaysLate: one.workdaysLate },
    filledBy: names.get(report.filledBy) ?? null,
    ...{ total: points.total, areas: points.areas, ungradable: points.ungradable },
    ...{ suggestedGrade: points.suggestedGrade, grade: report.grade, ungraded: report.ungraded },
    selfGrade: GRADES.find((grade) => grade === report.fields.selfGrade) ?? null,
    bars: grading.excellentBars
      .filter(({ code }) => points.barredFromExcellent.includes(code))
      .map((bar) => bar.name[language]),
    evidence: {
      ...{ events: events.length, numbers: cited, missing: evidence.missing },
      files: cited.reduce((sum, number) => sum + (files.get(number)?.length ?? 0), 0),
    },
    returned: returns.get(report.id) ?? null,
  };
}

/** While one of two has still to sign, neither learns what the other signed. */
function signaturesOf({ reviews, person }: Known, one: ReviewCase, { reviewing, mine }: ReviewTask) {
  const { report, material } = one;
  const all = reviews.get(report.id) ?? [];
  const standing = standingReviews(report.state, all).map((review) => ({
    review,
    signature: shown(review, validityOf(report, review, material)),
  }));
  const own = standing.find(({ review }) => review.reviewerId === person.accountId)?.signature ?? null;
  const second = reviewing.all
    ? reviewing.reviewers.find(({ capacity }) => capacity !== mine.capacity)
    : undefined;
  const hisOwn = standing.filter(({ review }) => review.reviewerId === person.accountId);
  return {
    own,
    other: second
      ? {
          capacity: second.capacity,
          signed: standing.some(
            ({ review, signature }) => review.capacity === second.capacity && signature.validity === "valid",
          ),
        }
      : null,
    differed: report.state === "submitted" && differ(all.slice(-2), report.version),
    signatures: (report.state === "signing" ? hisOwn : standing).map(({ signature }) => signature),
  };
}

function differ([first, second]: readonly StoredReview[], version: number): boolean {
  if (!first || second?.signers !== 2 || first.version !== version || second.version !== version)
    return false;
  return (
    first.capacity !== second.capacity && (first.grade !== second.grade || first.result !== second.result)
  );
}
