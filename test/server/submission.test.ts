import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { PackageFigures, SubmissionReceipt, WithdrawalReceipt } from "../../domain/messages/filling.ts";
import type { MonthForm, PushReceipt } from "../../domain/messages.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";

describe("the unit package (单位报送)", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
    });
    afterEach(() => server.stop());

    const push = (rows: ReturnType<typeof aRow>[]) =>
      clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows }));
    const submit = (client = clerk, body: object = { unit: "19", declaration: true }) =>
      client.request("POST", `/months/${MONTH}/submission`, body);
    const withdraw = (client = clerk, body: object = { unit: "19", reason: "发现赵敏的出勤天数填错" }) =>
      client.request("POST", `/months/${MONTH}/submission/withdrawal`, body);
    const read = (client = clerk) => client.get<PackageFigures>(`/months/${MONTH}/package?unit=19`);
    const stateOf = async (policeNo: string) =>
      (await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`)).rows.find((row) => row.policeNo === policeNo)!.state; // prettier-ignore
    const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

    it("is refused without the unit's declaration, and nothing moves", async () => {
      await push([aRow("000123")]);
      for (const body of [{ unit: "19" }, { unit: "19", declaration: false }]) {
        const answer = await submit(clerk, body);
        expect(answer.status).to.equal(422);
        expect(await codeOf(answer)).to.equal("submission.undeclared");
      }
      expect(await stateOf("000123")).to.equal("drafted");
      expect(await server.context.db("submissions")).to.deep.equal([]);
    });

    it("is kept with its declaration, on time or late by the server's clock", async () => {
      await push([aRow("000123")]);
      const first = (await (await submit()).json()) as SubmissionReceipt;
      expect(first).to.include({ submitted: 1, onTime: true });
      server.time.now = "2026-11-06T09:30:00.001Z";
      clerk = await signIn(server, "clerk19");
      await push([aRow("001902")]);
      expect((await (await submit()).json()) as SubmissionReceipt).to.include({
        submitted: 1,
        onTime: false,
      });
      const rows = (await server.context.db("submissions").orderBy("id")) as Record<string, unknown>[];
      expect(rows.map(({ on_time }) => Boolean(on_time))).to.deep.equal([true, false]);
      expect(rows[0]!.declaration).to.contain("本单位承诺");
      const { submissions, officers } = await read();
      expect(submissions.map(({ onTime }) => onTime)).to.deep.equal([false, true]);
      expect(officers.find(({ policeNo }) => policeNo === "000123")!.onTime).to.equal(true);
      expect(officers.find(({ policeNo }) => policeNo === "001902")!.onTime).to.equal(false);
      // Nothing new: no second package.
      expect((await (await submit()).json()) as SubmissionReceipt).to.include({ submitted: 0 });
      expect(await server.context.db("submissions")).to.have.length(2);
      const faults = await verifyVouched(server.context.db);
      expect(faults.filter(({ detail }) => /^(reports|submissions|attestations) /.test(detail))).to.deep.equal([]); // prettier-ignore
    });

    it("can be taken back with a reason before review: its reports are attested again", async () => {
      await push([aRow("000123"), aRow("001902")]);
      await submit();
      expect((await withdraw(clerk, { unit: "19", reason: "" })).status).to.equal(422);
      const receipt = (await (await withdraw()).json()) as WithdrawalReceipt;
      expect(receipt.withdrawn).to.equal(2);
      expect(await stateOf("000123")).to.equal("attested");
      const { submissions, officers } = await read();
      expect(submissions[0]).to.include({ withdrawalReason: "发现赵敏的出勤天数填错" });
      expect(officers.every(({ submittedAt }) => submittedAt === null)).to.equal(true);
      const again = await withdraw();
      expect([again.status, await codeOf(again)]).to.deep.equal([409, "submission.nothing-to-withdraw"]);
      expect((await (await submit()).json()) as SubmissionReceipt).to.include({ submitted: 2 });
      const faults = await verifyVouched(server.context.db);
      expect(faults.filter(({ detail }) => /^(reports|submissions|attestations) /.test(detail))).to.deep.equal([]); // prettier-ignore
    });

    it("cannot be taken back once the review has begun", async () => {
      await push([aRow("000123"), aRow("001902")]);
      await submit();
      const { db } = server.context;
      await db("reports")
        .where({ officer_id: server.bureau.officers["001902"]! })
        .update({ state: "signed" });
      const answer = await withdraw();
      expect(answer.status).to.equal(409);
      expect(((await answer.json()) as { detail: string }).detail).to.contain("赵敏");
      expect(await stateOf("000123")).to.equal("submitted");
    });

    it("is filled, confirmed and handed in again while the unit is reopened after publication, and not a moment longer", async () => {
      await push([aRow("000123")]);
      const { db } = server.context;
      await db("reports").update({ state: "published", grade: "good" });
      await db("months").where({ month: MONTH }).update({ state: "published" });
      const again = () => push([{ policeNo: "000123", version: 1, fields: { notes: 3 } }]);
      expect((await again()).counts.rejected).to.equal(1);
      expect((await submit()).status).to.equal(409);
      await db("reopenings").insert({
        ...{ month: MONTH, unit_id: server.bureau.units["19"], state: "open", reason: "漏报学习笔记" },
        ...{ asked_by: 1, asked_at: "2026-11-04T01:00:00.000Z", asked_role: "filesOffice", decided_by: 2 },
        ...{ decided_at: "2026-11-04T01:30:00.000Z", closes_at: "2026-11-06T09:30:00.000Z" },
      });
      expect((await again()).counts.saved).to.equal(1);
      expect(await db("reports").first("state", "grade")).to.deep.equal({ state: "drafted", grade: null });
      expect((await (await submit()).json()) as SubmissionReceipt).to.include({ submitted: 1 });
      server.time.now = "2026-11-06T09:30:00.001Z";
      clerk = await signIn(server, "clerk19");
      expect((await push([{ policeNo: "000123", version: 2, fields: { notes: 4 } }])).counts.rejected).to.equal(1); // prettier-ignore
    });

    it("belongs to the unit's own clerk, and is read by its chain and the offices alone", async () => {
      await push([aRow("000123")]);
      const other = await signIn(server, "clerk09");
      expect((await submit(other)).status).to.equal(403);
      expect((await withdraw(other)).status).to.equal(404);
      const statuses = await Promise.all(
        ["head19", "leader4", "files", "director", "clerk09", "head09", "officer19"].map(async (account) => {
          const client = await signIn(server, account);
          return (await client.request("GET", `/months/${MONTH}/package?unit=19`)).status;
        }),
      );
      expect(statuses).to.deep.equal([200, 200, 200, 200, 404, 404, 404]);
    });

    it("shows each officer's six areas, what is missing, who filled, and what a reviewer will be told", async () => {
      await push([
        aRow("000123", { dueDays: 20 }),
        { policeNo: "001902", version: 0, fields: { notes: 1, quality: null } },
      ]);
      const { officers, line, now, attestation, writable } = await read(await signIn(server, "head19"));
      expect(line.submitBy).to.equal("2026-11-06T09:30:00.000Z");
      expect(now).to.equal(server.time.now);
      expect([attestation, writable]).to.deep.equal([{ kind: "silence", workdays: 0 }, true]);
      const full = officers.find(({ policeNo }) => policeNo === "000123")!;
      expect(full).to.include({ complete: true, state: "drafted", planned: false, filledBy: "周洁" });
      expect(full.areas.ZZ).to.deep.equal({ filled: 6, blank: 0, notApplicable: 0, lines: 0 });
      expect(full.warnings.join()).to.contain("与系统预填的");
      const half = officers.find(({ policeNo }) => policeNo === "001902")!;
      expect(half.areas.GZ).to.include({ notApplicable: 1 });
      expect(half.areas.KQ.blank).to.be.greaterThan(0);
      expect(half.problems.join()).to.contain("未填");
      expect(officers.find(({ policeNo }) => policeNo === "001903")).to.include({
        state: "empty",
        version: 0,
      });
      expect(officers).to.have.length(7);
    });
  });
});
