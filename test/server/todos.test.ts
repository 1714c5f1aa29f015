import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Notices, Todo, Todos } from "../../domain/messages/todos.ts";
import { postReminders } from "../../server/work/post-reminders.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

/** 2026-11-04 10:00 in Shanghai: October is being filled, September published, November running. */
const MONTH = "2026-10";

describe("to-dos and reminders", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    beforeEach(async () => {
      server = await startServer({ engine });
      await server.context.db("settings").where({ name: "attestation" }).delete();
    });
    afterEach(() => server.stop());

    const clients = new Map<string, Client>();
    beforeEach(() => clients.clear());
    const as = async (account: string): Promise<Client> => {
      const known = clients.get(account) ?? (await signIn(server, account));
      clients.set(account, known);
      return known;
    };
    const todosOf = async (account: string): Promise<Todo[]> =>
      (await (await as(account)).get<Todos>("/todos")).todos;
    const kindsOf = async (account: string): Promise<[string, string | null, number][]> =>
      (await todosOf(account)).map(({ kind, month, count }) => [kind, month, count]);
    const push = async (policeNos: string[]): Promise<void> => {
      const rows = policeNos.map((policeNo) => aRow(policeNo, { dueDays: 20 }));
      await (await as("clerk19")).put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows }));
    };
    const setState = (policeNo: string, state: string): Promise<unknown> =>
      server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[policeNo] })
        .update({ state, submitted_at: "2026-11-04T01:00:00.000Z" });

    it("asks an officer to fill last month's file, then to vouch for what was entered, with the deadline", async () => {
      expect(await todosOf("officer19")).to.deep.equal([
        {
          kind: "ownFill",
          month: MONTH,
          unit: null,
          count: 1,
          due: "2026-11-04T09:30:00.000Z",
          practice: false,
        },
      ]);
      await push(["000123"]);
      expect(await kindsOf("officer19")).to.deep.equal([["ownAttest", MONTH, 1]]);
      await setState("000123", "attested");
      expect(await kindsOf("officer19")).to.deep.equal([]);
    });

    it("asks nobody to vouch where silence speaks at once", async () => {
      await server.context.db("settings").insert({ name: "attestation", value: "silence:0" });
      await push(["000123"]);
      expect(await kindsOf("officer19")).to.deep.equal([]);
    });

    it("tells an officer why his file came back", async () => {
      await push(["000123"]);
      await setState("000123", "returned");
      const report = await server.context.db("reports").where({ month: MONTH }).first<{ id: number }>("id");
      await server.context.db("returns").insert({
        ...{ report_id: report.id, report_version: 1, account_id: server.bureau.accounts.head19 },
        ...{ returned_to: "officer", reason: "值班次数与排班表不符", at: "2026-11-04T01:30:00.000Z" },
      });
      const [todo] = await todosOf("officer19");
      expect(todo).to.include({ kind: "ownReturned", reason: "值班次数与排班表不符" });
    });

    it("tells a clerk what his unit lacks, each by number", async () => {
      await push(["000123", "001901", "001902", "001904"]);
      await setState("001901", "attested");
      await setState("001902", "returned");
      const todos = (await todosOf("clerk19")).filter(({ unit }) => unit !== null);
      expect(todos.map(({ kind, count }) => [kind, count]).sort()).to.deep.equal([
        ["unitAttest", 2],
        ["unitFill", 3],
        ["unitReturned", 1],
        ["unitSubmit", 1],
      ]);
      expect(todos.map(({ unit }) => unit?.code)).to.deep.equal(["19", "19", "19", "19"]);
    });

    it("tells the old unit's clerk of the part an officer left behind when he was transferred", async () => {
      const { officers, units } = server.bureau;
      const db = server.context.db;
      await db("postings").where({ officer_id: officers["001905"] }).update({ to_day: "2026-10-15" });
      await db("postings").insert({ officer_id: officers["001905"], unit_id: units["09"], level: "officer", from_day: "2026-10-16" }); // prettier-ignore
      expect(await kindsOf("clerk19")).to.deep.include(["unitSegments", MONTH, 1]);
      expect((await kindsOf("clerk09")).map(([kind]) => kind)).to.not.include("unitSegments");
    });

    it("shows each reviewer his own signatures and nobody else's", async () => {
      await push(["000123", "001904", "001901"]);
      for (const policeNo of ["000123", "001904", "001901"]) await setState(policeNo, "submitted");
      const reviewOf = async (account: string) =>
        (await todosOf(account))
          .filter(({ kind }) => kind === "review")
          .map(({ count, due }) => [count, due]);
      expect(await reviewOf("head19")).to.deep.equal([[2, "2026-11-11T09:30:00.000Z"]]);
      expect(await reviewOf("leader4")).to.deep.equal([[1, "2026-11-13T09:30:00.000Z"]]);
      expect(await reviewOf("leader3")).to.deep.equal([]);
      expect(await reviewOf("head09")).to.deep.equal([]);
      expect(await reviewOf("officer19")).to.deep.equal([]);
    });

    it("tells the files office what to check, publish and announce, and that next year's notice is awaited", async () => {
      await push(["000123", "001904", "001905"]);
      await setState("000123", "signed");
      await setState("001904", "signed");
      await setState("001905", "checked");
      expect((await kindsOf("files")).sort()).to.deep.equal(
        [
          ["bulletin", "2026-09", 1],
          ["calendarNotice", null, 1],
          ["check", MONTH, 2],
          ["publish", MONTH, 1],
        ].sort(),
      );
    });

    it("gives reminders to their reader only, and counts what he has read", async () => {
      server.time.now = "2026-11-05T00:30:00.000Z";
      await postReminders(server.context);
      const clerk = await as("clerk19");
      const { unread, notices } = await clerk.get<Notices>("/notices");
      expect(notices.map(({ step, phase, month }) => [step, phase, month])).to.deep.include(["submitBy", "before", MONTH]); // prettier-ignore
      expect(unread).to.equal(notices.length);
      const other = await as("clerk09");
      const theirs = (await other.get<Notices>("/notices")).notices[0]!;
      expect((await clerk.request("POST", `/notices/${theirs.id}/read`)).status).to.equal(404);
      expect((await clerk.request("POST", `/notices/${notices[0]!.id}/read`)).status).to.equal(204);
      expect((await clerk.get<Todos>("/todos")).unread).to.equal(unread - 1);
      expect((await clerk.request("POST", "/notices/read")).status).to.equal(204);
      expect((await clerk.get<Notices>("/notices")).unread).to.equal(0);
      expect((await other.get<Notices>("/notices")).unread).to.be.greaterThan(0);
    });
  });
});
