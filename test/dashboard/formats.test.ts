import { expect } from "chai";
import { formatDifference, formatPoints, formatShare } from "../../dashboard/formats/format-points.ts";
import { axisMonth, formatInstant, formatMonth } from "../../dashboard/formats/format-time.ts";
import { queryText } from "../../dashboard/figures/fresh.ts";
import { createTexts, translator } from "../../dashboard/language.ts";
import { kindOf, lastMonthOf, periodHolding, periodName, periodsAmong } from "../../dashboard/period.ts";

describe("formats of the dashboard", () => {
  it("shows hundredths with two decimals and a dash for nothing", () => {
    expect([8916, 9000, 5, -150, -5, null].map(formatPoints)).to.deep.equal([
      "89.16",
      "90.00",
      "0.05",
      "-1.50",
      "-0.05",
      "—",
    ]);
    expect([42, -110, 0].map(formatDifference)).to.deep.equal(["+0.42", "-1.10", "0.00"]);
  });

  it("never rounds a share up to 100 %", () => {
    expect([
      formatShare(5999, 6000),
      formatShare(6000, 6000),
      formatShare(1, 3),
      formatShare(0, 0),
    ]).to.deep.equal(["99.9%", "100%", "33.3%", "—"]);
  });

  it("shows instants in Shanghai, across midnight too", () => {
    expect(formatInstant("2026-11-04T02:00:00.000Z")).to.equal("2026-11-04 10:00");
    expect(formatInstant("2026-12-31T16:00:00.000Z")).to.equal("2027-01-01 00:00");
  });

  it("names months in both languages", () => {
    expect(formatMonth("2026-07", "zh")).to.equal("2026年7月");
    expect(formatMonth("2026-07", "en")).to.equal("Jul 2026");
    expect(axisMonth("2026-01", "zh")).to.deep.equal(["1月", "2026年"]);
    expect(axisMonth("2026-02", "zh")).to.equal("2月");
  });

  it("leaves filters that are not set out of the address", () => {
    expect(queryText({ period: "2026-07", series: "", unit: null, page: 2 })).to.equal(
      "?period=2026-07&page=2",
    );
    expect(queryText({})).to.equal("");
  });
});

describe("periods of the dashboard", () => {
  it("knows a period by its text", () => {
    const periods = ["2026-07", "2026-Q3", "2026-H1", "2026", "2026-01..2026-10"];
    expect(periods.map(kindOf)).to.deep.equal(["month", "quarter", "half", "year", "window"]);
    expect(periods.map(lastMonthOf)).to.deep.equal(["2026-07", "2026-09", "2026-06", "2026-12", "2026-10"]);
  });

  it("finds the period of each kind that holds a month", () => {
    const kinds = ["month", "quarter", "half", "year", "window"] as const;
    expect(kinds.map((kind) => periodHolding("2026-10", kind))).to.deep.equal([
      "2026-10",
      "2026-Q4",
      "2026-H2",
      "2026",
      "2026-01..2026-10",
    ]);
    expect(periodsAmong(["2026-05", "2026-06", "2026-07"], "quarter")).to.deep.equal(["2026-Q3", "2026-Q2"]);
  });

  it("names periods as leaders say them", () => {
    const t = translator(createTexts("zh"), "zh");
    expect(periodName("2026-H1", t, "zh")).to.equal("2026年上半年");
    expect(periodName("2026-01..2026-10", t, "zh")).to.equal("2026年1月至2026年10月");
  });
});
