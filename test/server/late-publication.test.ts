import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type { PublishReceipt } from "../../domain/messages/publication.ts";
import { runDueWork } from "../../server/work/run-due-work.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const MONTH = "2026-10";
/** October by the calendar: published WD12, objections until WD17, locked WD22. */
const ON_TIME = "2026-11-17T09:30:00.000Z";
const COURSE = { objections_until: "2026-11-24T09:30:00.000Z", lock_at: "2026-12-01T09:30:00.000Z" };
/** A day after the lock that would have been: five workdays later is 9 December, ten 16 December. */
const LATE = "2026-12-02T02:00:00.000Z";
const MOVED = { objections_until: "2026-12-09T09:30:00.000Z", lock_at: "2026-12-16T09:30:00.000Z" };
const TEXT = "本月抓获网逃一名未计入岗位实绩，请复核信息系统记录。";

forEachDatabase((engine) => {
  describe("a month published late", () => {
    let server: RunningServer;

    beforeEach(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
      await pushSheet(server, "clerk19", MONTH, { rows: ["000123", "001902"].map((no) => aRow(no)) });
      await sign({ "000123": "good" });
    });
    afterEach(() => server.stop());

    const sign = (grades: Parameters<typeof signReportsOf>[2]) =>
      signReportsOf(server, MONTH, grades, {
        accountId: server.bureau.accounts.head19!,
        at: "2026-11-05T02:00:00.000Z",
      });
    const at = async (now: string, account: string): Promise<Client> => {
      server.time.now = now;
      return signIn(server, account);
    };
    const publish = async (now: string, body: object = {}): Promise<PublishReceipt> => {
      const files = await at(now, "files");
      await files.post(`/months/${MONTH}/check`, { units: ["19"] });
      return files.post<PublishReceipt>(`/months/${MONTH}/publication`, body);
    };
    const month = () =>
      server.context.db("months").where({ month: MONTH }).first<Record<string, string>>("state", "objections_until", "lock_at"); // prettier-ignore
    const object = async (now: string): Promise<[number, string?]> => {
      const officer = await at(now, "officer19");
      const report = await server.context.db("reports").where({ month: MONTH, officer_id: server.bureau.officers["000123"]! }).first<{ id: number }>("id"); // prettier-ignore
      const response = await officer.request("POST", `/reports/${report.id}/objections`, { kind: "grade", text: TEXT }); // prettier-ignore
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };
    const publications = async () =>
      (await server.context.db("audit_entries").where({ action: "month.publish" }).orderBy("seq").pluck<string[]>("detail")).map((detail) => JSON.parse(detail) as { moved?: unknown }); // prettier-ignore

    it("keeps the calendar's ends when it is published on its day, early or late in the evening", async () => {
      expect(await month()).to.include(COURSE);
      await publish("2026-11-17T15:00:00.000Z");
      expect(await month()).to.deep.equal({ state: "published", ...COURSE });
      expect((await publications())[0]).to.not.have.property("moved");
    });

    it("keeps the calendar's ends when it is published before its day", async () => {
      await publish("2026-11-12T02:00:00.000Z", { early: true });
      expect(await month()).to.deep.equal({ state: "published", ...COURSE });
    });

    it("moves both ends by a workday when it is published a workday late", async () => {
      await publish("2026-11-18T01:00:00.000Z");
      expect(await month()).to.include({
        objections_until: "2026-11-25T09:30:00.000Z",
        lock_at: "2026-12-02T09:30:00.000Z",
      });
    });

    it("is open five workdays to objections and locked after ten, and the publication's entry says what moved", async () => {
      await publish(LATE);
      expect(await month()).to.deep.equal({ state: "published", ...MOVED });
      expect((await publications())[0]!.moved).to.deep.equal([
        ["objectionsUntil", COURSE.objections_until, MOVED.objections_until],
        ["lockAt", COURSE.lock_at, MOVED.lock_at],
      ]);
      server.time.now = "2026-12-02T02:01:00.000Z";
      await runDueWork(server.context);
      expect((await month()).state).to.equal("published");
      expect(await object("2026-12-09T09:30:00.001Z")).to.deep.equal([409, "objection.too-late"]);
      expect((await object(MOVED.objections_until))[0]).to.equal(201);
      server.time.now = "2026-12-16T09:29:59.999Z";
      await runDueWork(server.context);
      expect((await month()).state).to.equal("published");
      server.time.now = MOVED.lock_at;
      await runDueWork(server.context);
      expect((await month()).state).to.equal("locked");
    });

    it("does not move again when something is added later", async () => {
      await publish(ON_TIME);
      await sign({ "001902": "good" });
      const { publication } = await publish("2026-11-27T02:00:00.000Z", {
        note: "补充公布逾期审核的一份月报",
      });
      expect(publication.seq).to.equal(2);
      expect(await month()).to.include(COURSE);
    });

    it("leaves nothing that verify finds", async () => {
      const before = await verifyEverything(server.context);
      await publish(LATE);
      const after = (await verifyEverything(server.context)).filter((fault) => !before.includes(fault));
      expect(after.filter((fault) => /months|figures|publication/.test(fault))).to.deep.equal([]);
    });
  });
});
