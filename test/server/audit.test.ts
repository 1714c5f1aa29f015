import { expect } from "chai";
import { appendAudit } from "../../server/audit/append-audit.ts";
import { verifyChain } from "../../server/audit/verify-chain.ts";
import { verifyContents } from "../../server/audit/verify-contents.ts";
import { digestOfVersions } from "../../server/audit/version-digest.ts";
import { canonicalJson, contentHash } from "../../server/canonical-json.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { isMysql } from "../../server/database/dialect.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";

const AT = "2026-11-04T02:00:00.000Z";

describe("audit", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    beforeEach(async () => {
      server = await startServer({ engine });
      await inTransaction(server.context, async (trx) => {
        for (let n = 1; n <= 6; n++) {
          await appendAudit(trx, {
            at: AT,
            actorId: n % 2 ? n : null,
            action: "test.do",
            subject: `x/${n}`,
            detail: { n },
          });
        }
      });
    });
    afterEach(() => server.stop());

    const kinds = async () => (await verifyChain(server.context.db)).faults.map(({ kind }) => kind);

    /** What somebody with the database's own key would do: the triggers are in his way, so he drops them. */
    const tamper = async (work: () => Promise<unknown>) => {
      const { db } = server.context;
      for (const table of ["audit_entries", "report_versions"]) {
        for (const verb of ["update", "delete"]) await db.raw(`drop trigger ${table}_no_${verb}`);
      }
      await work();
    };

    it("finds nothing wrong with an untouched chain", async () => {
      expect(await verifyChain(server.context.db)).to.deep.equal({ entries: 6, faults: [] });
    });

    it("refuses to change or delete an entry", async () => {
      const { db } = server.context;
      for (const attempt of [
        db("audit_entries").where({ seq: 2 }).update({ action: "x" }),
        db("audit_entries").where({ seq: 2 }).delete(),
      ]) {
        const error: unknown = await attempt.catch((refused: unknown) => refused);
        expect(String(error)).to.include("append-only");
      }
      expect(await kinds()).to.deep.equal([]);
    });

    it("finds a changed entry", async () => {
      await tamper(() => server.context.db("audit_entries").where({ seq: 3 }).update({ detail: '{"n":33}' }));
      expect(await kinds()).to.deep.equal(["changed"]);
    });

    it("finds a deleted entry, also the last one", async () => {
      await tamper(() => server.context.db("audit_entries").where({ seq: 3 }).delete());
      expect(await kinds()).to.deep.equal(["missing", "out of order"]);
      await server.context.db("audit_entries").where({ seq: 6 }).delete();
      expect(await kinds()).to.deep.equal(["missing", "out of order", "head"]);
    });

    it("finds an inserted entry", async () => {
      const { db } = server.context;
      const entry = {
        at: AT,
        action: "x",
        subject: "x",
        detail: "{}",
        previous_hash: "0".repeat(64),
        hash: "1".repeat(64),
      };
      await db("audit_entries").insert({ ...entry, seq: 7 });
      expect(await kinds()).to.deep.equal(["out of order", "changed", "head"]);
    });

    it("finds two entries that changed places", async () => {
      const { db } = server.context;
      await tamper(async () => {
        await db("audit_entries").where({ seq: 3 }).update({ seq: 99 });
        await db("audit_entries").where({ seq: 4 }).update({ seq: 3 });
        await db("audit_entries").where({ seq: 99 }).update({ seq: 4 });
      });
      expect(await kinds()).to.include.members(["out of order", "changed"]);
    });

    it("finds a stored content that differs from what its push vouched for", async () => {
      const { db } = server.context;
      const push = "11111111-1111-4111-8111-111111111111";
      const fields = canonicalJson({ dueDays: 23 });
      const hash = contentHash({ dueDays: 23 });
      const row = {
        report_id: 1,
        version: 1,
        push_id: push,
        actor_id: 1,
        source: "api",
        fields,
        content_hash: hash,
        at: AT,
      };
      await inTransaction(db, async (trx) => {
        await trx("report_versions").insert(row);
        const digest = digestOfVersions([{ kind: "report", id: 1, version: 1, contentHash: hash }]);
        await appendAudit(trx, {
          at: AT,
          actorId: 1,
          action: "push.store",
          subject: "x",
          detail: { push, source: "api", digest },
        });
      });
      expect(await verifyContents(db)).to.deep.equal({ versions: 1, faults: [] });
      const changed = { fields: '{"dueDays":31}', content_hash: contentHash({ dueDays: 31 }) };
      await tamper(() => db("report_versions").update(changed));
      expect((await verifyContents(db)).faults).to.have.length(1);
      await db("report_versions").delete();
      expect((await verifyContents(db)).faults).to.have.length(1);
      await db("report_versions").insert([row, { ...row, report_id: 2, push_id: push.replaceAll("1", "2") }]);
      expect((await verifyContents(db)).faults.map(({ detail }) => detail)).to.deep.equal([
        "report_versions: no audit entry speaks of push 22222222-2222-4222-8222-222222222222",
      ]);
    });

    it("numbers a hundred concurrent appends without a gap", async () => {
      const { db } = server.context;
      await Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          inTransaction(db, (trx) =>
            appendAudit(trx, { at: AT, actorId: n, action: "test.race", subject: "x", detail: null }),
          ),
        ),
      );
      expect(await verifyChain(db)).to.deep.equal({ entries: 106, faults: [] });
      expect(isMysql(db)).to.equal(engine === "MariaDB");
    });
  });
});
