import { expect } from "chai";
import {
  changedGrades,
  chooseSuggested,
  closedBy,
  needsReason,
  openGrades,
  quotaOf,
  shortReasons,
  standing,
} from "../../dashboard/review/choices.ts";
import type { Choices } from "../../dashboard/review/choices.ts";
import type { Grade } from "../../domain/grade.ts";
import type { FormRow } from "../../domain/messages.ts";
import { GRADING } from "../../domain/rules/by-2026-v1/grading.ts";

const NOTHING: Choices = {};

/** A submitted report with this total; the suggestion follows from it unless said otherwise. */
function aFile(policeNo: string, total: number, changes: Partial<FormRow> = {}): FormRow {
  const areas = { ZZ: null, JJ: null, GZ: null, KQ: null, SH: null, JC: null };
  const suggestedGrade: Grade = total >= 9000 ? "excellent" : "good";
  return {
    ...{ rowKey: policeNo, policeNo, name: policeNo, unit: "19", postType: "BA", level: "officer" },
    ...{ partyMember: true, version: 1, state: "submitted", fields: {}, grade: null, gradeReason: null },
    ...{ points: { total, areas, indicators: {} }, suggestedGrade },
    ...changes,
  };
}

/** Ten files with these totals; the quota of ten is two. */
function tenFiles(...totals: number[]): FormRow[] {
  return Array.from({ length: 10 }, (_, index) => aFile(String(index), totals[index] ?? 8500));
}

const gradesOf = (choices: Choices) =>
  Object.fromEntries(Object.entries(choices).map(([policeNo, { grade }]) => [policeNo, grade]));

describe("choices on the review page", () => {
  it("take suggestions: the best candidates get the free places of 优秀, the others 良好", () => {
    const { choices, added, tied } = chooseSuggested(tenFiles(9100, 9300, 9200), NOTHING, GRADING);
    expect({ added, tied }).to.deep.equal({ added: 10, tied: 0 });
    expect(gradesOf(choices)).to.include({ 0: "good", 1: "excellent", 2: "excellent", 3: "good" });
  });

  it("leave equal totals at the last place to the reviewer", () => {
    const { choices, added, tied } = chooseSuggested(tenFiles(9300, 9200, 9200, 9100), NOTHING, GRADING);
    expect({ added, tied }).to.deep.equal({ added: 8, tied: 2 });
    expect(gradesOf(choices)).to.include({ 0: "excellent", 3: "good" });
    expect(choices).to.not.have.any.keys("1", "2");
  });

  it("keep what was decided before, and count it in the quota", () => {
    const [first, second, ...others] = tenFiles(9100, 9300, 9200);
    const rows = [{ ...first!, grade: "excellent" as const }, second!, ...others];
    const own: Choices = { 4: { grade: "qualified", reason: "甲", version: 1 } };
    const { choices } = chooseSuggested(rows, own, GRADING);
    expect(gradesOf(choices)).to.include({ 1: "excellent", 2: "good", 4: "qualified" });
    expect(choices).to.not.have.any.keys("0");
    expect(quotaOf(rows, choices, GRADING)).to.deep.equal({ used: 2, allowed: 2, base: 10 });
  });

  it("are closed for drafts, for a month without a grade and after the check", () => {
    expect(closedBy(aFile("1", 8500, { state: "drafted" }))).to.equal("draft");
    expect(closedBy(aFile("1", 8500, { suggestedGrade: null }))).to.equal("ungraded");
    expect(closedBy(aFile("1", 8500, { state: "checked", grade: "good" }))).to.equal("final");
    expect(closedBy(aFile("1", 8500, { state: "signed", grade: "good" }))).to.equal(null);
  });

  it("offer one step from the suggestion, and 优秀 from 90.00 only", () => {
    expect(openGrades(aFile("1", 8999), GRADING)).to.deep.equal(["good", "qualified"]);
    const lowered = aFile("1", 9000, { suggestedGrade: "good" });
    expect(openGrades(lowered, GRADING)).to.deep.equal(["excellent", "good", "qualified"]);
  });

  it("need a reason to depart, except for a candidate without a place", () => {
    const free = { used: 0, allowed: 1, base: 5 };
    const full = { used: 1, allowed: 1, base: 5 };
    expect(needsReason(aFile("1", 9100), "good", free)).to.equal(true);
    expect(needsReason(aFile("1", 9100), "good", full)).to.equal(false);
    expect(needsReason(aFile("1", 8500), "qualified", full)).to.equal(true);
  });

  it("count the characters of a reason as the server does", () => {
    const rows = tenFiles();
    const withReason = (reason: string): Choices => ({ 0: { grade: "qualified", reason, version: 1 } });
    expect(shortReasons(rows, withReason(` ${"𠮷".repeat(19)} `), GRADING)).to.have.length(1);
    expect(shortReasons(rows, withReason("𠮷".repeat(20)), GRADING)).to.have.length(0);
  });

  it("send changed grades only, and none chosen for an earlier version", () => {
    const rows = [
      aFile("1", 8500, { grade: "good", state: "signed" }),
      aFile("2", 8500, { version: 2 }),
      aFile("3", 8500),
    ];
    const chosen: Choices = {
      1: { grade: "good", reason: "", version: 1 },
      2: { grade: "good", reason: "", version: 1 },
      3: { grade: "good", reason: " ", version: 1 },
    };
    expect(changedGrades(rows, standing(rows, chosen))).to.deep.equal([
      { policeNo: "3", version: 1, grade: "good" },
    ]);
  });
});
