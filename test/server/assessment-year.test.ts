import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type {
  AssessmentChanges,
  StandingExplanation,
  StandingPage,
} from "../../domain/messages/assessments.ts";
import { monthsBetween } from "../../domain/month.ts";
import { recomputeFrozen } from "../../server/assessments/recompute-frozen.ts";
import { verifyStandings } from "../../server/assessments/verify-standings.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { anEvent } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { correctMonth, monthsFor, openMonths, publishRows, type MonthRow } from "./assessment-fixture.ts";

/** E12's officer, and five colleagues of his pool, one of them better by far. */
const [X, BEST, ...OTHERS] = ["000123", "001903", "001902", "001904", "001905", "001906"] as const;
const SCORES: Record<string, number[]> = {
  [X]: [9199, 9025, 8760, 9310],
  [BEST]: [9900, 9900, 9900, 9900],
  ...Object.fromEntries(OTHERS.map((policeNo) => [policeNo, [8300, 8300, 8300, 8300]])),
};
const APPRAISED: Record<string, number> = { democratic: 9240, leaders: 9000, training: 8500 };
/** After the December lock of 2026 (2027-02-02, five workdays on). */
const CONCLUDING = "2027-02-09T02:00:00.000Z";

function yearRows(): MonthRow[] {
  return Object.entries(SCORES).flatMap(([policeNo, scores]) =>
    scores.flatMap((score, quarter) =>
      monthsFor(score).map((total, index) => {
        const number = quarter * 3 + index;
        const month = monthsBetween("2026-01", "2026-12")[number]!;
        // Seven 优秀 months, none 一般 or 差.
        return { month, policeNo, total, grade: number < 7 ? ("excellent" as const) : ("good" as const) };
      }),
    ),
  );
}

forEachDatabase((engine) => {
  describe("the year", () => {
    let server: RunningServer;
    let office: Client;
    const at = async (instant: string, account = "assessment"): Promise<Client> => {
      server.time.now = instant;
      return signIn(server, account);
    };
    const code = async (response: Promise<Response>): Promise<string> =>
      ((await (await response).json()) as ProblemDetails).code;
    const appraise = async (policeNo: string, points: Record<string, number>): Promise<void> => {
      const who = { year: 2026, officer_id: server.bureau.officers[policeNo]!, version: 1, basis: null };
      const hand = { push_id: "fixture", actor_id: server.bureau.accounts.political, at: CONCLUDING };
      for (const [kind, score] of Object.entries(points)) {
        await server.context.db("appraisals").insert({ ...who, kind, score, ...hand });
        await server.context.db("appraisal_versions").insert({ ...who, kind, score, ...hand, reason: null });
      }
    };
    const compute = async (period: string): Promise<string> =>
      (await office.post<{ digest: string }>(`/assessments/${period}/computation`, undefined)).digest;
    const concludeQuarters = async (): Promise<void> => {
      for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) {
        const digest = await compute(`2026-${quarter}`);
        await office.post(`/assessments/2026-${quarter}/announcement`, { digest });
      }
    };
    const grades = async (client = office): Promise<Record<string, string | null>> => {
      const { rows } = await client.get<StandingPage>("/assessments/2026/standings");
      return Object.fromEntries(rows.map(({ policeNo, grade }) => [policeNo, grade]));
    };
    const explain = (policeNo: string) =>
      office.get<StandingExplanation>(`/assessments/2026/standings/${policeNo}`);

    beforeEach(async () => {
      server = await startServer({ engine });
      await openMonths(server, "2026-01", "2026-12");
      await publishRows(server, yearRows());
      for (const policeNo of Object.keys(SCORES)) await appraise(policeNo, APPRAISED);
      office = await at(CONCLUDING);
    });
    afterEach(() => server.stop());

    it("is E12: 90.30, a candidate; the one place of the pool goes to the better", async () => {
      await concludeQuarters();
      await compute("2026");
      const { line, steps, notes, statutory, detail } = await explain(X);
      expect(line).to.include({ score: 9030, grade: "good", excellentMonths: 7 });
      expect(steps.map(({ formula }) => formula.zh).slice(4)).to.deep.equal([
        "(91.99 + 90.25 + 87.60 + 93.10) ÷ 4 × 60 % = 90.735 × 60 % = 54.441",
        ...["92.40 × 15 % = 13.86", "90.00 × 15 % = 13.50", "85.00 × 10 % = 8.50"],
        "54.441 + 13.86 + 13.50 + 8.50 = 90.301 → 90.30",
      ]);
      expect(detail.kind === "year" && detail.verdict).to.deep.equal({
        ...{ suggested: "excellent", bars: ["quota"], quota: { base: 6, allowed: 1, place: 2 } },
      });
      expect(statutory?.zh).to.equal("称职");
      expect(notes.at(-1)!.zh).to.equal("优秀候选第 2 名；本审核范围定等次 6 人，按 20% 名额 1 个。");
      expect(await grades()).to.deep.include({ [BEST]: "excellent", [OTHERS[0]]: "good" });
    });

    it("gives the candidate 优秀 where the better one was warned, and holds sanctions and vetoes down", async () => {
      const event = (type: string, policeNo: string, month: string) => {
        const { rowKey, documentOn, documentNo, evidenceNo, evidenceKind, finding, responsibility } = anEvent(
          { type },
        );
        return {
          ...{
            row_key: rowKey,
            event_no: `BY-${month}-${policeNo}`,
            account_month: month,
            subject_kind: "officer",
          },
          ...{
            unit_id: server.bureau.units["19"],
            officer_id: server.bureau.officers[policeNo],
            type,
            variant: null,
          },
          ...{
            reason: "处分决定",
            occurred_on: null,
            document_on: documentOn,
            source_department: "纪检督察室",
          },
          ...{ document_no: documentNo, evidence_no: evidenceNo, evidence_kind: evidenceKind, fact_no: null },
          ...{
            counts_in: null,
            responsibility: responsibility ?? "main",
            finding: finding ?? "confirmed",
            version: 1,
          },
        };
      };
      const columns = await server.context.db("events").columnInfo();
      const more = { push_id: "fixture", actor_id: 1, at: CONCLUDING };
      for (const row of [event("P3", BEST, "2026-05"), event("P4", OTHERS[0], "2026-06"), event("X4", OTHERS[1], "2026-07")])
        await server.context.db("events").insert(Object.fromEntries(Object.entries({ ...row, ...more }).filter(([name]) => name in columns))); // prettier-ignore
      await concludeQuarters();
      await compute("2026");
      expect(await grades()).to.deep.include({
        [X]: "excellent",
        [BEST]: "good",
        [OTHERS[0]]: null,
        [OTHERS[1]]: "poor",
      });
      expect((await explain(BEST)).notes.map(({ zh }) => zh)).to.include(
        "2026-05 触发 JJ-V1：当月限为一般的，年度不得评为优秀。",
      );
      expect((await explain(OTHERS[0])).line).to.include({ reason: "commentOnly", place: null });
      expect((await recomputeFrozen(server.context)).differences).to.deep.equal([]);
    });

    it("is proposed, approved by both chiefs with their passwords, shown five workdays, and final", async () => {
      await concludeQuarters();
      const digest = await compute("2026");
      const officer = await at(CONCLUDING, "officer19");
      const approve = (client: Client, body: object) =>
        client.request("POST", "/assessments/2026/approval", body);
      const [director, commissar] = [await at(CONCLUDING, "director"), await at(CONCLUDING, "commissar")];
      expect(await code(approve(director, { digest, password: PASSWORD }))).to.equal(
        "assessment.wrong-state",
      );
      await office.post("/assessments/2026/proposal", { digest });
      expect(await code(office.request("POST", "/assessments/2026/computation"))).to.equal(
        "assessment.frozen",
      );
      expect(await code(approve(director, { digest, password: "wrong" }))).to.equal(
        "signature.wrong-password",
      );
      expect(await code(approve(director, { digest: "0".repeat(64), password: PASSWORD }))).to.equal(
        "assessment.changed",
      );
      expect((await approve(director, { digest, password: PASSWORD })).status).to.equal(200);
      expect(await code(approve(director, { digest, password: PASSWORD }))).to.equal(
        "assessment.approved-already",
      );
      expect(await code(office.request("POST", "/assessments/2026/notice", { digest }))).to.equal(
        "assessment.wrong-state",
      );
      expect(await code(officer.request("GET", "/assessments/2026/standings"))).to.equal(
        "assessment.unknown",
      );
      expect((await approve(commissar, { digest, password: PASSWORD })).status).to.equal(200);
      const { noticeUntil } = await office.post<{ noticeUntil: string }>("/assessments/2026/notice", {
        digest,
      });
      expect(noticeUntil).to.equal("2027-02-16T09:30:00.000Z");
      expect(await grades(officer)).to.deep.include({ [BEST]: "excellent" });
      expect(await code(office.request("POST", "/assessments/2026/completion", { digest }))).to.equal(
        "assessment.notice-running",
      );
      office = await at("2027-02-24T02:00:00.000Z");
      await office.post("/assessments/2026/completion", { digest });
      const page = await office.get<StandingPage>("/assessments/2026/standings");
      expect(page.assessment).to.include({ state: "final", noticeUntil });
      expect(page.assessment.approvals.map(({ capacity }) => capacity)).to.deep.equal([
        "director",
        "commissar",
      ]);
      expect(
        await code(
          office.request("POST", "/assessments/2026/return", { digest, reason: "公示后有异议经核实成立" }),
        ),
      ).to.equal("assessment.wrong-state");
      expect(await verifyStandings(server.context.db)).to.deep.equal([]);
      const faults = (await verifyVouched(server.context.db)).filter(({ detail }) =>
        detail.startsWith("assessments"),
      );
      expect(faults).to.deep.equal([]);
      expect((await recomputeFrozen(server.context)).differences).to.deep.equal([]);
    });

    it("is approved by nobody who computed it or stands in it, and can be returned", async () => {
      await concludeQuarters();
      const digest = await compute("2026");
      await office.post("/assessments/2026/proposal", { digest });
      const { db, pulse } = server.context;
      const chief = async (account: string, change: object): Promise<Client> => {
        await db("accounts").where({ name: account }).update(change);
        await db.transaction((trx) => pulse.bump(trx, "access"));
        return at(CONCLUDING, account);
      };
      const inside = await chief("director", { officer_id: server.bureau.officers[X] });
      expect(
        await code(inside.request("POST", "/assessments/2026/approval", { digest, password: PASSWORD })),
      ).to.equal("assessment.own-result");
      await db("assessments")
        .where({ period: "2026" })
        .update({ proposed_by: server.bureau.accounts.commissar });
      const proposer = await at(CONCLUDING, "commissar");
      expect(
        await code(proposer.request("POST", "/assessments/2026/approval", { digest, password: PASSWORD })),
      ).to.equal("assessment.own-hand");
      await proposer.post("/assessments/2026/return", { digest, reason: "测评汇总有误，退回重新计算。" });
      expect(await compute("2026")).to.equal(digest);
    });

    it("waits for missing appraisals unless it is said to go on, and for those entered since", async () => {
      await server.context.db("appraisals").where({ officer_id: server.bureau.officers[OTHERS[0]]!, kind: "training" }).delete(); // prettier-ignore
      await concludeQuarters();
      const digest = await compute("2026");
      expect((await explain(OTHERS[0])).line).to.include({ score: null, reason: "missingAppraisal" });
      expect(await code(office.request("POST", "/assessments/2026/proposal", { digest }))).to.equal(
        "assessment.incomplete",
      );
      await server.context.db("appraisal_versions").insert({
        ...{
          year: 2026,
          officer_id: server.bureau.officers[OTHERS[0]]!,
          version: 2,
          basis: null,
          kind: "training",
        },
        ...{ score: 9000, push_id: "later", actor_id: 1, at: CONCLUDING, reason: null },
      });
      expect(
        await code(office.request("POST", "/assessments/2026/proposal", { digest, acceptMissing: true })),
      ).to.equal("assessment.outdated");
      const again = await compute("2026");
      await office.post("/assessments/2026/proposal", { digest: again, acceptMissing: true });
    });

    it("shows beside the announced year what a later correction would make of it", async () => {
      await concludeQuarters();
      const digest = await compute("2026");
      await office.post("/assessments/2026/proposal", { digest });
      for (const account of ["director", "commissar"])
        await (
          await at(CONCLUDING, account)
        ).post("/assessments/2026/approval", { digest, password: PASSWORD });
      await office.post("/assessments/2026/notice", { digest });
      await correctMonth(
        server,
        { month: "2026-03", policeNo: BEST, total: 5000, grade: "poor" },
        CONCLUDING,
      );
      const { rows } = await office.get<AssessmentChanges>("/assessments/2026/changes");
      expect(rows.map(({ policeNo, grade }) => [policeNo, grade.announced, grade.now])).to.deep.equal([
        ...[[BEST, "excellent", "good"], [X, "good", "excellent"]],
      ]); // prettier-ignore
      expect(await grades()).to.deep.include({ [BEST]: "excellent", [X]: "good" });
    });

    it("is never computed before the December lock", async () => {
      await concludeQuarters();
      await server.context
        .db("months")
        .where({ month: "2026-12" })
        .update({ lock_at: "2027-02-10T09:30:00.000Z" });
      expect(await code(office.request("POST", "/assessments/2026/computation"))).to.equal(
        "assessment.months-unlocked",
      );
    });
  });
});
