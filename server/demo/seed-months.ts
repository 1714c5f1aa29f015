import { addMonths, monthsBetween, type Month } from "../../domain/month.ts";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import type { PushReceipt, PushRequest } from "../../domain/messages.ts";
import type { SignRow } from "../../domain/messages/review.ts";
import { resolvePerson } from "../access/person-store.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { insertMonth } from "../months/month-store.ts";
import { pushPlan } from "../plans/push-plan.ts";
import { pushMonth } from "../reports/push-month.ts";
import { signReports } from "../reports/sign-reports.ts";
import { submitUnit } from "../reports/submit-unit.ts";
import { checkReports } from "../publication/check-reports.ts";
import { publishMonth } from "../publication/publish-month.ts";
import { lockMonths } from "../work/lock-months.ts";
import { addCases } from "./add-cases.ts";
import { attestDemoReports } from "./attest-demo-reports.ts";
import { chooseGrades, type OpenGrade } from "./choose-grades.ts";
import { makeCells, makePlan, type DemoPlan } from "./make-cells.ts";
import { CaseSeats, makeCredits, makeEvents, makeKey, type DemoLine } from "./make-lines.ts";
import type { DemoOfficer } from "./officers.ts";
import { DEMO_LEADERS, LEADERSHIP_UNIT } from "./organisation.ts";
import { desksOf, type Desk, type LivingRoster } from "./living-roster.ts";
import { seededRandom, type Random } from "./random.ts";
import { seedChanges } from "./seed-changes.ts";
import type { SeededIds } from "./seed-organisation.ts";

export const DEMO_MONTHS = { first: "2025-01", lastPublished: "2026-09", filling: "2026-10", collecting: "2026-11", last: "2026-12" }; // prettier-ignore

/** When the bureau is set up, before its first month. */
export const DEMO_OPENED = "2024-12-20T01:00:00.000Z";

/**
 * Lets the bureau live through its two years: every plan, push, submission, grade and change of people goes through the
 * product's own verbs with a clock that stands on the day it would have happened, so the demonstration proves them.
 */
export async function seedMonths(
  context: Context,
  { roster, ids, seed, password }: { roster: LivingRoster; ids: SeededIds; seed: number; password: string },
  report: (line: string) => void,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    for (const month of monthsBetween(DEMO_MONTHS.first, DEMO_MONTHS.last)) {
      const ruleSet = context.rules.forMonth(month).version;
      await insertMonth(trx, { month, state: "upcoming", ruleSet, ...monthDeadlines(CHINESE_CALENDAR, month), practice: false, backFilled: false }); // prettier-ignore
    }
    await appendAudit(trx, { at: DEMO_OPENED, actorId: null, action: "month.open", subject: "months", detail: {}, vouches: { months: "all" } }); // prettier-ignore
  });
  // Each year has its own luck: what is told of 2026 does not hang on how long 2025 was.
  const luck = new Map(["2025", "2026"].map((year, index) => [year, seededRandom(seed - index * 7)]));
  for (const month of monthsBetween(DEMO_MONTHS.first, DEMO_MONTHS.collecting)) {
    await seedChanges(context, month, { roster, ids, password });
    const desks = desksOf(roster);
    const story = new MonthStory(context, month, { ids, roster }, luck.get(month.slice(0, 4))!);
    for (const desk of desks) await story.live(desk);
    if (month <= DEMO_MONTHS.lastPublished) await story.conclude(desks);
    report(`  ${month} ${story.saved} 份`);
  }
}

/** How far October has come in a unit: everything submitted, everything filled, half filled, not begun. */
const OCTOBER = ["submitted", "filled", "half", "half", "empty", "submitted", "filled"] as const;

/** How many of a unit that is still filling October have attested their month already. */
const ATTESTED = 0.6;

class MonthStory {
  saved = 0;
  readonly #context: Context;
  readonly #month: Month;
  readonly #ids: SeededIds;
  readonly #roster: LivingRoster;
  readonly #random: Random;
  readonly #receipts = new Map<string, PushReceipt>();
  readonly #late = new Set<string>();

  constructor(
    context: Context,
    month: Month,
    bureau: { ids: SeededIds; roster: LivingRoster },
    random: Random,
  ) {
    this.#context = context;
    this.#month = month;
    this.#ids = bureau.ids;
    this.#roster = bureau.roster;
    this.#random = random;
  }

  /** Plan, cases, daily lines and the monthly form of one unit. */
  async live(desk: Desk): Promise<void> {
    const random = this.#random;
    const month = this.#month;
    const plans = new Map(desk.officers.map((officer) => [officer.policeNo, makePlan(random, officer)]));
    await this.#plan(desk, plans);
    const cases = Array.from({ length: Math.ceil(desk.officers.length * 1.1) }, (_, index) => `BY${month}-${desk.code}${String(index + 1).padStart(3, "0")}`); // prettier-ignore
    const clerk = this.#account(desk.clerk);
    await addCases(this.#context, month, this.#ids.units.get(desk.code)!, clerk, cases, makeKey(random));
    const seats = new CaseSeats(cases);
    const rules = this.#context.rules.forMonth(month).ruleSet;
    const sheets = desk.officers.map((officer) => ({
      officer,
      cells: makeCells(random, officer, month, plans.get(officer.policeNo)!),
      credits: makeCredits(random, officer, month, rules, seats),
      events: makeEvents(random, officer, month, rules),
    }));
    const progress = this.#progress(desk);
    const filled = progress === "half" ? sheets.slice(0, Math.ceil(sheets.length * 0.55)) : sheets;
    if (progress === "empty") return;
    const collecting = month === DEMO_MONTHS.collecting;
    const request: PushRequest = {
      unit: desk.code,
      source: "excel",
      workbook: { name: `月报-${desk.code}-${month}.xlsx` },
      rows: collecting ? [] : filled.map(({ officer, cells }) => ({ policeNo: officer.policeNo, version: 0, fields: cells })),
      credits: (collecting ? filled.filter((_, index) => index % 5 === 0) : filled).flatMap(({ credits }) => early(credits, collecting)),
      events: collecting ? [] : filled.flatMap(({ events }) => events),
      mode: "good-rows",
      dryRun: false,
    }; // prettier-ignore
    if (request.rows.length + request.credits.length + request.events.length === 0) return;
    const receipt = await this.#push(desk, request, this.#day(desk, 4));
    this.saved += receipt.rows.length;
    this.#receipts.set(desk.code, receipt);
    const submits = month <= DEMO_MONTHS.lastPublished || progress === "submitted";
    if (collecting) return;
    await attestDemoReports(
      this.#at(this.#day(desk, 4, 2)),
      month,
      this.#ids.units.get(desk.code)!,
      submits ? 1 : ATTESTED,
    );
    if (submits) await this.#submit(desk);
  }

  /** Heads grade their units, leaders their heads, 局长 and 政委 the leaders; then the month is published. */
  async conclude(desks: readonly Desk[]): Promise<void> {
    const heads = desks.flatMap(({ officers }) => officers.filter(({ level }) => level === "head"));
    for (const desk of desks.filter(({ code }) => code !== LEADERSHIP_UNIT.code)) {
      const subjects = desk.officers.filter(({ level }) => level === "officer" || level === "deputy");
      const head = desk.officers.find(({ level }) => level === "head")!;
      await this.#grade(this.#accountOf(head, `head${desk.code}`), subjects, "reviewBy");
    }
    for (const { key } of DEMO_LEADERS.slice(2)) {
      const charged = heads.filter(({ unit }) => this.#roster.charges.get(unit) === key);
      await this.#grade(`leader${key.slice(1)}`, charged, "leaderReviewBy");
    }
    const leaders = desks.find(({ code }) => code === LEADERSHIP_UNIT.code)?.officers ?? [];
    await this.#grade("director", leaders, "leaderReviewBy");
    await this.#publish(desks);
    // September's objections are still being answered when the demonstration begins.
    if (this.#month < DEMO_MONTHS.lastPublished)
      await lockMonths(this.#at(new Date(monthDeadlines(CHINESE_CALENDAR, this.#month).lockAt)));
  }

  /** The files office checks everything that is signed and publishes it at the calendar's hour. */
  async #publish(desks: readonly Desk[]): Promise<void> {
    const { checkBy, publishAt } = monthDeadlines(CHINESE_CALENDAR, this.#month);
    const files = await this.#person("files");
    const units = desks.map(({ code }) => code);
    const { rejected } = await checkReports(this.#at(new Date(checkBy)), files, this.#month, { units }, "zh");
    if (rejected[0])
      throw new Error(`演示数据无法复核 ${this.#month} ${rejected[0].policeNo}: ${rejected[0].message}`);
    await publishMonth(this.#at(new Date(publishAt)), files, this.#month, {}, "zh");
  }

  #progress(desk: Desk): (typeof OCTOBER)[number] {
    if (this.#month < DEMO_MONTHS.filling) return "submitted";
    const place = Number(desk.code) % OCTOBER.length;
    if (this.#month === DEMO_MONTHS.filling) return OCTOBER[place]!;
    return place % 2 === 0 ? "half" : "empty";
  }

  async #plan(desk: Desk, plans: ReadonlyMap<string, DemoPlan>): Promise<void> {
    const at = new Date(Date.parse(monthDeadlines(CHINESE_CALENDAR, this.#month).opensAt) - 2 * 86_400_000);
    const rows = [...plans].map(([policeNo, plan]) => ({ policeNo, version: 0, fields: { ...plan } }));
    const person = await this.#person(desk.clerk);
    await pushPlan(this.#at(at), person, this.#month, makeKey(this.#random), { unit: desk.code, source: "excel", rows, dryRun: false }, "zh"); // prettier-ignore
  }

  async #push(desk: Desk, request: PushRequest, at: Date): Promise<PushReceipt> {
    const person = await this.#person(desk.clerk);
    const { receipt } = await pushMonth(
      this.#at(at),
      person,
      this.#month,
      makeKey(this.#random),
      request,
      "zh",
    );
    if (receipt.counts.rejected > 0 || receipt.counts.conflict > 0) {
      const first = receipt.problems.filter(({ severity }) => severity === "row").slice(0, 3);
      throw new Error(
        `演示数据被拒绝 ${this.#month} ${desk.code}: ${first.map(({ message }) => message).join(" | ")}`,
      );
    }
    return receipt;
  }

  /** Mostly on the fourth workday; now and then a unit is a day or three late. */
  async #submit(desk: Desk): Promise<void> {
    const late = this.#month <= DEMO_MONTHS.lastPublished && this.#random.chance(0.06);
    if (late) this.#late.add(desk.code);
    const { submitBy } = monthDeadlines(CHINESE_CALENDAR, this.#month);
    const at = late ? new Date(Date.parse(submitBy) + 20 * 3_600_000) : this.#day(desk, 4, 3);
    await submitUnit(
      this.#at(at),
      await this.#person(desk.clerk),
      this.#month,
      { unit: desk.code, declaration: true },
      "zh",
    );
  }

  async #grade(
    account: string,
    subjects: readonly DemoOfficer[],
    deadline: "reviewBy" | "leaderReviewBy",
  ): Promise<void> {
    const at = new Date(Date.parse(monthDeadlines(CHINESE_CALENDAR, this.#month)[deadline]) - this.#random.integer(1, 26) * 3_600_000); // prettier-ignore
    const rows = subjects.flatMap(({ unit, policeNo }) => this.#receipts.get(unit)?.rows.filter((row) => row.policeNo === policeNo) ?? []); // prettier-ignore
    if (rows.length === 0) return;
    const sign = async (name: string, wanted: SignRow[]) =>
      signReports(this.#at(at), await this.#person(name), this.#month, wanted, "zh");
    // 局长 and 政委 sign the bureau leaders' months with the same grades (route 3).
    const also = account === "director" ? ["commissar"] : [];
    const wanted = chooseGrades(this.#random, rows, (policeNo) => this.#unratedFor(policeNo));
    const receipt = await sign(account, wanted);
    const refused = new Set(
      receipt.rows.filter(({ outcome }) => outcome === "rejected").map(({ policeNo }) => policeNo),
    );
    const plainly = chooseGrades(null, rows.filter(({ policeNo }) => refused.has(policeNo)), (policeNo) => this.#unratedFor(policeNo)); // prettier-ignore
    if (plainly.length > 0) {
      const second = await sign(account, plainly);
      const still = second.rows.find(({ outcome }) => outcome === "rejected");
      if (still)
        throw new Error(`演示数据无法评定 ${this.#month} ${account} ${still.policeNo}: ${still.message}`);
    }
    const final = [...wanted.filter(({ policeNo }) => !refused.has(policeNo)), ...plainly];
    for (const name of also) await sign(name, final);
  }

  /** Probation and investigation leave the grade open (不定等次), whatever the points. */
  #unratedFor(policeNo: string): OpenGrade | null {
    const until = this.#roster.probation.get(policeNo);
    if (until !== undefined && this.#month <= until)
      return { ungraded: "probation", reason: "新录用民警处于试用期,本月只写评语,不评定等次。" };
    if (this.#roster.investigated.get(policeNo)?.includes(this.#month))
      return { ungraded: "investigation", reason: "因涉嫌违纪正在接受纪检部门审查,结论作出前不定等次。" };
    return null;
  }

  /** The unit's named account, or the one under his 警号 of somebody who was its head before. */
  #accountOf(head: DemoOfficer, named: string): string {
    return this.#ids.accounts.has(head.policeNo) ? head.policeNo : named;
  }

  #account(name: string): number {
    return this.#ids.accounts.get(name)!;
  }

  async #person(account: string) {
    const person = await resolvePerson(this.#context.db, this.#account(account), `${this.#month}-15`);
    if (!person) throw new Error(`no account ${account}`);
    return person;
  }

  /** The n-th workday of the following month at some minute of the morning; November's lines come as they happen. */
  #day(desk: Desk, workday: number, hours = 0): Date {
    if (this.#month === DEMO_MONTHS.collecting) return new Date("2026-11-04T01:20:00.000Z");
    const { attestBy, submitBy } = monthDeadlines(CHINESE_CALENDAR, this.#month);
    const day = workday <= 3 ? attestBy : submitBy;
    const back = this.#month === DEMO_MONTHS.filling ? 56 : 27;
    return new Date(Date.parse(day) - back * 3_600_000 + hours * 3_600_000 + Number(desk.code) * 60_000);
  }

  #at(now: Date): Context {
    return { ...this.#context, clock: fixedClock(() => now, true) };
  }
}

/** In a month that is still running only what has already happened can be recorded. */
function early(lines: DemoLine[], running: boolean): DemoLine[] {
  return running
    ? lines.slice(0, 1).map((line) => ({ ...line, date: `${addMonths(DEMO_MONTHS.filling, 1)}-02` }))
    : lines;
}
