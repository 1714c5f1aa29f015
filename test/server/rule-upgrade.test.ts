import { expect } from "chai";
import { pino } from "pino";
import { vouchForRelease } from "../../server/audit/vouch-release.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { readConfig } from "../../server/config.ts";
import { closeContext, openContext } from "../../server/open-context.ts";
import { forEachDatabase } from "../support/databases.ts";

/** BY-2026-v1 as 0.2.0 stored it, by its digest: what vetoes do to the year was prose. */
const OF_0_2_0 = "8e716fe9dc1e5eee3e273030263ded723fcb8cfa9108865e60202ad1c33a7218";

forEachDatabase((_engine, open) => {
  describe("an installation of an earlier release", () => {
    it("gets today's form of the same law and its new rule sets, vouched for; other changes are refused", async () => {
      const database = await open();
      const { dataDir, databaseUrl } = database.config;
      const config = readConfig({
        NO_DEMO: "1",
        LOG_LEVEL: "silent",
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
      });
      const log = pino({ level: "silent" });
      const first = await openContext(config, { log });
      await first.db("rule_sets").where({ version: "BY-2025-v1" }).delete();
      await first
        .db("rule_sets")
        .where({ version: "BY-2026-v1" })
        .update({ definition: "{}", digest: OF_0_2_0 });
      await vouchForRelease(first);
      await closeContext(first);
      const second = await openContext(config, { log });
      expect(second.rules.compiled("BY-2026-v1").ruleSet.composition.year.excellent.bars).to.have.length(1);
      expect(second.rules.compiled("BY-2025-v1").version).to.equal("BY-2025-v1");
      expect(
        (await verifyVouched(second.db)).filter(({ detail }) => detail.startsWith("rule_sets")),
      ).to.deep.equal([]);
      await second
        .db("rule_sets")
        .where({ version: "BY-2026-v1" })
        .update({ digest: "0".repeat(64) });
      await closeContext(second);
      await openContext(config, { log }).then(
        (context) => closeContext(context).then(() => expect.fail("it opened")),
        (error: Error) => expect(error.message).to.contain("differs from this release's"),
      );
      await database.drop();
    });
  });
});
