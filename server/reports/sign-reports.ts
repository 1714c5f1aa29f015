import type { Knex } from "knex";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { SignReceipt, SignRow } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Reviewer, Reviewing } from "../../domain/routing.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudits, lockChainHead, type ChainHead } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { onTimeUntil } from "../months/month-state.ts";
import { requireMonth } from "../months/month-store.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { shanghaiDay } from "../today.ts";
import type { ExcellentPools } from "./excellent-pools.ts";
import { fixBases, lockGrading } from "./grade-store.ts";
import { readPools } from "./read-pools.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { readReviewCases, type ReviewCase } from "./review-readings.ts";
import type { ReviewSubject } from "./review-store.ts";
import { signatureHash, type SignedWords } from "./signature-hash.ts";
import { checkResult, notHis, notNow, rankOf, resultOf, reviewerAmong, SAYS } from "./sign-decision.ts";
import {
  noteDifference,
  readPendingGrades,
  readReviews,
  readSignables,
  saveSignatures,
  type NewReview,
  type ReportResult,
  type StoredReview,
} from "./sign-store.ts";
import { restsOnSignatures, standingReviews, validityOf } from "./sign-status.ts";
import { findPosted, type PostedSubject } from "./subject-store.ts";

type Verdict = SignReceipt["rows"][number];

/**
 * 审核签字: whoever reviews these officers on the month's last day (细则 §9) signs a grade, or 不定等次, for each. The
 * limits of 细则 §5 and the quota of 优秀 hold, also for two who sign at once; bureau leaders need 局长 and 政委 with the
 * same result, and a difference goes back to both. Good rows are signed, each with its own signature and audit entry,
 * and the others named. The caller has confirmed the password.
 * @throws Refusal month.unknown, month.not-open
 */
export async function signReports(
  context: Context,
  person: SignedInPerson,
  month: Month,
  rows: readonly SignRow[],
  language: Language,
): Promise<SignReceipt> {
  const now = context.clock.now();
  const line = await requireMonth(context.db, month, now);
  if (line.state === "upcoming") throw new Refusal("month.not-open", { month });
  const rules = context.rules.compiled(line.ruleSet);
  for (let attempt = 1; ; attempt++) {
    const signing = new Signing(context, person, line, rules, now, language);
    try {
      return await inTransaction(context, (trx) => signing.run(trx, rows));
    } catch (error) {
      // The month's first two reviewers met at the lock row both wanted to create.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

/** One person signing at one moment. */
class Signing {
  readonly #context: Context;
  readonly #person: SignedInPerson;
  readonly #line: MonthLine;
  readonly #rules: CompiledRules;
  readonly #now: Date;
  readonly #language: Language;

  constructor(
    context: Context,
    person: SignedInPerson,
    line: MonthLine,
    rules: CompiledRules,
    now: Date,
    language: Language,
  ) {
    this.#context = context;
    this.#person = person;
    this.#line = line;
    this.#rules = rules;
    this.#now = now;
    this.#language = language;
  }

  async run(trx: Knex.Transaction, rows: readonly SignRow[]): Promise<SignReceipt> {
    const { month } = this.#line;
    const bases = await lockGrading(trx, month);
    const posted = await findPosted(
      trx,
      month,
      rows.map(({ policeNo }) => policeNo),
    );
    const reviewing = await readReviewing(
      trx,
      month,
      shanghaiDay(this.#now),
      [...posted.values()].map(({ officerId }) => officerId),
    );
    const his = [...posted.values()].filter(
      ({ officerId }) => reviewerAmong(reviewing.get(officerId), this.#person) !== null,
    );
    const units = new Map(his.map(({ unit }) => [unit.id, unit]));
    for (const unit of [...units.values()].sort((a, b) => a.id - b.id))
      await lockUnitMonth(trx, month, unit.id, this.#rules.version, unit.series);
    const only = new Set(his.map(({ officerId }) => officerId));
    const { subjects, cases } = await readReviewCases(
      ...([trx, this.#rules, this.#line, [...units.keys()], this.#language, only] as const),
    );
    const strangers = [...posted.values()].filter(({ officerId }) => !only.has(officerId));
    const others = await readOthers(trx, month, strangers);
    const reviews = await readReviews(
      trx,
      [...cases.values()].flatMap(({ report }) => (restsOnSignatures(report.state) ? [report.id] : [])),
    );
    const { grading } = this.#rules.ruleSet;
    const pools = await readPools(trx, month, this.#rules, bases, his);
    if (his.some(({ officerId }) => reviewing.get(officerId)?.all))
      for (const one of await readPendingGrades(trx, month)) pools.expect(one.officerId, one.grade);

    const head = await lockChainHead(trx);
    const signed = new Map<string, Signed>();
    const verdicts = new Map<SignRow, Verdict>();
    // 不定等次 first: it shrinks the quota's base. Then 优秀: whoever there is no room for is 良好 without a reason.
    for (const wanted of [...rows].sort((a, b) => rankOf(a) - rankOf(b))) {
      const subject = posted.get(wanted.policeNo);
      const one = subject && cases.get(subject.officerId);
      const known = subject && reviewing.get(subject.officerId);
      const mine = reviewerAmong(known, this.#person);
      if (!subject || !one || !known || !mine) {
        const filledBy = subject && others.get(subject.officerId)?.filledBy;
        verdicts.set(wanted, this.#no(wanted, null, notHis(this.#person, subject, filledBy)));
        continue;
      }
      if (signed.has(wanted.policeNo)) {
        verdicts.set(wanted, this.#no(wanted, one, SAYS.twice));
        continue;
      }
      const no = notNow(one, wanted) ?? checkResult(one, wanted, pools, grading);
      if (no) {
        verdicts.set(wanted, this.#no(wanted, one, no));
        continue;
      }
      const sofar = reviews.get(one.report.id) ?? [];
      if (this.#hasSigned(one, sofar, wanted)) {
        verdicts.set(wanted, { ...resultOf(wanted), outcome: "unchanged" });
        continue;
      }
      const made = this.#sign(one, known, mine, sofar, wanted, head.hash);
      // A first of two signatures takes its place of the quota, a difference gives it back.
      if (made.outcome === "sentBack") pools.expect(subject.officerId, null);
      else if (made.outcome === "partial") pools.expect(subject.officerId, wanted.grade ?? null);
      else pools.give(subject.officerId, wanted.grade ?? null);
      signed.set(wanted.policeNo, made);
      verdicts.set(wanted, this.#verdictOf(made, wanted));
    }
    if (signed.size > 0) await this.#save(trx, [...signed.values()], { pools, bases, head, subjects });
    return { month, rows: rows.map((wanted) => verdicts.get(wanted)!) };
  }

  #no(wanted: SignRow, one: ReviewCase | null, why: Bilingual | string): Verdict {
    const message = typeof why === "string" ? why : why[this.#language];
    const { policeNo } = wanted;
    const { grade = null, ungraded = null } = one?.report ?? {};
    return { policeNo, outcome: why === SAYS.stale ? "conflict" : "rejected", grade, ungraded, message };
  }

  #verdictOf({ outcome }: Signed, wanted: SignRow): Verdict {
    if (outcome === "signed") return { ...resultOf(wanted), outcome };
    return { ...resultOf(wanted), outcome, message: SAYS[outcome][this.#language] };
  }

  /** His own valid signature says the same already. */
  #hasSigned(one: ReviewCase, reviews: readonly StoredReview[], wanted: SignRow): boolean {
    const own = standingReviews(one.report.state, reviews).find(
      ({ reviewerId }) => reviewerId === this.#person.accountId,
    );
    if (!own || validityOf(one.report, own, one.material) !== "valid") return false;
    return (
      own.grade === (wanted.grade ?? null) &&
      own.result === (wanted.ungraded ?? "grade") &&
      own.reason === (wanted.reason || null) &&
      own.opinion === (wanted.opinion || null)
    );
  }

  #sign(
    { subject, report, material, points, warnings }: ReviewCase,
    { all, reviewers }: Reviewing,
    { capacity, delegationId }: Reviewer,
    reviews: readonly StoredReview[],
    wanted: SignRow,
    chainHead: string,
  ): Signed {
    const words: SignedWords = {
      ...{ reportId: report.id, version: report.version, reviewerId: this.#person.accountId, capacity },
      ...{ delegationId, suggested: points.suggestedGrade, grade: wanted.grade ?? null },
      ...{ result: wanted.ungraded ?? "grade", reason: wanted.reason || null },
      ...{ opinion: wanted.opinion || null, warnings, chainHead, at: this.#now.toISOString() },
      ...{ contentHash: material.contentHash, materialHash: material.materialHash },
      signers: all ? reviewers.length : 1,
    };
    const last = report.state === "signing" ? reviews.at(-1) : undefined;
    const other =
      last && last.capacity !== capacity && validityOf(report, last, material) === "valid" ? last : null;
    const differs = other !== null && (other.grade !== words.grade || other.result !== words.result);
    const outcome = words.signers === 1 || (other && !differs) ? "signed" : differs ? "sentBack" : "partial";
    return { words, subject, outcome, otherId: other?.reviewerId ?? null };
  }

  async #save(
    trx: Knex.Transaction,
    signed: readonly Signed[],
    { pools, bases, head, subjects }: Held,
  ): Promise<void> {
    const { month } = this.#line;
    const at = this.#now.toISOString();
    const reviews = signed.map(({ words }): NewReview => ({ ...words, signature: signatureHash(words) }));
    const entries = signed.map(({ words, outcome }, index) => ({
      ...{ at, actorId: this.#person.accountId, action: "report.sign", subject: `report/${words.reportId}` },
      detail: {
        ...{ month, version: words.version, grade: words.grade, result: words.result, outcome },
        ...{ capacity: words.capacity, delegation: words.delegationId },
        signature: reviews[index]!.signature,
      },
      ...(index === 0 && { vouches: { reports: signed.map((one) => one.words.reportId) } }),
    }));
    await saveSignatures(trx, reviews, signed.map(reportResult));
    await appendAudits(trx, entries, head);
    if (JSON.stringify(pools.bases) !== JSON.stringify(bases)) await fixBases(trx, month, pools.bases);
    const told = signed.flatMap(({ outcome, otherId, subject, words }) =>
      (outcome === "sentBack" && otherId !== null ? [otherId, this.#person.accountId] : []).map(
        (accountId) => ({
          ...{ accountId, month, policeNo: subject.policeNo, name: subject.name, version: words.version },
        }),
      ),
    );
    await noteDifference(trx, told, at);
    const submitBy = onTimeUntil(this.#line);
    for (const { id, series } of new Map(
      signed.map(({ subject }) => [subject.unit.id, subject.unit]),
    ).values()) {
      const expected = [...subjects.values()].filter(
        ({ unit, level }) => unit.id === id && level !== "chief",
      );
      const fresh = { series, submitBy, expected: expected.length, lines: NO_LINES };
      await refreshUnitMonth(trx, month, id, this.#rules.version, fresh);
    }
    await this.#context.pulse.bump(trx);
  }
}

/** What is held until COMMIT. */
interface Held {
  pools: ExcellentPools;
  bases: Readonly<Record<string, number>>;
  head: ChainHead;
  /** Everybody of the units concerned. */
  subjects: ReadonlyMap<number, ReviewSubject>;
}
const NO_LINES = new Map<number, never>();

/** The reports of people he asked for and does not review: he may only learn that he filled one himself. */
async function readOthers(trx: Knex.Transaction, month: Month, strangers: readonly PostedSubject[]) {
  const officerIds = strangers.map(({ officerId }) => officerId);
  return officerIds.length === 0 ? new Map<number, never>() : readSignables(trx, month, { officerIds });
}

interface Signed {
  words: SignedWords;
  subject: ReviewCase["subject"];
  outcome: "signed" | "partial" | "sentBack";
  /** Account of the other one who signed before. */
  otherId: number | null;
}

function reportResult({ words, outcome }: Signed): ReportResult {
  const { reportId, grade, result } = words;
  if (outcome !== "signed")
    return {
      reportId,
      state: outcome === "partial" ? "signing" : "submitted",
      grade: null,
      ungraded: null,
    };
  return { reportId, state: "signed", grade, ungraded: result === "grade" ? null : result };
}
