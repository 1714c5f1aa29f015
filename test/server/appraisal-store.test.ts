import { expect } from "chai";
import {
  appraisalsOf,
  lastAppraisal,
  readAppraisalVersions,
  readAppraisals,
  readStoredAppraisals,
  saveAppraisals,
  type NewAppraisal,
} from "../../server/appraisals/appraisal-store.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";

describe("appraisals in the database", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    beforeEach(async () => {
      server = await startServer({ engine });
    });
    afterEach(() => server.stop());

    it("keeps every version, tells what stands, and lets nobody rewrite a word", async () => {
      const { db } = server.context;
      const [zhang, li] = [server.bureau.officers["000123"]!, server.bureau.officers["001901"]!];
      const save = (pushId: string, kind: string, ...lines: NewAppraisal[]) => {
        const hand = { year: 2026, kind, pushId, accountId: server.bureau.accounts.assessment!, at: "2027-01-08T02:00:00.000Z" }; // prettier-ignore
        return inTransaction(db, (trx) => saveAppraisals(trx, hand, lines));
      };
      const first = { version: 1, basis: null, reason: null };
      await save("a", "democratic", { ...first, officerId: zhang, score: 9240 }, { ...first, officerId: li, score: 8800 }); // prettier-ignore
      await save("b", "training", { ...first, officerId: zhang, score: 8500 });
      const before = await lastAppraisal(db, 2026);
      await save("c", "democratic", { officerId: zhang, version: 2, score: 9210, basis: "测评表 7 号", reason: "计票有误" }); // prettier-ignore
      await save("d", "democratic", {
        officerId: li,
        version: 2,
        score: null,
        basis: null,
        reason: "已调离",
      });
      expect(await readAppraisals(db, 2026)).to.deep.equal(new Map([[zhang, { democratic: 9210, training: 8500 }]])); // prettier-ignore
      expect(await readAppraisals(db, 2025)).to.deep.equal(new Map());
      expect(await lastAppraisal(db, 2026)).to.be.greaterThan(before);
      expect(await lastAppraisal(db, 2025)).to.equal(0);
      const ask = { year: 2026, kind: "democratic", officerIds: [zhang, li] };
      expect((await readStoredAppraisals(db, ask)).get(zhang)).to.deep.equal({ version: 2, score: 9210, basis: "测评表 7 号" }); // prettier-ignore
      const versions = (await readAppraisalVersions(db, ask)).get(zhang)!;
      expect(versions.map(({ score, reason, by }) => [score, reason, by])).to.deep.equal([
        [9240, null, "assessment"],
        [9210, "计票有误", "assessment"],
      ]);
      const wrote = await inTransaction(db, (trx) => appraisalsOf(trx, "c"));
      expect([wrote.appraisals.length, wrote.appraisal_versions.length]).to.deep.equal([1, 1]);
      const rewrite = db("appraisal_versions").update({ score: 10_000 });
      expect(await rewrite.then(() => "written", () => "refused")).to.equal("refused"); // prettier-ignore
    });
  });
});
