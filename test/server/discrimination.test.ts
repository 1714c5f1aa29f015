import { expect } from "chai";
import { spreadOf } from "../../domain/discrimination/spread.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { DiscriminationFigures, GradingList } from "../../domain/messages/discrimination.ts";
import { fillGradingCells } from "../../server/discrimination/fill-grading-cells.ts";
import { refreshGradingCells } from "../../server/discrimination/grading-cells.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, publishUnit19, PUBLISHED_GRADES } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything } from "../support/verify-everything.ts";

/** What the points suggested, so that two are raised and one is lowered. */
const SUGGESTED: Record<string, Grade> = {
  ...{ "000123": "excellent", "001901": "good", "001902": "good", "001903": "fair", "001904": "poor" },
  ...{ "001905": "qualified", "001906": "qualified" },
};

describe("区分度 through the API", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let office: Client;
    before(async () => {
      server = await startServer({ engine });
      await fillUnit19(server);
      await publishUnit19(server);
      const { db } = server.context;
      const reports = await db("reports as r")
        .join("officers as o", "o.id", "r.officer_id")
        .select<{ id: number; version: number; policeNo: string; grade: Grade }[]>(
          ...["r.id", "r.version", "r.grade", "o.police_no as policeNo"],
        );
      for (const { id, version, policeNo, grade } of reports) {
        const reviewer = policeNo === "001901" ? "leader4" : "head19";
        const words = {
          content_hash: "0".repeat(64),
          chain_head: "0".repeat(64),
          at: "2026-11-04T01:00:00.000Z",
        };
        const review = { report_id: id, report_version: version, reviewer_id: server.bureau.accounts[reviewer]!, grade, suggested_grade: SUGGESTED[policeNo]!, reason: "按实绩调整", ...words }; // prettier-ignore
        // Signed twice: the later word counts.
        await db("reviews").insert({ ...review, grade: "poor" });
        await db("reviews").insert(review);
      }
      await inTransaction(server.context, async (trx) => {
        await refreshGradingCells(trx, "2026-10", 20);
        await server.context.pulse.bump(trx);
      });
      office = await signIn(server, "assessment");
    });
    after(() => server.stop());

    const figures = (): Promise<DiscriminationFigures> =>
      office.get("/figures/discrimination?period=2026-10");
    const list = (query: string): Promise<GradingList> => office.get(`/gradings?period=2026-10&pageSize=200${query}`); // prettier-ignore

    it("counts grades, departures and spread of units, reviewers and series as their rows say", async () => {
      const { bureau, units, reviewers, series, course, months } = await figures();
      expect(months).to.deep.equal(["2026-10"]);
      const { rows } = await list("");
      expect(rows).to.have.length(7);
      expect(bureau.spread).to.deep.equal(spreadOf(rows.map(({ total }) => total!)));
      expect(course).to.deep.equal([{ month: "2026-10", spread: bureau.spread }]);
      for (const grade of GRADES) {
        const count = Object.values(PUBLISHED_GRADES).filter((one) => one === grade).length;
        expect(bureau.grades[grade], grade).to.equal(count);
        expect((await list(`&kind=${grade}`)).total, grade).to.equal(count);
      }
      expect([bureau.raised, bureau.lowered, bureau.departure]).to.deep.equal([1, 1, 0]);
      expect((await list("&kind=raised")).rows.map(({ policeNo, suggested, grade, reason }) => [policeNo, suggested, grade, reason])).to.deep.equal([["001905", "qualified", "good", "按实绩调整"]]); // prettier-ignore
      expect((await list("&kind=lowered")).rows.map(({ policeNo }) => policeNo)).to.deep.equal(["001902"]);
      expect(units.map(({ unit, reports, gap }) => [unit, reports, gap])).to.deep.equal([["19", 7, 0]]);
      expect(series.map((group) => [group.series, group.reports])).to.deep.equal([["stations", 7]]);
      const names = reviewers.map(({ name, reports, units: of }) => [name, reports, of]);
      expect(names).to.deep.equal([
        ["李四", 6, ["城关派出所"]],
        ["秦岭", 1, ["城关派出所"]],
      ]);
      for (const { reviewer, reports, lowered } of reviewers) {
        expect((await list(`&reviewer=${reviewer}`)).total).to.equal(reports);
        expect((await list(`&reviewer=${reviewer}&kind=lowered`)).total).to.equal(lowered);
      }
      expect((await list("&unit=09")).total).to.equal(0);
      expect((await list("&series=stations&kind=poor")).total).to.equal(1);
    });

    it("shows drafts and other months nothing, and answers only those who answer for the grading", async () => {
      const empty = await office.get<DiscriminationFigures>("/figures/discrimination?period=2026-11");
      expect([empty.months, empty.bureau.reports, empty.bureau.spread]).to.deep.equal([[], 0, null]);
      for (const account of ["officer19", "head19", "leader4", "files", "discipline", "sysadmin"]) {
        const client = await signIn(server, account);
        for (const path of ["/figures/discrimination?period=2026-10", "/gradings?period=2026-10"])
          expect((await client.request("GET", path)).status, `${account} ${path}`).to.equal(403);
      }
      for (const account of ["director", "political", "group"]) {
        const client = await signIn(server, account);
        expect((await client.request("GET", "/figures/discrimination?period=2026")).status).to.equal(200);
      }
      for (const query of ["period=2026-13", "period=2026&unit=77", "period=2026&kind=best"])
        expect((await office.request("GET", `/gradings?${query}`)).status).to.be.oneOf([400, 404, 422]);
    });

    it("is verified with everything else, and filled by the next start where it is missing", async () => {
      const found = async () =>
        (await verifyEverything(server.context)).filter((fault) => fault.includes("gradings"));
      expect(await found()).to.deep.equal([]);
      await server.context.db("grading_cells").update({ steps: 9 });
      expect(await found()).to.have.length(1);
      await server.context.db("grading_cells").delete();
      await fillGradingCells(server.context.db, server.context.rules);
      expect(await found()).to.deep.equal([]);
    });
  });
});
