import { nthWorkdayAfter } from "../../domain/calendar/workdays.ts";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { assessedPeriod, monthsOf, type PeriodText } from "../../domain/assessment/period.ts";
import type { SignedInPerson } from "../access/person.ts";
import { resolvePerson } from "../access/person-store.ts";
import { lastAppraisal } from "../appraisals/appraisal-store.ts";
import { announcePeriod } from "../assessments/announce-period.ts";
import { approveYear } from "../assessments/approve-year.ts";
import { computePeriod } from "../assessments/compute-period.ts";
import { enterDeduction } from "../assessments/enter-deduction.ts";
import { finishYear } from "../assessments/finish-year.ts";
import { noticeYear } from "../assessments/notice-year.ts";
import { proposeYear } from "../assessments/propose-year.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { seededRandom, type Random } from "./random.ts";
import type { SeededIds } from "./seed-organisation.ts";

const HOUR = 3_600_000;
/** What quarterly verification found, and how often. */
const FOUND = [
  { code: "omitted", reason: "督察通报的问题未在月报中填报", weight: 3 },
  { code: "noEvidence", reason: "奖惩事件所附文件缺页,核实时未能补齐", weight: 5 },
  { code: "untrue", reason: "走访户数与平台记录不符,经核实多报", weight: 1 },
] as const;
const FINDINGS_A_QUARTER = 14;

/**
 * Two years of results through the product's own verbs, each on the day the calendar gives it: seven quarters with what
 * verification found, three half-years, the year 2025 approved, on 公示 and final; the quarter that is just over as a
 * draft.
 */
export async function seedAssessments(
  context: Context,
  { ids, seed, password }: { ids: SeededIds; seed: number; password: string },
): Promise<void> {
  const story = new AssessmentStory(context, ids, seededRandom(seed + 11));
  for (const year of [2025, 2026]) {
    for (const quarter of ["Q1", "Q2"]) await story.quarter(`${year}-${quarter}`);
    await story.halfYear(`${year}-H1`);
    if (year === 2026) break;
    for (const quarter of ["Q3", "Q4"]) await story.quarter(`${year}-${quarter}`);
    await story.halfYear(`${year}-H2`);
    // The year is made of appraisals, too: they are entered before.
    if ((await lastAppraisal(context.db, year)) > 0) await story.year(String(year), password);
  }
  // September is locked the day after the demonstration begins: until then its quarter is a draft.
  await story.draft("2026-Q3", new Date("2026-11-03T08:00:00.000Z"));
}

class AssessmentStory {
  readonly #context: Context;
  readonly #ids: SeededIds;
  readonly #random: Random;

  constructor(context: Context, ids: SeededIds, random: Random) {
    this.#context = context;
    this.#ids = ids;
    this.#random = random;
  }

  /** 核实 after the third month's publication, the score announced when that month is locked (WD22). */
  async quarter(period: PeriodText): Promise<void> {
    const { publishAt, lockAt } = monthDeadlines(CHINESE_CALENDAR, assessedPeriod(period)!.last);
    await this.#verify(period, new Date(Date.parse(publishAt) + 120 * HOUR));
    const at = this.#at(new Date(Date.parse(lockAt) + HOUR / 2));
    const office = await this.#person("assessment", lockAt);
    const { digest } = await computePeriod(at, office, period);
    await announcePeriod(at, office, period, { digest });
  }

  async draft(period: PeriodText, now: Date): Promise<void> {
    const { publishAt } = monthDeadlines(CHINESE_CALENDAR, assessedPeriod(period)!.last);
    await this.#verify(period, new Date(Date.parse(publishAt) + 120 * HOUR));
    await computePeriod(this.#at(now), await this.#person("assessment", now.toISOString()), period);
  }

  /** The third workday after the lock of its last month. */
  async halfYear(period: PeriodText): Promise<void> {
    const at = this.#at(this.#workdayAfterLock(period, 3));
    const office = await this.#person("assessment", at.clock.now().toISOString());
    const { digest } = await computePeriod(at, office, period);
    await announcePeriod(at, office, period, { digest });
  }

  /** Computed and proposed five workdays after the lock, approved by both chiefs the day after, then five days of 公示. */
  async year(period: PeriodText, password: string): Promise<void> {
    const proposing = this.#at(this.#workdayAfterLock(period, 5));
    const office = await this.#person("assessment", proposing.clock.now().toISOString());
    const { digest } = await computePeriod(proposing, office, period);
    await proposeYear(proposing, office, period, {
      digest,
      acceptMissing: true,
      note: "提请局长、政委审批。",
    });
    for (const [days, chief] of [
      [6, "director"],
      [7, "commissar"],
    ] as const) {
      const approving = this.#at(this.#workdayAfterLock(period, days));
      const person = await this.#person(chief, approving.clock.now().toISOString());
      await approveYear(approving, person, period, { digest, password });
    }
    await noticeYear(this.#at(this.#workdayAfterLock(period, 8)), office, period, { digest });
    await finishYear(this.#at(this.#workdayAfterLock(period, 14)), office, period, { digest });
  }

  /** A handful of findings a quarter, each once, from the quarter's report. */
  async #verify(quarter: PeriodText, now: Date): Promise<void> {
    const at = this.#at(now);
    const office = await this.#person("assessment", now.toISOString());
    const assessed = await this.#context
      .db("reports as r")
      .join("officers as o", "o.id", "r.officer_id")
      .join("publication_items as i", "i.report_id", "r.id")
      .whereIn("r.month", monthsOf(assessedPeriod(quarter)!))
      .whereNot("r.officer_id", office.officerId ?? 0)
      .distinct("o.police_no")
      .orderBy("o.police_no")
      .pluck<string[]>("o.police_no");
    const kinds = FOUND.flatMap((found) => Array.from({ length: found.weight }, () => found));
    const entered = new Set<string>();
    for (let index = 0; index < FINDINGS_A_QUARTER; index += 1) {
      const policeNo = this.#random.pick(assessed);
      const { code, reason } = this.#random.pick(kinds);
      if (entered.has(`${policeNo} ${code}`)) continue;
      entered.add(`${policeNo} ${code}`);
      const times = this.#random.chance(0.15) ? 2 : 1;
      const [year, ordinal] = [quarter.slice(0, 4), quarter.slice(-1)];
      const source = `季度核实报告〔${year}〕${ordinal}号`;
      await enterDeduction(at, office, { quarter, policeNo, code, times, reason, source });
    }
  }

  /** Ten in the morning of the n-th workday after the lock of the period's last month. */
  #workdayAfterLock(period: PeriodText, n: number): Date {
    const { lockAt } = monthDeadlines(CHINESE_CALENDAR, assessedPeriod(period)!.last);
    return new Date(`${nthWorkdayAfter(CHINESE_CALENDAR, lockAt.slice(0, 10), n)}T02:00:00.000Z`);
  }

  async #person(account: string, instant: string): Promise<SignedInPerson> {
    const id = this.#ids.accounts.get(account);
    const person =
      id === undefined ? undefined : await resolvePerson(this.#context.db, id, instant.slice(0, 10));
    if (!person) throw new Error(`no account ${account}`);
    return person;
  }

  #at(now: Date): Context {
    return { ...this.#context, clock: fixedClock(() => now, true) };
  }
}
