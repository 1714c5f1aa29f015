import { expect } from "chai";
import type { Knex } from "knex";
import { lockMonths } from "../../server/work/lock-months.ts";
import { takeLease } from "../../server/work/lease-store.ts";
import { postReminders } from "../../server/work/post-reminders.ts";
import { runDueWork } from "../../server/work/run-due-work.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";

/** September 2026 locks 22 workdays after it: 2026-11-05 17:30 in Shanghai. */
const BEFORE_LOCK = "2026-11-05T09:29:59.000Z";
const LOCK = "2026-11-05T09:30:00.000Z";

describe("work the server does by itself", () => {
  forEachDatabase((engine) => {
    let first: RunningServer;
    let second: RunningServer;
    beforeEach(async () => {
      first = await startServer({ engine });
      second = await startServer({ database: first.database, bureau: false });
    });
    afterEach(async () => {
      await second.stop();
      await first.stop();
    });

    const moveTo = (now: string): void => {
      first.time.now = now;
      second.time.now = now;
    };
    const db = (): Knex => first.context.db;
    const locks = (): Promise<unknown[]> => db()("audit_entries").where({ action: "month.lock" });

    it("locks a published month at its instant, its published reports with it, and says so once", async () => {
      await db()("reports").insert([
        aReport("2026-09", first.bureau.officers["000123"]!, first.bureau.units["19"]!, "published"),
        aReport("2026-09", first.bureau.officers["001904"]!, first.bureau.units["19"]!, "signed"),
      ]);
      moveTo(BEFORE_LOCK);
      await runDueWork(first.context);
      expect(await locks()).to.have.length(0);
      moveTo(LOCK);
      await Promise.all([runDueWork(first.context), runDueWork(second.context)]);
      await Promise.all([lockMonths(first.context), lockMonths(second.context)]);
      await runDueWork(second.context);
      expect(await locks()).to.have.length(1);
      expect(await db()("months").where({ month: "2026-09" }).first("state")).to.deep.equal({
        state: "locked",
      });
      expect(await db()("reports").orderBy("id").pluck("state")).to.deep.equal(["locked", "signed"]);
    });

    it("leaves a month alone that nobody published", async () => {
      moveTo("2027-01-10T00:00:00.000Z");
      await runDueWork(first.context);
      expect(await db()("months").where({ month: "2026-10" }).first("state")).to.deep.equal({
        state: "upcoming",
      });
    });

    it("opens the months around today once, however many processes ask", async () => {
      moveTo("2026-12-20T02:00:00.000Z");
      await Promise.all([runDueWork(first.context), runDueWork(second.context)]);
      await runDueWork(second.context);
      expect(await db()("months").orderBy("month").pluck("month")).to.deep.equal(["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"]); // prettier-ignore
      expect(await db()("audit_entries").where({ action: "month.open" })).to.have.length(1);
    });

    it("tells everybody who is behind once: a workday ahead, on the morning and afterwards", async () => {
      const told = async (kind: string): Promise<unknown[]> =>
        db()("notices").where({ kind }).where("account_id", ">", 0).orderBy("account_id").pluck("account_id");
      // The package of October is due on Friday, 2026-11-06 17:30.
      moveTo("2026-11-05T00:29:59.000Z");
      await postReminders(first.context);
      expect(await told("submitBy.before")).to.deep.equal([]);
      moveTo("2026-11-05T00:30:00.000Z");
      await Promise.all([postReminders(first.context), postReminders(second.context)]);
      await runDueWork(first.context);
      const clerks = [first.bureau.accounts.clerk19, first.bureau.accounts.clerk09].sort((a, b) => a! - b!);
      expect(await told("submitBy.before")).to.deep.equal(clerks);
      moveTo("2026-11-06T00:30:00.000Z");
      await Promise.all([runDueWork(first.context), runDueWork(second.context)]);
      expect(await told("submitBy.morning")).to.deep.equal(clerks);
      moveTo("2026-11-06T09:30:00.001Z");
      await Promise.all([runDueWork(first.context), runDueWork(second.context)]);
      await runDueWork(second.context);
      expect(await told("submitBy.after")).to.deep.equal(clerks);
    });

    it("tells nobody of yesterday's deadlines after the clock has jumped ahead, and nothing twice after it jumped back", async () => {
      moveTo("2026-11-05T00:30:00.000Z");
      await runDueWork(first.context);
      const before = await db()("notices").count({ n: "*" });
      moveTo("2026-12-15T00:30:00.000Z");
      await runDueWork(first.context);
      const october = await db()("notices")
        .where("subject", "like", "2026-10@%")
        .where({ at: "2026-12-15T00:30:00.000Z" });
      expect(october).to.deep.equal([]);
      moveTo("2026-11-05T00:31:00.000Z");
      await runDueWork(second.context);
      const again = await db()("notices").where("subject", "not like", "2026-11@%").where("subject", "not like", "2026-12@%").count({ n: "*" }); // prettier-ignore
      expect(again).to.deep.equal(before);
    });

    it("lets a killed holder's work be taken up when his lease has run out, not before", async () => {
      const at = (seconds: number): Date => new Date(Date.parse(LOCK) + seconds * 1_000);
      const lease = (holder: string, now: Date): Promise<boolean> =>
        takeLease(db(), { name: "work", holder, now, length: 300_000 });
      expect(await lease("killed", at(0))).to.equal(true);
      moveTo(at(299).toISOString());
      expect(await runDueWork(second.context)).to.equal(false);
      expect(await locks()).to.have.length(0);
      moveTo(at(301).toISOString());
      expect(await runDueWork(second.context)).to.equal(true);
      expect(await locks()).to.have.length(1);
    });

    it("does not wait for a lease written by a clock that had jumped forty days ahead", async () => {
      const jumped = new Date(Date.parse(LOCK) + 40 * 86_400_000);
      await takeLease(db(), { name: "work", holder: "jumped", now: jumped, length: 300_000 });
      moveTo(LOCK);
      expect(await runDueWork(first.context)).to.equal(true);
    });

    it("goes on with the other jobs when one fails", async () => {
      const done: string[] = [];
      const fails = { name: "fails", run: () => Promise.reject(new Error("no")) };
      const works = { name: "works", run: () => Promise.resolve(done.push("works")) };
      expect(await runDueWork(first.context, { jobs: [fails, works] })).to.equal(true);
      expect(done).to.deep.equal(["works"]);
    });

    it("does each job once when both processes work at the same moment", async () => {
      let running = 0;
      let most = 0;
      const job = {
        name: "slow",
        async run() {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 30));
          running -= 1;
        },
      };
      const outcomes = await Promise.all(
        [first, second, first, second].map(({ context }) => runDueWork(context, { jobs: [job] })),
      );
      expect(most).to.equal(1);
      expect(outcomes).to.include(true);
    });
  });
});

function aReport(month: string, officerId: number, unitId: number, state: string): Record<string, unknown> {
  return {
    ...{
      month,
      officer_id: officerId,
      unit_id: unitId,
      level: "officer",
      post_type: "SQ",
      state,
      version: 1,
    },
    ...{
      fields: "{}",
      content_hash: "x",
      complete: true,
      filled_by: 1,
      filled_at: "2026-10-01T00:00:00.000Z",
    },
    ...{ submitted_at: "2026-10-12T00:00:00.000Z" },
  };
}
