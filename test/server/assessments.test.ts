import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type {
  AssessmentChanges,
  AssessmentYear,
  DeductionPage,
  OfficerStandings,
  StandingExplanation,
  StandingPage,
} from "../../domain/messages/assessments.ts";
import { monthsBetween } from "../../domain/month.ts";
import { recomputeFrozen } from "../../server/assessments/recompute-frozen.ts";
import { verifyStandings } from "../../server/assessments/verify-standings.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { correctMonth, monthsFor, openMonths, publishRows, type MonthRow } from "./assessment-fixture.ts";

/** E11's A, B, C, E and D, all 社区警务 of unit 19. */
const [A, B, C, E, D] = ["000123", "001903", "001906", "001905", "001904"] as const;
const HALF: Record<string, [number, number | null]> = {
  ...{ [A]: [9210, 9340], [B]: [9199, 9351], [C]: [9520, 8810], [E]: [8888, 8990], [D]: [9000, null] },
};
const WORK: Record<string, number> = { [A]: 3620, [B]: 3580 };

function halfRows(): MonthRow[] {
  return Object.entries(HALF).flatMap(([policeNo, scores]) =>
    scores.flatMap((score, quarter) =>
      score === null
        ? []
        : monthsFor(score).map((total, index) => ({
            ...{ month: `2026-0${quarter * 3 + index + 1}`, policeNo, total, postType: "SQ" },
            ...{ gz: WORK[policeNo] ?? 3500, grade: "excellent" as const },
          })),
    ),
  );
}
/** E10's quarter, and the head and a leader in lists of their own. */
const Q3: MonthRow[] = [
  ...[9490, 8840, 9135].map((total, index) => ({
    month: `2026-0${index + 7}`,
    policeNo: A,
    total,
    postType: "SQ",
  })),
  { month: "2026-07", policeNo: B, total: 9490 },
  { month: "2026-08", policeNo: B, total: 8000, ungraded: "netDays" },
  { month: "2026-09", policeNo: B, total: 9135 },
  { month: "2026-07", policeNo: C, total: 9000 },
];

forEachDatabase((engine) => {
  describe("quarters and half-years", () => {
    let server: RunningServer;
    let office: Client;
    let officer: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await openMonths(server, "2026-01", "2026-09");
      await publishRows(server, [...halfRows(), ...Q3]);
      office = await signIn(server, "assessment");
      officer = await signIn(server, "officer19");
    });
    afterEach(() => server.stop());

    const scores = async (period: string, client = office): Promise<Record<string, number | null>> => {
      const page = await client.get<StandingPage>(`/assessments/${period}/standings?pageSize=200`);
      return Object.fromEntries(page.rows.map(({ policeNo, score }) => [policeNo, score]));
    };
    const places = async (period: string): Promise<Record<string, number | null>> => {
      const page = await office.get<StandingPage>(`/assessments/${period}/standings?pageSize=200`);
      return Object.fromEntries(page.rows.map(({ policeNo, place }) => [policeNo, place]));
    };
    const code = async (response: Promise<Response>): Promise<string> =>
      ((await (await response).json()) as ProblemDetails).code;
    const compute = (period: string) => office.request("POST", `/assessments/${period}/computation`);
    const conclude = async (period: string): Promise<void> => {
      const { digest } = await office.post<{ digest: string }>(
        `/assessments/${period}/computation`,
        undefined,
      );
      await office.post(`/assessments/${period}/announcement`, { digest });
    };
    const explain = (period: string, policeNo: string, client = officer) =>
      client.get<StandingExplanation>(`/assessments/${period}/standings/${policeNo}`);
    const deduct = (entry: object) =>
      office.request("POST", "/verification-deductions", {
        ...{ quarter: "2026-Q3", policeNo: A, code: "omitted", times: 1 },
        ...{ source: "季度核实报告〔2026〕3号", reason: "漏报督察通报一次", ...entry },
      });

    it("are E10: 91.99 with verification, 95.19 with August 不定等次, explained to the last figure", async () => {
      expect((await deduct({})).status).to.equal(201);
      expect((await deduct({ code: "noEvidence", reason: "嘉奖文件缺失" })).status).to.equal(201);
      expect((await compute("2026-Q3")).status).to.equal(200);
      expect(await scores("2026-Q3")).to.deep.equal({ [A]: 9199, [B]: 9519, [C]: null });
      const { steps, deductions, notes } = await explain("2026-Q3", A, office);
      expect(steps.map(({ formula }) => formula.zh)).to.deep.equal([
        "(94.90 + 88.40 + 91.35) ÷ 3 = 91.55",
        "100.00 − 漏报 1 × 5.00 − 证据缺失 1 × 2.00 = 93.00",
        "91.55 × 70 % + 93.00 × 30 % = 91.985 → 91.99",
      ]);
      expect(deductions.map(({ code: kind, points }) => [kind, points])).to.deep.equal([
        ["omitted", 500],
        ["noEvidence", 200],
      ]);
      expect(notes).to.deep.equal([]);
      const ungraded = await explain("2026-Q3", B, office);
      expect(ungraded.notes[0]!.zh).to.equal("2026-08 不定等次（净工作日不足 10 天），不参与平均。");
      const one = await explain("2026-Q3", C, office);
      expect(one.line.reason).to.equal("fewMonths");
      expect(one.notes.map(({ zh }) => zh)).to.deep.include("2026-08 无已公布的月报，不参与平均。");
    });

    it("are E11: places 1 to 4 by the mean of 工作成绩, D not ranked; equal otherwise they share a place", async () => {
      server.time.now = "2026-08-10T02:00:00.000Z";
      await conclude("2026-Q1");
      await conclude("2026-Q2");
      await conclude("2026-H1");
      expect(await scores("2026-H1")).to.deep.equal({
        [A]: 9275,
        [B]: 9275,
        [C]: 9165,
        [E]: 8939,
        [D]: null,
      });
      expect(await places("2026-H1")).to.deep.equal({ [A]: 1, [B]: 2, [C]: 3, [E]: 4, [D]: null });
      const explained = await explain("2026-H1", D);
      expect(explained.line).to.include({ reason: "missingQuarter", place: null });
      expect((await explain("2026-H1", A)).line).to.include({ place: 1, of: 4, list: "stations.SQ" });
      const history = await officer.get<OfficerStandings>(`/officers/${A}/standings`);
      expect(history.rows.map(({ period }) => period)).to.deep.equal(["2026-Q2", "2026-Q1", "2026-H1"]);

      await server.stop();
      server = await startServer({ engine });
      await openMonths(server, "2026-01", "2026-09");
      await publishRows(server, halfRows().map((row) => ({ ...row, gz: 3500 })).reverse()); // prettier-ignore
      office = await signIn(server, "assessment");
      server.time.now = "2026-08-10T02:00:00.000Z";
      for (const period of ["2026-Q1", "2026-Q2", "2026-H1"]) await conclude(period);
      expect(await places("2026-H1")).to.deep.equal({ [A]: 1, [B]: 1, [C]: 3, [E]: 4, [D]: null });
    });

    it("are computed by 考核办 alone, and no earlier than the calendar allows", async () => {
      expect((await officer.request("POST", "/assessments/2026-Q1/computation")).status).to.equal(403);
      server.time.now = "2026-04-20T02:00:00.000Z";
      const { digest } = await office.post<{ digest: string }>("/assessments/2026-Q1/computation", undefined);
      expect(await code(office.request("POST", "/assessments/2026-Q1/announcement", { digest }))).to.equal("assessment.months-unlocked"); // prettier-ignore
      expect(await code(officer.request("GET", "/assessments/2026-Q1/standings"))).to.equal(
        "assessment.unknown",
      );
      server.time.now = "2026-08-03T15:59:00.000Z";
      await conclude("2026-Q1");
      expect(await code(compute("2026-H1"))).to.equal("assessment.too-early");
      server.time.now = "2026-08-03T16:00:00.000Z";
      expect(await code(compute("2026-H1"))).to.equal("assessment.quarters-missing");
      expect(await code(compute("2026-Q4"))).to.equal("assessment.months-missing");
      expect(await code(compute("2026"))).to.equal("assessment.months-missing");
      expect(await code(compute("2026-Q1"))).to.equal("assessment.frozen");
      const year = await office.get<AssessmentYear>("/assessments?year=2026");
      const half = year.periods.find(({ period }) => period === "2026-H1")!;
      expect(half.computableFrom).to.equal("2026-08-03T16:00:00.000Z");
      expect(half.actions[0]).to.deep.include({ action: "compute" });
      expect(half.actions[0]!.blocked?.zh).to.contain("2026-Q2");
      expect((await officer.get<AssessmentYear>("/assessments?year=2026")).periods[0]!.actions).to.deep.equal(
        [],
      );
    });

    it("refuse what is known to be corrected and not published, and an outdated or other draft", async () => {
      server.time.now = "2026-08-10T02:00:00.000Z";
      const { digest } = await office.post<{ digest: string }>("/assessments/2026-Q1/computation", undefined);
      expect(await code(office.request("POST", "/assessments/2026-Q1/announcement", { digest: "0".repeat(64) }))).to.equal("assessment.changed"); // prettier-ignore
      const key = { month: "2026-01", officer_id: server.bureau.officers[A]! };
      await server.context.db("reports").where(key).update({ version: 2 });
      expect(await code(compute("2026-Q1"))).to.equal("assessment.unpublished-corrections");
      await server.context.db("reports").where(key).update({ version: 1 });
      await correctMonth(
        server,
        { month: "2026-01", policeNo: A, total: 6000, grade: "fair" },
        server.time.now,
      );
      expect(await code(office.request("POST", "/assessments/2026-Q1/announcement", { digest }))).to.equal("assessment.outdated"); // prettier-ignore
      await conclude("2026-Q1");
    });

    it("keep what was announced and show a later correction beside it, with who would change place", async () => {
      server.time.now = "2026-08-10T02:00:00.000Z";
      for (const period of ["2026-Q1", "2026-Q2", "2026-H1"]) await conclude(period);
      const before = await scores("2026-H1");
      expect((await officer.get<AssessmentChanges>("/assessments/2026-H1/changes")).rows).to.deep.equal([]);
      const id = await correctMonth(server, { month: "2026-01", policeNo: A, total: 4000, grade: "fair" }, server.time.now); // prettier-ignore
      expect(await scores("2026-H1")).to.deep.equal(before);
      const { rows } = await office.get<AssessmentChanges>("/assessments/2026-H1/changes");
      expect(rows.map(({ policeNo, place }) => [policeNo, place.announced, place.now])).to.deep.equal([
        ...[[A, 1, 4], [B, 2, 1], [C, 3, 2], [E, 4, 3]],
      ]); // prettier-ignore
      const month = rows[0]!.months[0]!;
      expect(month.after).to.deep.equal({ version: 2, total: 4000, grade: "fair" });
      expect(month.corrections).to.deep.equal([{ id, at: server.time.now, reason: "处分决定书更正" }]);
      const explained = await explain("2026-H1", A);
      expect(explained.line).to.include({ changed: true, score: 9275, place: 1 });
      expect(explained.change?.score).to.include({ announced: 9275 });
      expect(explained.change?.score.now).to.be.below(9275);
      expect(explained.change?.months[0]!.corrections[0]!.reason).to.equal("处分决定书更正");
      const quarter = await office.get<AssessmentChanges>("/assessments/2026-Q1/changes");
      expect(quarter.rows.map(({ policeNo }) => policeNo)).to.deep.equal([A]);
      expect((await recomputeFrozen(server.context)).differences).to.deep.equal([]);
    });

    it("enter deductions once a source, correct them visibly, and never for oneself", async () => {
      const first = (await (await deduct({})).json()) as { id: number };
      expect(await code(deduct({ times: 2 }))).to.equal("deduction.exists");
      expect((await deduct({ times: 2, replaces: first.id })).status).to.equal(201);
      expect(await code(deduct({ times: 3, replaces: first.id }))).to.equal("deduction.stale");
      expect((await deduct({ source: "倒查认定书〔2026〕1号" })).status).to.equal(201);
      expect(await code(deduct({ code: "nothing" }))).to.equal("deduction.unknown-code");
      expect(await code(deduct({ policeNo: "000902" }))).to.equal("deduction.not-assessed");
      expect(await code(deduct({ policeNo: "999999" }))).to.equal("officer.unknown");
      expect((await deduct({ reason: "" })).status).to.equal(422);
      const page = await office.get<DeductionPage>("/verification-deductions?quarter=2026-Q3");
      expect(page.rows.map(({ times, current, seq }) => [times, current, seq])).to.deep.equal([
        ...[[1, true, 1], [2, true, 2], [1, false, 1]],
      ]); // prettier-ignore
      await server.context
        .db("accounts")
        .where({ name: "assessment" })
        .update({ officer_id: server.bureau.officers[B] });
      office = await signIn(server, "assessment");
      expect(await code(deduct({ policeNo: B }))).to.equal("deduction.own");
      await compute("2026-Q3");
      expect((await scores("2026-Q3"))[A]).to.equal(Math.round((70 * 27465 + 30 * 8500 * 3) / 300));
    });

    it("count late files themselves, unless the office found otherwise", async () => {
      await server.context.db("reports").where({ month: "2026-08", officer_id: server.bureau.officers[A]! }).update({ submitted_at: "2026-09-10T02:00:00.000Z" }); // prettier-ignore
      await compute("2026-Q3");
      const counted = await explain("2026-Q3", A, office);
      expect(counted.steps[1]!.formula.zh).to.equal("100.00 − 迟报 1 × 1.00 = 99.00");
      expect(counted.notes.map(({ zh }) => zh)).to.deep.equal([
        "迟报：2026-08 的月报迟于按时线提交，每份扣 1.00 分。",
      ]);
      await deduct({ code: "late", times: 0, source: "系统停机说明", reason: "系统停机一日，不计迟报" });
      await compute("2026-Q3");
      const found = await explain("2026-Q3", A, office);
      expect(found.line.verification).to.equal(10_000);
      expect(found.notes.map(({ zh }) => zh)).to.deep.equal([
        "迟报：系统统计 1 次，考核办认定 0 次，以认定为准。",
      ]);
    });

    it("are recomputed bit for bit, and every tampering is found", async () => {
      server.time.now = "2026-08-10T02:00:00.000Z";
      await office.post("/assessments/2026-Q1/computation", undefined);
      for (const period of ["2026-Q1", "2026-Q2", "2026-H1"]) await conclude(period);
      const { db } = server.context;
      expect(await recomputeFrozen(server.context)).to.deep.equal({
        assessments: 3,
        rows: 14,
        differences: [],
      });
      expect(await verifyStandings(db)).to.deep.equal([]);
      const faults = async () => (await verifyVouched(db)).map(({ detail }) => detail).filter((text) => /assessments|deductions/.test(text)); // prettier-ignore
      expect(await faults()).to.deep.equal([]);
      const half = await db("assessments").where({ period: "2026-H1" }).first<{ id: number }>("id");
      const key = { assessment_id: half.id, officer_id: server.bureau.officers[B]! };
      await db("standings").where(key).update({ place: 1 }).then(() => expect.fail("an update"), () => undefined); // prettier-ignore
      await db("standings").where(key).delete().then(() => expect.fail("a deletion"), () => undefined); // prettier-ignore
      for (const trigger of ["standings_no_update", "standings_no_delete", "assessments_no_update"])
        await db.raw(`drop trigger ${trigger}`);
      await db("standings").where(key).update({ place: 1 });
      expect((await verifyStandings(db))[0]!.detail).to.contain(`officer ${key.officer_id} in 2026-H1`);
      const { differences } = await recomputeFrozen(server.context);
      expect(differences.some((text) => text.includes("place: stored 1, recomputed 2"))).to.equal(true);
      await db("standings").where(key).update({ place: 2, score: 9276 });
      expect(await verifyStandings(db)).to.have.length(1);
      await db("standings").where(key).update({ score: 9275 });
      expect(await verifyStandings(db)).to.deep.equal([]);
      await db("standings").where(key).delete();
      expect((await verifyStandings(db))[0]!.detail).to.contain("2026-H1");
      await db("assessments").where({ id: half.id }).update({ announced_at: "2026-08-11T02:00:00.000Z" });
      expect(await faults()).to.deep.equal([`assessments ${half.id} is not as the chain last saw it`]);
    });

    it("tell how a place moved against the half-year before, and list leaders and heads apart", async () => {
      await openMonths(server, "2025-07", "2025-12");
      const heads = ["001901", "000901", "000003"];
      const all = [...monthsBetween("2025-07", "2025-12"), ...monthsBetween("2026-01", "2026-06")];
      const earlier = monthsBetween("2025-07", "2025-12").flatMap((month) => [
        { month, policeNo: A, total: 8000, postType: "SQ" },
        { month, policeNo: B, total: 9000, postType: "SQ" },
      ]);
      await publishRows(server, [
        ...earlier,
        ...all.flatMap((month) => heads.map((policeNo, index) => ({ month, policeNo, total: 9000 - index, unit: "19" }))),
      ]); // prettier-ignore
      server.time.now = "2026-08-10T02:00:00.000Z";
      for (const period of ["2025-Q3", "2025-Q4", "2025-H2", "2026-Q1", "2026-Q2", "2026-H1"])
        await conclude(period);
      expect((await explain("2026-H1", A)).line.before).to.deep.equal({ period: "2025-H2", place: 2, of: 2 });
      const page = await officer.get<StandingPage>("/assessments/2026-H1/standings?list=heads");
      expect(page.rows.map(({ policeNo, place }) => [policeNo, place])).to.deep.equal([["001901", 1], ["000901", 2]]); // prettier-ignore
      expect(page.lists.map(({ list, ranked }) => [list, ranked])).to.deep.equal([
        ...[["leaders", 1], ["heads", 2], ["stations.SQ", 4]],
      ]); // prettier-ignore
      const found = await officer.get<StandingPage>(
        `/assessments/2026-H1/standings?search=${encodeURIComponent("张")}`,
      );
      expect(found.rows.map(({ policeNo }) => policeNo)).to.deep.equal([A]);
      expect((await officer.get<StandingPage>("/assessments/2026-H1/standings?ranked=no")).rows.map(({ policeNo }) => policeNo)).to.deep.equal([D]); // prettier-ignore
      expect((await officer.get<StandingPage>("/assessments/2026-H1/standings?unit=09")).total).to.equal(0);
    });

    it("say where the rules changed on the first of a month, and where somebody moved", async () => {
      const { db } = server.context;
      for (const table of ["months", "points"])
        await db(table).where({ month: "2026-07" }).update({ rule_set: "BY-2025-v1" });
      const key = { month: "2026-07", officer_id: server.bureau.officers[A]! };
      await db("reports").where(key).update({ unit_id: server.bureau.units["09"]! });
      await compute("2026-Q3");
      const { notes, detail, line } = await explain("2026-Q3", A, office);
      expect(notes.map(({ zh }) => zh)).to.deep.equal([
        "2026-08 起按 BY-2026-v1 计分；此前各月仍按原细则，合成办法按 BY-2026-v1。",
        "本季度内调动单位（09 → 19），按末月所在单位列入。",
      ]);
      expect(line).to.include({ unit: "19", score: 9409 });
      expect(detail.kind === "quarter" && detail.inputs.months.map(({ ruleSet, work }) => [ruleSet, work])).to.deep.equal([
        ...[["BY-2025-v1", 3600], ["BY-2026-v1", 3600], ["BY-2026-v1", 3600]],
      ]); // prettier-ignore
    });

    it("rank nobody who left, and say so", async () => {
      await server.context.db("postings").where({ officer_id: server.bureau.officers[A]! }).update({ to_day: "2026-06-20" }); // prettier-ignore
      server.time.now = "2026-08-10T02:00:00.000Z";
      for (const period of ["2026-Q1", "2026-Q2", "2026-H1"]) await conclude(period);
      expect((await explain("2026-H1", A)).line).to.include({
        score: 9275,
        place: null,
        reason: "notServing",
      });
      expect((await places("2026-H1"))[B]).to.equal(1);
    });
  });
});
