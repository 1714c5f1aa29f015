import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type { DisputeLine } from "../../domain/messages/rules.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";
const TEXT = "答复没有核对警综平台抓获记录，请领导小组裁定。";
const DECISION = "经调阅警综平台原始记录，领导小组会议研究决定如下。";

forEachDatabase((engine) => {
  describe("disputes", () => {
    let server: RunningServer;
    let objection: number;

    beforeEach(async () => {
      server = await startServer({ engine });
      await fillUnit19(server, MONTH);
      server.time.now = "2026-11-17T02:00:00.000Z";
      await publishUnit19(server);
      const from = { from_day: "2026-01-01", to_day: null };
      const seats = [["commissar", "chair"], ["leader3", "deputy"], ["leader4", "deputy"], ["group", "member"]] as const; // prettier-ignore
      for (const [account, place] of seats)
        await server.context
          .db("group_members")
          .insert({ account_id: server.bureau.accounts[account], place, ...from });
      const report = await server.context.db("reports").where({ month: MONTH, officer_id: server.bureau.officers["000123"]! }).first<{ id: number }>("id"); // prettier-ignore
      const raised = await post("officer19", `/reports/${report.id}/objections`, { kind: "grade", text: "本月抓获网逃一名未计入岗位实绩，请复核。" }); // prettier-ignore
      objection = Number(raised.id);
      server.time.now = "2026-11-18T02:00:00.000Z";
    });
    afterEach(() => server.stop());

    const send = async (account: string, path: string, body: unknown) => {
      const response = await (await signIn(server, account)).request("POST", path, body);
      const answer = (await response.json()) as Record<string, unknown> & ProblemDetails;
      return { status: response.status, answer };
    };
    const post = async (account: string, path: string, body: unknown) => {
      const { status, answer } = await send(account, path, body);
      expect(status, JSON.stringify(answer)).to.be.oneOf([200, 201]);
      return answer;
    };
    const code = async (account: string, path: string, body: unknown) =>
      (await send(account, path, body)).answer.code;
    const dismiss = (account = "files") =>
      post(account, `/objections/${objection}/answer`, {
        decision: "dismissed",
        answer: "经核对原始台账，维持原等次。",
      });
    const escalate = async () =>
      Number((await post("officer19", `/objections/${objection}/dispute`, { text: TEXT })).id);
    const list = async (account: string) =>
      (await (await signIn(server, account)).get<{ rows: DisputeLine[] }>("/disputes")).rows;

    it("come from one's own dismissed objection, within five workdays, once", async () => {
      const path = () => `/objections/${objection}/dispute`;
      expect(await code("officer19", path(), { text: TEXT })).to.equal("dispute.not-possible");
      await dismiss();
      expect(await code("clerk19", path(), { text: TEXT })).to.equal("objection.unknown");
      // Answered on Wednesday the 18th: until the next Wednesday, 17:30.
      server.time.now = "2026-11-25T09:31:00.000Z";
      expect(await code("officer19", path(), { text: TEXT })).to.equal("dispute.too-late");
      server.time.now = "2026-11-25T09:30:00.000Z";
      await escalate();
      expect(await code("officer19", path(), { text: TEXT })).to.equal("dispute.not-possible");
      expect(await list("clerk19")).to.deep.equal([]);
      expect((await list("officer19"))[0]).to.include({ objection, state: "open", maySign: false });
      expect((await list("commissar"))[0]).to.include({ text: TEXT, members: 4, maySign: true });
    });

    it("are decided by the chair and half of the members, signed with the password over the very words", async () => {
      await dismiss();
      const path = `/disputes/${await escalate()}/decision`;
      expect(await code("director", path, { decision: "upheld", text: DECISION, password: PASSWORD })).to.equal("group.not-member"); // prettier-ignore
      expect(await code("leader3", path, { decision: "upheld", text: DECISION, password: "no-such-word" })).to.equal("signature.wrong-password"); // prettier-ignore
      expect(await post("leader3", path, { decision: "upheld", text: DECISION, password: PASSWORD })).to.include({ state: "open", signatures: 1, members: 4 }); // prettier-ignore
      const digest = (await list("group"))[0]!.decisionDigest;
      expect(await code("leader3", path, { digest, password: PASSWORD })).to.equal("group.signed");
      expect(await code("group", path, { digest: "0".repeat(64), password: PASSWORD })).to.equal(
        "rules.changed",
      );
      expect(await post("group", path, { digest, password: PASSWORD })).to.include({
        state: "open",
        signatures: 2,
      });
      expect(await post("commissar", path, { digest, password: PASSWORD })).to.include({ state: "upheld", signatures: 3 }); // prettier-ignore
      expect(await code("leader4", path, { digest, password: PASSWORD })).to.equal("dispute.settled");
      expect((await list("officer19"))[0]).to.include({ state: "upheld", decision: DECISION });
      // A correction may be asked with the objection's number, as for an accepted one.
      expect((await server.context.db("objections").where({ id: objection }).first<{ state: string }>("state")).state).to.equal("accepted"); // prettier-ignore
    });

    it("are never decided by who reviewed or answered; a deputy leads where the chair stands aside", async () => {
      await dismiss("group");
      await server.context.db("reviews").insert({
        ...{
          report_id: (await server.context.db("objections").first<{ report_id: number }>("report_id"))
            .report_id,
        },
        ...{
          report_version: 1,
          reviewer_id: server.bureau.accounts.commissar!,
          grade: "good",
          at: server.time.now,
        },
        ...{ content_hash: "0".repeat(64), chain_head: "0".repeat(64) },
      });
      const path = `/disputes/${await escalate()}/decision`;
      const words = { decision: "dismissed", text: DECISION, password: PASSWORD };
      expect(await code("group", path, words)).to.equal("dispute.not-impartial");
      expect(await code("commissar", path, words)).to.equal("dispute.not-impartial");
      expect(await post("leader3", path, words)).to.include({
        state: "dismissed",
        signatures: 1,
        members: 2,
      });
      expect((await server.context.db("objections").first<{ state: string }>("state")).state).to.equal("dismissed"); // prettier-ignore
    });
  });
});
