import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { backUp } from "../../server/database/back-up.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { clientOf, signIn } from "../support/sign-in.ts";

describe("hardening", () => {
  forEachDatabase((engine) => {
    it("lets no more than five of a hundred guesses sent at once learn anything", async () => {
      const server = await startServer({ engine });
      const guess = (password: string) =>
        clientOf(server, "").request("POST", "/sign-in", { name: "legal", password, client: "addin" });
      const guesses = await Promise.all(
        [...Array.from({ length: 99 }, (_, n) => `wrong-${n}`), PASSWORD].map((password) => guess(password)),
      );
      const learnt = guesses.filter(({ status }) => status === 401 || status === 200);
      expect(learnt.length).to.be.at.most(5);
      await server.stop();
    });
  });

  it("takes the plain cookie for nobody's where the address is https", async () => {
    const server = await startServer({ env: { PUBLIC_URL: "https://merit.bureau" } });
    const { token } = await signIn(server, "director");
    const ask = (cookie: string) => fetch(`${server.url}/api/v1/me`, { headers: { cookie } });
    expect((await ask(`sid=${token}`)).status).to.equal(401);
    expect((await ask(`sid=${"A".repeat(43)}; __Host-sid=${token}`)).status).to.equal(200);
    await server.stop();
  });

  describe("headers", () => {
    let server: RunningServer;
    before(async () => {
      server = await startServer();
    });
    after(() => server.stop());

    it("lets Office frame /addin and /office, and no page that merely begins like them", async () => {
      const framers = async (path: string) =>
        /frame-ancestors ([^;]*)/.exec(
          (await fetch(server.url + path)).headers.get("content-security-policy") ?? "",
        )?.[1];
      for (const path of ["/addin/x", "/office/x"]) expect(await framers(path)).to.include("officeapps");
      for (const path of ["/addinx", "/officers/000123", "/office.html", "/"])
        expect(await framers(path), path).to.equal("'none'");
    });

    it("forbids framing also of a figure answered from memory", async () => {
      const client = await signIn(server, "files");
      for (const turn of ["drawn", "remembered"]) {
        const { headers } = await client.request("GET", "/figures/completion?month=2026-10");
        expect(headers.get("content-security-policy")).to.include("frame-ancestors 'none'");
        expect(headers.get("x-frame-options"), turn).to.equal("DENY");
      }
    });
  });

  it("answers 503 for a remembered figure, too, when the database does not answer", async function () {
    this.timeout(20_000);
    const server = await startServer({ engine: "MariaDB" });
    const client = await signIn(server, "files");
    const ask = () => client.request("GET", "/figures/completion?month=2026-10");
    expect([(await ask()).status, (await ask()).status]).to.deep.equal([200, 200]);
    const other = openDatabase(server.database.config);
    const trx = await other.transaction();
    await trx.raw("lock tables revisions write");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const startedAt = performance.now();
    const late = await ask();
    expect([late.status, late.headers.get("retry-after")]).to.deep.equal([503, "3"]);
    expect(performance.now() - startedAt).to.be.below(11_000);
    await trx.raw("unlock tables");
    await trx.rollback();
    await other.destroy();
    expect((await ask()).status).to.equal(200);
    await server.stop();
  });

  it("keeps the embedded database and its backup to the server's own user", async function () {
    if (process.platform === "win32") this.skip();
    const dataDir = join(mkdtempSync(join(tmpdir(), "merit-mode-")), "data");
    const db = openDatabase({ dataDir, databaseUrl: "" });
    await db.raw("create table x (y integer)");
    await backUp(db, join(dataDir, "copy.sqlite"));
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(dataDir)).to.equal("700");
    for (const file of ["merit-file.sqlite", "merit-file.sqlite-wal", "copy.sqlite"])
      expect(mode(join(dataDir, file)), file).to.equal("600");
    await db.destroy();
  });
});
