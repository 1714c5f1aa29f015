import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Knex } from "knex";
import { verifyCurrent } from "../../server/audit/verify-current.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";

describe("verify: what is shown against what was accepted", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    const details = async () =>
      (await verifyCurrent(server.context.db)).map(({ detail }) => detail).join("\n");

    before(async () => {
      server = await startServer({ engine });
      const clerk = await signIn(server, "clerk19");
      const push = (parts: Parameters<typeof aPush>[0]) =>
        clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
      const gone = aCredit({ policeNo: "000123", item: "c03" });
      const kept = aCredit({ policeNo: "001905", item: "c12", quantity: 6 });
      await push({
        rows: [aRow("000123"), aRow("001905")],
        credits: [kept, gone],
        events: [anEvent({ subject: "001905", type: "R5", variant: "county" })],
      });
      await push({ credits: [{ ...gone, version: 1, delete: true }] });
      await push({ rows: [aRow("001905", { notes: 9 }, 1)] });
      await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
      const head = await signIn(server, "head19");
      for (const grade of ["qualified", "good"]) {
        const grades = [
          { policeNo: "000123", version: 1, grade, reason: "综合本月工作表现，与同岗位民警比较后评定。" },
        ];
        await head.put(`/months/${MONTH}/signatures`, { password: PASSWORD, grades });
      }
    });
    after(() => server.stop());

    // A database administrator takes the triggers away first.
    before(async () => {
      for (const verb of ["update", "delete"])
        await server.context.db.raw(`drop trigger if exists reviews_no_${verb}`);
    });

    it("finds nothing wrong with rows, lines, grades and pushes nobody touched", async () => {
      const { db } = server.context;
      for (const table of ["reports", "credits", "events", "reviews", "pushes"])
        expect(await db(table), table).not.to.have.length(0);
      expect(await details()).to.equal("");
    });

    const tamperings: [string, (db: Knex) => Promise<unknown>, string][] = [
      [
        "a changed cell of a report",
        (db) => db("reports").limit(1).update({ fields: "{}" }),
        "is not its last version",
      ],
      [
        "a raised grade",
        (db) => db("reports").whereNotNull("grade").update({ grade: "excellent" }),
        "the grade of report",
      ],
      [
        "a grade taken away",
        (db) => db("reports").whereNotNull("grade").update({ grade: null }),
        "the grade of report",
      ],
      ["a deleted report", (db) => db("reports").delete(), "missing or older than its versions"],
      [
        "a review with another grade",
        (db) => db("reviews").update({ grade: "poor" }),
        "is not what was signed",
      ],
      [
        "a review with another reason",
        (db) => db("reviews").update({ reason: "x" }),
        "is not what was signed",
      ],
      ["deleted reviews", (db) => db("reviews").delete(), "the signature of report"],
      [
        "a review under another chain head",
        (db) => db("reviews").update({ chain_head: "0".repeat(64) }),
        "is not what was signed",
      ],
      [
        "a changed credit",
        (db) => db("credits").update({ quantity: 9 }),
        "of credits is not its last version",
      ],
      ["a deleted credit", (db) => db("credits").delete(), "of credits is missing"],
      ["a changed event", (db) => db("events").update({ reason: "x" }), "of events is not its last version"],
      ["a deleted event", (db) => db("events").delete(), "of events is missing"],
      ["a deleted push", (db) => db("pushes").delete(), "is missing"],
      [
        "a push with another fingerprint",
        (db) => db("pushes").update({ fingerprint: "0".repeat(64) }),
        "is not the one",
      ],
    ];
    for (const [what, tamper, says] of tamperings) {
      it(`finds ${what}`, async () => {
        const { db } = server.context;
        const tables = ["reports", "reviews", "credits", "events", "pushes"];
        const kept = await Promise.all(tables.map(async (table) => [table, await db(table)] as const));
        await tamper(db);
        expect(await details()).to.include(says);
        for (const [table, rows] of kept) {
          await db(table).delete();
          await db(table).insert(rows);
        }
        expect(await details()).to.equal("");
      });
    }
  });
});
