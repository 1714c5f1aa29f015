import { expect } from "chai";
import {
  chooseSuggested,
  closedBy,
  needsReason,
  openGrades,
  quotaOf,
  rowsToSign,
  shortReasons,
  standing,
} from "../../dashboard/review/choices.ts";
import type { Choice, Choices } from "../../dashboard/review/choices.ts";
import type { Grade } from "../../domain/grade.ts";
import type { ReviewPool, ReviewRow } from "../../domain/messages/review.ts";
import { GRADING } from "../../domain/rules/by-2026-v1/grading.ts";

const NOTHING: Choices = {};

/** The pool of ten subjects. */
const POOL: ReviewPool = { key: "unit/19", base: 10, allowed: 2, used: 0, fixed: false };

function aChoice(parts: Partial<Choice>): Choice {
  return { grade: null, ungraded: null, reason: "", opinion: "", version: 1, ...parts };
}

/** A submitted report with this total; the suggestion follows from it unless said otherwise. */
function aFile(policeNo: string, total: number, changes: Partial<ReviewRow> = {}): ReviewRow {
  const suggestedGrade: Grade = total >= 9000 ? "excellent" : "good";
  return {
    ...{
      reportId: 1,
      policeNo,
      name: policeNo,
      unit: "19",
      unitName: "城关派出所",
      postType: "BA",
      level: "officer",
    },
    ...{ version: 1, state: "submitted", capacity: "head", acting: false, route: 1, routeReason: null },
    ...{ filledBy: "周洁", attestedAt: null, submittedAt: null, workdaysLate: 0, total, areas: null },
    ...{ selfGrade: null, suggestedGrade, ungradable: null, arrivedLate: false, bars: [], warnings: [] },
    ...{
      obstacle: null,
      evidence: { events: 0, numbers: [], files: 0, missing: 0 },
      history: [],
      pool: POOL.key,
    },
    ...{
      grade: null,
      ungraded: null,
      own: null,
      other: null,
      differed: false,
      signatures: [],
      returned: null,
    },
    ...changes,
  };
}

/** What he signed himself, still valid. */
function signed(grade: Grade): Partial<ReviewRow> {
  const at = "2026-11-04T02:00:00.000Z";
  const own = { grade, ungraded: null, reason: null, opinion: null, at, validity: "valid" as const };
  return { state: "signed", grade, own };
}

/** Ten files with these totals; the quota of ten is two. */
function tenFiles(...totals: number[]): ReviewRow[] {
  return Array.from({ length: 10 }, (_, index) => aFile(String(index), totals[index] ?? 8500));
}

const gradesOf = (choices: Choices) =>
  Object.fromEntries(Object.entries(choices).map(([policeNo, { grade }]) => [policeNo, grade]));

describe("choices on the review page", () => {
  it("take suggestions: the best candidates get the free places of 优秀, the others 良好", () => {
    const { choices, added, tied } = chooseSuggested(tenFiles(9100, 9300, 9200), NOTHING, GRADING, POOL);
    expect({ added, tied }).to.deep.equal({ added: 10, tied: 0 });
    expect(gradesOf(choices)).to.include({ 0: "good", 1: "excellent", 2: "excellent", 3: "good" });
  });

  it("leave equal totals at the last place to the reviewer", () => {
    const { choices, added, tied } = chooseSuggested(
      tenFiles(9300, 9200, 9200, 9100),
      NOTHING,
      GRADING,
      POOL,
    );
    expect({ added, tied }).to.deep.equal({ added: 8, tied: 2 });
    expect(gradesOf(choices)).to.include({ 0: "excellent", 3: "good" });
    expect(choices).to.not.have.any.keys("1", "2");
  });

  it("keep what was decided before, and count it in the quota", () => {
    const [first, second, ...others] = tenFiles(9100, 9300, 9200);
    const rows = [{ ...first!, ...signed("excellent") }, second!, ...others];
    const own: Choices = { 4: aChoice({ grade: "qualified", reason: "甲" }) };
    const { choices } = chooseSuggested(rows, own, GRADING, { ...POOL, used: 1 });
    expect(gradesOf(choices)).to.include({ 1: "excellent", 2: "good", 4: "qualified" });
    expect(choices).to.not.have.any.keys("0");
    expect(quotaOf(rows, choices, GRADING, { ...POOL, used: 1 })).to.deep.equal({
      used: 2,
      allowed: 2,
      base: 10,
    });
  });

  it("are closed for drafts, for what was returned or must be mended, and after the check", () => {
    expect(closedBy(aFile("1", 8500, { state: "drafted" }))).to.equal("draft");
    expect(closedBy(aFile("1", 8500, { state: "returned" }))).to.equal("returned");
    expect(closedBy(aFile("1", 8500, { obstacle: "缺证据" }))).to.equal("obstacle");
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
    expect(needsReason(aFile("1", 9100), aChoice({ grade: "good" }), free)).to.equal(true);
    expect(needsReason(aFile("1", 9100), aChoice({ grade: "good" }), full)).to.equal(false);
    expect(needsReason(aFile("1", 8500), aChoice({ grade: "qualified" }), full)).to.equal(true);
    expect(needsReason(aFile("1", 8500), aChoice({ ungraded: "probation" }), full)).to.equal(true);
    expect(needsReason(aFile("1", 8500), aChoice({ ungraded: "netDays" }), full)).to.equal(false);
  });

  it("count the characters of a reason as the server does", () => {
    const rows = tenFiles();
    const withReason = (reason: string): Choices => ({ 0: aChoice({ grade: "qualified", reason }) });
    expect(shortReasons(rows, withReason(` ${"𠮷".repeat(19)} `), GRADING, POOL)).to.have.length(1);
    expect(shortReasons(rows, withReason("𠮷".repeat(20)), GRADING, POOL)).to.have.length(0);
  });

  it("are signed anew only where they differ, and none made for an earlier version", () => {
    const rows = [aFile("1", 8500, signed("good")), aFile("2", 8500, { version: 2 }), aFile("3", 8500)];
    const chosen: Choices = {
      1: aChoice({ grade: "good" }),
      2: aChoice({ grade: "good" }),
      3: aChoice({ grade: "good", reason: " " }),
    };
    expect(rowsToSign(rows, standing(rows, chosen))).to.deep.equal([
      { policeNo: "3", version: 1, grade: "good" },
    ]);
    const broken = { ...signed("good").own!, validity: "evidence" as const };
    const anew = [aFile("1", 8500, { ...signed("good"), own: broken })];
    expect(rowsToSign(anew, standing(anew, chosen))).to.have.length(1);
  });

  it("take 不定等次 for too few days by suggestion, and leave it out of the quota's base", () => {
    const rows = tenFiles(9100, 9300, 9200);
    rows[9] = { ...rows[9]!, suggestedGrade: null, ungradable: "netDays" };
    const { choices } = chooseSuggested(rows, NOTHING, GRADING, { ...POOL, base: 9 });
    expect(choices["9"]).to.include({ grade: null, ungraded: "netDays" });
    const investigated: Choices = { 8: aChoice({ ungraded: "investigation" }) };
    expect(quotaOf(rows, investigated, GRADING, POOL)).to.deep.equal({ used: 0, base: 9, allowed: 1 });
  });
});
