import { expect } from "chai";
import type { StandingPage } from "../../domain/messages/assessments.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { monthsFor, openMonths, publishRows } from "./assessment-fixture.ts";

const LIST = "/assessments/2026-Q1/standings?pageSize=50";

forEachDatabase((engine) => {
  describe("lists of results answered before Express", () => {
    let server: RunningServer;
    let office: Client;
    let officer: Client;
    let fromFront: number;

    beforeEach(async () => {
      server = await startServer({ engine });
      await openMonths(server, "2026-01", "2026-03");
      const rows = monthsFor(9200).map((total, index) => ({ month: `2026-0${index + 1}`, policeNo: "000123", total })); // prettier-ignore
      await publishRows(server, rows);
      office = await signIn(server, "assessment");
      officer = await signIn(server, "officer19");
      fromFront = 0;
      server.context.metrics.countFront = () => {
        fromFront++;
      };
    });
    afterEach(() => server.stop());

    const compute = () => office.post<{ digest: string }>("/assessments/2026-Q1/computation", undefined);
    const status = async (client: Client): Promise<number> => (await client.request("GET", LIST)).status;

    it("are the same bytes, and 304 for who has them", async () => {
      await compute();
      const first = await office.request("GET", LIST);
      const again = await office.request("GET", LIST);
      expect(fromFront).to.equal(1);
      expect(await again.text()).to.equal(await first.text());
      const tag = { "if-none-match": first.headers.get("etag")! };
      expect((await office.request("GET", LIST, undefined, tag)).status).to.equal(304);
      expect(fromFront).to.equal(2);
    });

    it("are not given to who may not see the draft, whoever asked before", async () => {
      await compute();
      expect([await status(office), await status(office), fromFront]).to.deep.equal([200, 200, 1]);
      expect([await status(officer), await status(officer), fromFront]).to.deep.equal([404, 404, 1]);
      const nobody = await fetch(`${server.url}/api/v1${LIST}`);
      expect([nobody.status, fromFront]).to.deep.equal([401, 1]);
    });

    it("are no longer given once the role is taken away, or the sign-in is over", async () => {
      await compute();
      expect([await status(office), await status(office), fromFront]).to.deep.equal([200, 200, 1]);
      const { accounts } = server.bureau;
      await inTransaction(server.context, async (trx) => {
        await trx("role_grants").where({ account_id: accounts.assessment!, role: "assessmentOffice" }).delete();
        await server.context.pulse.bump(trx, "access");
      }); // prettier-ignore
      expect(await status(office)).to.be.oneOf([403, 404]);
      await office.request("DELETE", "/sign-in");
      expect([await status(office), fromFront]).to.deep.equal([401, 1]);
    });

    it("change with the data: a new run, then announced for everybody", async () => {
      await compute();
      const runs = async (): Promise<number> => (await office.get<StandingPage>(LIST)).assessment.run;
      expect([await runs(), await runs(), fromFront]).to.deep.equal([1, 1, 1]);
      const { digest } = await compute();
      expect([await runs(), await runs(), fromFront]).to.deep.equal([2, 2, 2]);
      await office.post("/assessments/2026-Q1/announcement", { digest });
      expect([await status(officer), await status(officer), fromFront]).to.deep.equal([200, 200, 3]);
    });
  });
});
