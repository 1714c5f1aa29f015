import { expect } from "chai";
import type { Knex } from "knex";
import { MIGRATIONS } from "../../migrations/index.ts";
import { migrate, migrateDown } from "../../server/database/migrate.ts";
import { isMysql } from "../../server/database/dialect.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { forEachDatabase, type TestDatabase } from "../support/databases.ts";

describe("migrations", () => {
  forEachDatabase((engine, open) => {
    let database: TestDatabase;
    let db: Knex;
    beforeEach(async () => {
      database = await open();
      db = openDatabase(database.config);
    });
    afterEach(async () => {
      await db.destroy();
      await database.drop();
    });

    it("go up, down and up again to the same schema", async () => {
      await migrate(db);
      const first = await schemaOf(db);
      expect(first).to.include("audit_head").and.include("report_versions");
      await migrateDown(db);
      expect((await tablesOf(db)).filter((table) => !table.startsWith("migrations"))).to.deep.equal([]);
      await migrate(db);
      expect(await schemaOf(db)).to.equal(first);
      expect(await db("audit_head").select("seq")).to.deep.equal([{ seq: 0 }]);
    });

    it("are finished by the next start when a process was killed half-way, its lock included", async () => {
      await migrate(db);
      const whole = await schemaOf(db);
      await migrateDown(db);
      // What a kill leaves behind: the first tables of a migration, no record of it, and knex's lock taken.
      await MIGRATIONS[0]?.migration.up(db);
      await db.schema.dropTable("charges");
      await db("migrations_lock").update({ is_locked: 1 });
      await migrate(db);
      expect(await schemaOf(db)).to.equal(whole);
    });

    it("run once when two servers start at the same moment", async () => {
      const second = openDatabase(database.config);
      await Promise.all([migrate(db), migrate(second)]);
      await second.destroy();
      expect(await db("migrations").pluck("name")).to.deep.equal(MIGRATIONS.map(({ name }) => name));
    });

    if (engine === "MariaDB")
      it("give every table a primary key, InnoDB and utf8mb4", async () => {
        await migrate(db);
        const [rows] = (await db.raw(
          `select t.table_name as name, t.engine as engine, t.table_collation as collation,
          (select count(*) from information_schema.table_constraints c where c.table_schema = t.table_schema
            and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY') as keys_
         from information_schema.tables t where t.table_schema = database()`,
        )) as [{ name: string; engine: string; collation: string; keys_: number }[]];
        const ours = rows.filter(({ name }) => !name.startsWith("migrations"));
        expect(
          ours.filter(
            ({ engine, collation, keys_ }) =>
              engine !== "InnoDB" || !collation.startsWith("utf8mb4") || keys_ !== 1,
          ),
        ).to.deep.equal([]);
      });
  });
});

async function tablesOf(db: Knex): Promise<string[]> {
  const sql = isMysql(db)
    ? "select table_name as name from information_schema.tables where table_schema = database()"
    : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
  const answer: unknown = await db.raw(sql);
  const rows = (isMysql(db) ? (answer as unknown[])[0] : answer) as { name: string }[];
  return rows.map(({ name }) => name).sort();
}

/** Every table's definition as the database itself writes it. */
async function schemaOf(db: Knex): Promise<string> {
  const parts: string[] = [];
  for (const table of (await tablesOf(db)).filter((name) => !name.startsWith("migrations"))) {
    if (isMysql(db)) {
      const [[row]] = (await db.raw("show create table ??", [table])) as [[Record<string, string>]];
      parts.push((row["Create Table"] ?? "").replace(/ AUTO_INCREMENT=\d+/, ""));
    } else {
      const sql = "select sql from sqlite_master where tbl_name = ? order by name";
      const rows: { sql: string }[] = await db.raw(sql, [table]);
      parts.push(rows.map(({ sql }) => sql).join("\n"));
    }
  }
  return parts.join("\n");
}
