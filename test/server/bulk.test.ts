import { expect } from "chai";
import type { Knex } from "knex";
import { insertRows, upsertRows } from "../../server/database/bulk.ts";
import { migrate } from "../../server/database/migrate.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase, type TestDatabase } from "../support/databases.ts";

/** What could end a quoted text early, or be taken for something else in it. (libsql reads no text beyond a NUL.) */
const HOSTILE = [
  "'",
  "''",
  "\\",
  "\\'",
  "\\\\'",
  "'); drop table settings; -- ",
  "' or '1'='1",
  "? ?? :name",
  "\u001a",
  "\n\r\t",
  '"`%_',
  "𠮷 巴·图 ’ʼ＇",
  JSON.stringify({ summary: "“引号”\\ ' \" \n" }),
];

describe("bulk writing", () => {
  forEachDatabase((_engine, open) => {
    let database: TestDatabase;
    let db: Knex;
    before(async () => {
      database = await open();
      db = openDatabase(database.config);
      await migrate(db);
    });
    after(async () => {
      await db.destroy();
      await database.drop();
    });

    it("stores hostile texts exactly as they are, in every size of batch", async () => {
      const many = Array.from({ length: 137 }, (_, index) => ({
        name: `bulk ${String(index)}`,
        value: HOSTILE[index % HOSTILE.length]!,
      }));
      await inTransaction(db, (trx) => insertRows(trx, "settings", many));
      const turned = many.map(({ name }, index) => ({
        name,
        value: HOSTILE[(index + 5) % HOSTILE.length]!,
      }));
      await inTransaction(db, (trx) => upsertRows(trx, "settings", turned, ["name"]));
      const rows = await db("settings").where("name", "like", "bulk %").select("name", "value");
      const stored = new Map(rows.map(({ name, value }: { name: string; value: string }) => [name, value]));
      expect(stored.size).to.equal(turned.length);
      for (const { name, value } of turned) expect(stored.get(name)).to.equal(value);
    });

    it("refuses a number that is none", async () => {
      const failed: unknown = await inTransaction(db, (trx) =>
        insertRows(trx, "settings", [{ name: "bulk number", value: Number.NaN }]),
      ).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(Error);
    });
  });
});
