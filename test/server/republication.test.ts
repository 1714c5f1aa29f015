import { expect } from "chai";
import type {
  OfficerFile,
  ProblemDetails,
  RankingFigures,
  UnitRankingFigures,
} from "../../domain/messages.ts";
import type { CorrectionView } from "../../domain/messages/corrections.ts";
import type { CompareFigures, PublishReceipt, WallFigures } from "../../domain/messages/publication.ts";
import { verifyDerived } from "../../server/audit/verify-derived.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const OFFICER = "001905";
const REASON = "漏记一项经核实的实绩，原始文书已补交档案办存档。";
const OFFICERS = ["000123", "001902", "001903", "001905"];

/** From a correction's acceptance to the second publication, as a colleague of the same unit sees it. */
forEachDatabase((engine) => {
  describe("a corrected report until it is published again", () => {
    let server: RunningServer;
    let files: Client;
    let colleague: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await pushSheet(server, "clerk19", MONTH, {
        rows: OFFICERS.map((no) => aRow(no)),
        credits: [aCredit({ policeNo: OFFICER, item: "c12", quantity: 1 })],
      });
      await signReportsOf(server, MONTH, Object.fromEntries(OFFICERS.map((no) => [no, "good"])), {
        accountId: server.bureau.accounts.head19!,
        at: "2026-11-05T02:00:00.000Z",
      });
      server.time.now = "2026-11-20T02:00:00.000Z";
      files = await signIn(server, "files");
      colleague = await signIn(server, "officer19");
      await files.post(`/months/${MONTH}/check`, { units: ["19"] });
      await files.post(`/months/${MONTH}/publication`, {});
    });
    afterEach(() => server.stop());

    const report = () =>
      server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[OFFICER]! })
        .first<{ id: number; version: number; state: string }>("id", "version", "state");
    const correct = async (changes: object): Promise<void> => {
      const { id, version } = await report();
      const asked = await files.request("POST", `/reports/${id}/corrections`, { reason: REASON, ...changes }, { "if-match": `"${version}"` }); // prettier-ignore
      const body = (await asked.json()) as { id: number } & ProblemDetails;
      expect(asked.status, JSON.stringify(body)).to.equal(201);
      const political = await signIn(server, "political");
      const { seen } = await political.get<CorrectionView>(`/corrections/${body.id}`);
      await political.post(`/corrections/${body.id}/decision`, { decision: "accept", seen });
    };
    const publishAgain = async (): Promise<PublishReceipt> => {
      const { version } = await report();
      const head = await signIn(server, "head19");
      const signed = await head.put<{ rows: { outcome: string }[] }>(`/months/${MONTH}/signatures`, {
        password: PASSWORD,
        grades: [{ policeNo: OFFICER, version, grade: "good" }],
      });
      expect(signed.rows[0], JSON.stringify(signed)).to.include({ outcome: "signed" });
      await files.post(`/months/${MONTH}/check`, { reports: [{ policeNo: OFFICER, version }] });
      return files.post<PublishReceipt>(`/months/${MONTH}/publication`, { note: "更正后重新公布" });
    };
    /** Everything a colleague can read of the officer and his month. */
    const read = async () => {
      const { detail } = await colleague.get<OfficerFile>(`/officers/${OFFICER}/file?month=${MONTH}`);
      const compare = await colleague.get<CompareFigures>(`/figures/compare?officers=${OFFICER},001902`);
      const wall = await colleague.get<WallFigures>(`/figures/wall?month=${MONTH}`);
      const ranking = await colleague.get<RankingFigures>(`/figures/ranking?period=${MONTH}`);
      const units = await colleague.get<UnitRankingFigures>(`/figures/unit-ranking?period=${MONTH}`);
      return {
        total: detail!.points!.total,
        fields: detail!.fields,
        compared: compare.officers[0]!.months[MONTH]?.total,
        best: wall.best.find(({ policeNo }) => policeNo === OFFICER)?.total,
        rewards: wall.rewards.map(({ policeNo }) => policeNo),
        credits: wall.credits.map(({ quantity }) => quantity),
        ranked: ranking.rows.find(({ policeNo }) => policeNo === OFFICER)?.points,
        withheld: ranking.withheld,
        counted: units.rows.find(({ unit }) => unit === "19")!.officers,
      };
    };
    const points = async () =>
      (await server.context.db("points").where({ report_id: (await report()).id }).first<{ total: number }>("total")).total; // prettier-ignore

    for (const [what, changes] of [
      ["a field", () => ({ fields: { dataAcc: 99 } })],
      [
        "detail lines only",
        () => ({
          events: [anEvent({ subject: OFFICER, type: "R5", variant: "county" })],
          credits: [aCredit({ policeNo: OFFICER, item: "c12", quantity: 3 })],
        }),
      ],
    ] as const) {
      it(`reads as published before the correction of ${what}, and as corrected after it, in every figure`, async () => {
        const old = await read();
        expect(old).to.include({ compared: old.total, ranked: old.total, withheld: 0, counted: 4 });
        await correct(changes());
        expect(await report()).to.include({ version: 2, state: "submitted" });
        const now = await points();
        expect(now).to.be.above(old.total);
        const meanwhile = await read();
        // His file shows what was published; lists leave him out and say so. Nowhere stands what is not published.
        expect(meanwhile).to.deep.include({ total: old.total, fields: old.fields });
        expect(meanwhile).to.deep.include({
          compared: undefined,
          ranked: undefined,
          withheld: 1,
          counted: 3,
        });
        expect([meanwhile.best, meanwhile.rewards, meanwhile.credits]).to.deep.equal([undefined, [], []]);
        expect(JSON.stringify(meanwhile)).to.not.contain(String(now));
        const { publication, leftOut } = await publishAgain();
        expect([publication.seq, publication.reports, leftOut]).to.deep.equal([2, 1, []]);
        const again = await read();
        expect(again).to.include({ total: now, compared: now, ranked: now, withheld: 0, counted: 4 });
        expect((await verifyDerived(server.context.db, server.context.rules)).map(({ detail }) => detail)).to.deep.equal([]); // prettier-ignore
      });
    }

    it("stands on the wall with the commendation the correction brought, once it is published", async () => {
      await correct({ events: [anEvent({ subject: OFFICER, type: "R5", variant: "county" })] });
      expect((await read()).rewards).to.deep.equal([]);
      await publishAgain();
      expect((await read()).rewards).to.deep.equal([OFFICER]);
    });
  });
});
