import { expect } from "chai";
import type { Knex } from "knex";
import { setClock, markDemonstration, openClock } from "../../server/clock.ts";
import { insertRows, upsertRows, type Row } from "../../server/database/bulk.ts";
import { isDuplicateKey } from "../../server/database/dialect.ts";
import { migrate } from "../../server/database/migrate.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { Pulse } from "../../server/database/pulse.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { cutOnCommit } from "../support/cut-on-commit.ts";
import { forEachDatabase, type Engine, type TestDatabase } from "../support/databases.ts";

describe("database", () => {
  forEachDatabase((engine, open) => {
    let database: TestDatabase;
    let db: Knex;
    let second: Knex;
    before(async () => {
      database = await open();
      db = openDatabase(database.config);
      await migrate(db);
      second = openDatabase(database.config);
    });
    after(async () => {
      await Promise.all([db.destroy(), second.destroy()]);
      await database.drop();
    });

    /** A fact of one engine only: nothing is skipped, it is simply not said of the other. */
    const only = (one: Engine, title: string, test: () => Promise<void>) => {
      if (engine === one) it(title, test);
    };
    const settings = async () => db("settings").orderBy("name").select("name", "value");
    const empty = () => db("settings").delete();

    only("SQLite", "waits, is durable and checks foreign keys", async () => {
      for (const knex of [db, second]) {
        const pragma = async (name: string) => {
          const rows: Record<string, unknown>[] = await knex.raw(`pragma ${name}`);
          return Object.values(rows[0] ?? {})[0];
        };
        expect(await Promise.all(["synchronous", "foreign_keys", "journal_mode"].map(pragma))).to.deep.equal([
          2,
          1,
          "wal",
        ]);
      }
    });

    only("MariaDB", "is strict, in UTC, and gives numbers as numbers", async () => {
      const [[row]] = (await db.raw(
        "select @@sql_mode as mode, @@time_zone as zone, @@innodb_snapshot_isolation as snapshot, 1.25 as points, cast(2 as decimal(20,0)) as total",
      )) as [[Record<string, unknown>]];
      expect(row).to.include({ zone: "+00:00", snapshot: 1, points: 1.25, total: 2 });
      expect(row.mode).to.include("STRICT_ALL_TABLES");
    });

    it("keeps rare characters, trailing spaces and case apart in keys", async () => {
      await inTransaction(db, (trx) =>
        insertRows(
          trx,
          "settings",
          ["王", "王 ", "𠮷", "𠮹", "a", "A"].map((name) => ({ name, value: name })),
        ),
      );
      expect(await db("settings").where({ name: "𠮷" }).pluck("value")).to.deep.equal(["𠮷"]);
      expect(await settings()).to.have.length(6);
      await empty();
    });

    it("rolls everything back when the work fails", async () => {
      const failure: unknown = await inTransaction(db, async (trx) => {
        await trx("settings").insert({ name: "x", value: "1" });
        throw new Error("no");
      }).catch((error: unknown) => error);
      expect(String(failure)).to.equal("Error: no");
      expect(await settings()).to.deep.equal([]);
    });

    it("knows a duplicate key", async () => {
      await db("settings").insert({ name: "x", value: "1" });
      const error: unknown = await db("settings")
        .insert({ name: "x", value: "2" })
        .catch((failed: unknown) => failed);
      expect(isDuplicateKey(error)).to.equal(true);
      expect(isDuplicateKey(new Error("other"))).to.equal(false);
      await empty();
    });

    it("inserts and updates thousands of rows, keeping what an update leaves out", async () => {
      const rows = (value: string): Row[] =>
        Array.from({ length: 5_000 }, (_, n) => ({ name: `n${n}`, value }));
      await inTransaction(db, (trx) => insertRows(trx, "settings", rows("first")));
      await inTransaction(db, (trx) =>
        upsertRows(trx, "settings", [...rows("second").slice(0, 10), { name: "new", value: "x" }], ["name"]),
      );
      await inTransaction(db, (trx) =>
        upsertRows(trx, "settings", rows("third").slice(10), ["name"], { update: [] }),
      );
      const values = await db("settings")
        .groupBy("value")
        .orderBy("value")
        .select("value", db.raw("count(*) as n"));
      expect(values.map(({ value, n }: { value: string; n: number }) => [value, Number(n)])).to.deep.equal([
        ["first", 4_990], ["second", 10], ["x", 1],
      ]); // prettier-ignore
      const fails: unknown = await inTransaction(db, (trx) => insertRows(trx, "settings", rows("x"))).catch(
        (error: unknown) => error,
      );
      expect(isDuplicateKey(fails)).to.equal(true);
      await empty();
    });

    it("runs the whole work again after a lost race, so that no count is lost", async () => {
      await db("settings").insert({ name: "count", value: "0" });
      let runs = 0;
      const increment = (knex: Knex) =>
        inTransaction(knex, async (trx) => {
          runs++;
          const row = await trx("settings").where({ name: "count" }).first<{ value: string }>("value");
          await trx("settings")
            .where({ name: "count" })
            .update({ value: String(Number(row.value) + 1) });
        });
      await Promise.all(Array.from({ length: 40 }, (_, n) => increment(n % 2 ? db : second)));
      expect(await db("settings").pluck("value")).to.deep.equal(["40"]);
      expect(runs).to.be.at.least(40);
      await empty();
    });

    only(
      "MariaDB",
      "asks what became of a COMMIT whose answer was lost, and does not do the work twice",
      async () => {
        const proxy = await cutOnCommit(database.config.databaseUrl);
        const unlucky = openDatabase({ ...database.config, databaseUrl: proxy.url });
        let runs = 0;
        const work = async (trx: Knex.Transaction) => {
          runs++;
          await trx("settings").insert({ name: `run${runs}`, value: "stored" });
          return "heard";
        };
        const onUnknownCommit = async () => ((await settings()).length > 0 ? "found" : undefined);
        expect(await inTransaction(unlucky, work, { onUnknownCommit })).to.equal("found");
        expect([proxy.cuts(), runs, (await settings()).length]).to.deep.equal([1, 1, 1]);
        await unlucky.destroy();
        proxy.stop();
        await empty();
      },
    );

    only("MariaDB", "survives connections killed while idle", async () => {
      await Promise.all([1, 2, 3].map(() => db.raw("select sleep(0.05)")));
      const [list] = (await second.raw(
        "select id from information_schema.processlist where db = database() and id <> connection_id()",
      )) as [{ id: number }[]];
      for (const { id } of list) await second.raw(`kill ${id}`).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(((await db.raw("select 1 as one")) as [{ one: number }[]])[0]).to.deep.equal([{ one: 1 }]);
    });

    it("tells another process of a change within 250 ms, and this one at once", async () => {
      const here = new Pulse(db);
      const there = new Pulse(second);
      await Promise.all([here.refresh(), there.refresh()]);
      const before = there.revision();
      await inTransaction(db, (trx) => here.bump(trx));
      await here.refresh();
      expect(here.revision()).to.equal(before + 1);
      await new Promise((resolve) => setTimeout(resolve, 260));
      await there.refresh();
      expect(there.revision()).to.equal(before + 1);
    });

    it("does not announce a change that was rolled back", async () => {
      const pulse = new Pulse(db);
      await pulse.refresh();
      const before = pulse.revision();
      await inTransaction(db, async (trx) => {
        await pulse.bump(trx);
        throw new Error("no");
      }).catch(() => undefined);
      pulse.forget();
      await pulse.refresh();
      expect(pulse.revision()).to.equal(before);
    });

    it("moves the clock of a demonstration in every process, and refuses on any other database", async () => {
      const [here, there] = [new Pulse(db), new Pulse(second)];
      const clock = await openClock(db, here);
      const other = await openClock(second, there);
      const to = new Date("2026-11-04T02:00:00.000Z");
      const refused: unknown = await setClock({ db, pulse: here, clock }, to).catch(
        (error: unknown) => error,
      );
      expect(refused).to.include({ code: "clock.not-demonstration" });
      await inTransaction(db, (trx) => markDemonstration(trx));
      await setClock({ db, pulse: here, clock }, to);
      await there.refresh();
      for (const one of [clock, other]) {
        expect(one.demonstration).to.equal(true);
        expect(one.now().getTime() - to.getTime()).to.be.within(0, 2_000);
      }
      await empty();
    });
  });
});
