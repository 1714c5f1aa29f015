import { expect } from "chai";
import { CHINESE_CALENDAR, CHINESE_CALENDAR_DAYS } from "../../domain/calendar/chinese-calendar.ts";
import { AWAITING_NOTICE } from "../../domain/calendar/holidays-2027.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { calendarOf, isWorkday, nthWorkdayAfterMonth, workdaysIn } from "../../domain/calendar/workdays.ts";
import { monthsBetween } from "../../domain/month.ts";

const at1730 = (day: string): string => `${day}T09:30:00.000Z`;

describe("workday calendar", () => {
  it("gives the deadlines of 2026-07 exactly as 细则 §10 prints them", () => {
    expect(monthDeadlines(CHINESE_CALENDAR, "2026-07")).to.deep.equal({
      opensAt: "2026-06-30T16:00:00.000Z",
      attestBy: at1730("2026-08-05"),
      submitBy: at1730("2026-08-07"),
      reviewBy: at1730("2026-08-12"),
      leaderReviewBy: at1730("2026-08-14"),
      checkBy: at1730("2026-08-17"),
      publishAt: at1730("2026-08-18"),
      objectionsUntil: at1730("2026-08-25"),
      lockAt: at1730("2026-09-01"),
    });
  });

  it("counts 23 workdays in 2026-07", () => {
    expect(workdaysIn(CHINESE_CALENDAR, "2026-07")).to.equal(23);
  });

  it("locks June on 2026-07-30 and December on 2027-02-02", () => {
    expect(nthWorkdayAfterMonth(CHINESE_CALENDAR, "2026-06", 22)).to.equal("2026-07-30");
    expect(nthWorkdayAfterMonth(CHINESE_CALENDAR, "2026-12", 22)).to.equal("2027-02-02");
  });

  for (const [day, worked] of [
    ["2026-10-10", true],
    ["2026-09-20", true],
    ["2026-02-14", true],
    ["2026-02-28", true],
    ["2026-10-07", false],
    ["2026-10-08", true],
    ["2026-01-02", false],
    ["2026-01-04", true],
    ["2025-10-08", false],
    ["2025-10-11", true],
    ["2025-01-26", true],
    ["2026-07-18", false],
    ["2028-02-29", true],
  ] as const) {
    it(`takes ${day} for ${worked ? "a workday" : "a day off"}`, () => {
      expect(isWorkday(CHINESE_CALENDAR, day)).to.equal(worked);
    });
  }

  it("has 248 workdays in 2025 and in 2026", () => {
    const year = (months: string[]): number =>
      months.reduce((sum, month) => sum + workdaysIn(CHINESE_CALENDAR, month), 0);
    expect(year(monthsBetween("2025-01", "2025-12"))).to.equal(248);
    expect(year(monthsBetween("2026-01", "2026-12"))).to.equal(248);
  });

  it("names every day of 2027 as awaiting the notice", () => {
    const days = CHINESE_CALENDAR_DAYS.filter(({ day }) => day.startsWith("2027"));
    expect(days).to.have.length(13);
    for (const { note } of days) expect(note).to.contain(AWAITING_NOTICE);
  });

  it("fits the column of table calendar_days", () => {
    for (const { note } of CHINESE_CALENDAR_DAYS) expect([...note].length).to.be.at.most(40);
    expect(new Set(CHINESE_CALENDAR_DAYS.map(({ day }) => day)).size).to.equal(CHINESE_CALENDAR_DAYS.length);
  });

  it("keeps the steps of every month in order", () => {
    for (const month of monthsBetween("2025-01", "2027-10")) {
      const steps = Object.values(monthDeadlines(CHINESE_CALENDAR, month));
      expect([...steps].sort()).to.deep.equal(steps);
    }
  });

  it("follows the data it is given: a day added by the files office counts", () => {
    const calendar = calendarOf([{ day: "2026-08-03", workday: false, note: "台风停工" }]);
    expect(nthWorkdayAfterMonth(calendar, "2026-07", 3)).to.equal("2026-08-06");
  });
});
