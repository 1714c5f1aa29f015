import { expect } from "chai";
import type { CandidatePage, SavedSearches } from "../../domain/messages/candidates.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { announceHalfYear, type HalfYearOf } from "../support/announced-half-years.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

/** Ten in a list over two half-years: the first twice ahead, the second once, 001906 sanctioned. */
const OFFICERS = ["000123", "001902", "001903", "001904", "001905", "001906", "000102", "000902", "000903", "001901"]; // prettier-ignore
const SPAN = "?fromYear=2025&toYear=2026";

describe("candidates over several years (条件筛选)", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let political: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      political = await signIn(server, "political");
    });
    afterEach(() => server.stop());

    const half = (period: string, order: readonly string[], more: Record<string, Partial<HalfYearOf>> = {}) =>
      announceHalfYear(server, period, order.map((policeNo, index) => ({ policeNo, score: 9500 - index * 100, ...more[policeNo] }))); // prettier-ignore
    const two = async () => {
      await half("2025-H2", OFFICERS, { "001906": { sanctioned: ["2025-09"] } });
      const [first, second, third, ...others] = OFFICERS;
      await half("2026-H1", [first!, third!, second!, ...others], {
        "000123": { months: { "2026-01": "excellent", "2026-03": "excellent" } },
        "001904": { months: { "2026-02": "investigation" } },
      });
    };
    const search = (query: string, client = political) =>
      client.get<CandidatePage>(`/outcomes/candidates${SPAN}${query}`);

    it("says of everybody found which condition is met by which period, and of the others what is lacking", async () => {
      await two();
      const found = await search("&topPercent=20&topHalfYears=2");
      expect(found).to.deep.include({ considered: 10, passed: 1, vetoed: 0, total: 1 });
      expect(found.basis.map(({ zh }) => zh)).to.deep.equal(["2025年下半年", "2026年上半年"]);
      expect(found.words.map(({ zh }) => zh)).to.deep.equal([
        "2025–2026 年",
        "名次在前 20%，不少于 2 个半年",
      ]);
      expect(found.missed).to.deep.equal([{ condition: "place", count: 9 }]);
      expect(found.rows.map(({ policeNo }) => policeNo)).to.deep.equal(["000123"]);
      expect(found.rows[0]!.findings).to.deep.equal([
        {
          condition: "place",
          met: true,
          words: {
            zh: "达到名次 2 个半年（2025年下半年第 1/10 名、2026年上半年第 1/10 名），要求 2 个",
            en: "2 half-years within the places (second half of 2025 place 1 of 10, first half of 2026 place 1 of 10), 2 needed",
          },
        },
      ]);
      const failed = await search("&topPercent=20&topHalfYears=2&show=failed");
      expect(failed.total).to.equal(9);
      // Best mean first: 9400 and 9300, then 9300 and 9400.
      expect(failed.rows.slice(0, 2).map(({ policeNo }) => policeNo)).to.deep.equal(["001902", "001903"]);
      expect(failed.rows[0]!.findings[0]!.words.zh).to.equal(
        "达到名次 1 个半年（2025年下半年第 2/10 名），要求 2 个；未达到：2026年上半年第 3/10 名",
      );
      expect((await search("&topPlaces=2")).rows.map(({ policeNo }) => policeNo)).to.deep.equal(["000123", "001902", "001903"]); // prettier-ignore
    });

    it("tells sanctions and investigations of the whole span, and keeps them away where that is asked", async () => {
      await two();
      const { db } = server.context;
      await db("publications").insert({ month: "2026-09", seq: 1, account_id: 1, at: "2026-10-09T02:00:00.000Z", reports: 0, digest: "0".repeat(64) }); // prettier-ignore
      const event = (no: number, policeNo: string, type: string, finding: string | null) => ({
        ...{ row_key: `key-${no}`, event_no: `SJ-${no}`, account_month: "2026-09", unit_id: server.bureau.units["19"] },
        ...{ subject_kind: "officer", officer_id: server.bureau.officers[policeNo], type, reason: "记录", finding },
        ...{ document_on: "2026-09-10", document_no: "北公〔2026〕9号", version: 1, push_id: "p", actor_id: 1 },
        at: "2026-09-20T02:00:00.000Z",
      }); // prettier-ignore
      await db("events").insert([
        event(1, "000123", "R3", null),
        event(2, "001902", "P1", null),
        event(3, "001903", "P9", "unfounded"),
      ]);
      const clean = await search("&clean=yes");
      expect(clean.rows.map(({ policeNo }) => policeNo)).to.have.members(["000123", "001903", "001905", "000102", "000902", "000903", "001901"]); // prettier-ignore
      const all = await search("");
      expect([all.passed, all.vetoed]).to.deep.equal([10, 3]);
      const vetoes = (policeNo: string) => all.rows.find((row) => row.policeNo === policeNo)!.vetoes.map(({ zh }) => zh); // prettier-ignore
      expect(vetoes("001906")).to.deep.equal(["2025年9月因党纪政务处分（JJ-V1）当月限为一般"]);
      expect(vetoes("001904")).to.deep.equal(["2026年2月正在接受审查调查"]);
      expect(vetoes("001902")[0]).to.match(/通报批评.* 2026-09-10 北公〔2026〕9号$/);
      const rewarded = await search("&awards=1&excellentMonths=2&lowMonths=0");
      expect(rewarded.rows.map(({ policeNo }) => policeNo)).to.deep.equal(["000123"]);
      expect(rewarded.rows[0]!.findings.map(({ condition, met }) => [condition, met])).to.deep.equal([
        ["excellentMonths", true],
        ["lowMonths", true],
        ["awards", true],
      ]);
      expect(rewarded.rows[0]!.findings[0]!.words.zh).to.equal("评为优秀 2 个月（2026年1月、2026年3月），要求不少于 2 个月"); // prettier-ignore
    });

    it("considers only the unit, level and post type asked for, and final years' grades", async () => {
      await two();
      expect((await search("&level=head")).considered).to.equal(0);
      expect((await search("&unit=19&level=officer&postType=SQ&series=stations")).considered).to.equal(10);
      expect((await political.request("GET", `/outcomes/candidates${SPAN}&unit=97`)).status).to.equal(404);
      expect((await political.request("GET", "/outcomes/candidates?fromYear=2026&toYear=2025")).status).to.equal(422); // prettier-ignore
      expect((await political.request("GET", `/outcomes/candidates${SPAN}&topPercent=0`)).status).to.equal(
        422,
      );
      expect((await search("&yearGrade=good")).passed).to.equal(0);
      const [year] = await server.context.db("assessments").insert({
        ...{ kind: "year", period: "2025", run: 1, state: "draft", rule_set: "BY-2026-v1", sources: "{}", computed_by: 1 },
        ...{ computed_at: "2026-01-20T02:00:00.000Z", officers: 1, scored: 1, ranked: 1, inputs_hash: "0".repeat(64) },
        ...{ digest: "0".repeat(64), approvals: "[]" },
      }); // prettier-ignore
      await server.context.db("standings").insert({
        ...{ assessment_id: year, officer_id: server.bureau.officers["000123"], unit_id: server.bureau.units["19"] },
        ...{ series: "stations", level: "officer", post_type: "SQ", list: "stations.SQ", score: 9100, reason: null },
        ...{ grade: "excellent", place: 1, of_count: 1, detail: '{"kind":"year"}' },
        ...{ inputs_hash: "0".repeat(64), digest: "0".repeat(64) },
      }); // prettier-ignore
      // A year that is not final counts for nothing.
      expect((await search("&yearGrade=good")).passed).to.equal(0);
      await server.context.db("assessments").where({ id: year }).update({ state: "final" });
      const found = await search("&yearGrade=good");
      expect(found.rows.map(({ policeNo, years }) => [policeNo, years])).to.deep.equal([
        ["000123", [{ year: 2025, grade: "excellent", score: 9100 }]],
      ]);
    });

    it("keeps a search with whom it found, by whom and when, and records every look", async () => {
      await two();
      await search("&topPercent=10");
      const commissar = await signIn(server, "commissar");
      const body = { name: "中层正职人选", criteria: { fromYear: 2025, toYear: 2026, topPercent: 10, clean: "yes" } }; // prettier-ignore
      expect((await political.request("POST", "/outcomes/candidate-searches", body)).status).to.equal(201);
      const formula = await political.request("POST", "/outcomes/candidate-searches", {
        ...body,
        name: "=1+1",
      });
      expect(formula.status).to.equal(422);
      const { searches } = await commissar.get<SavedSearches>("/outcomes/candidate-searches");
      expect(searches).to.have.length(1);
      expect(searches[0]).to.deep.include({
        name: "中层正职人选",
        considered: 10,
        passed: 1,
        criteria: body.criteria,
      });
      expect(searches[0]!.found.map(({ policeNo }) => policeNo)).to.deep.equal(["000123"]);
      const entries = await server.context.db("audit_entries").where("action", "like", "candidates.%").orderBy("seq").pluck<string[]>("action"); // prettier-ignore
      expect(entries).to.deep.equal(["candidates.search", "candidates.save"]);
      expect((await verifyVouched(server.context.db)).filter(({ detail }) => /candidate/.test(detail))).to.deep.equal([]); // prettier-ignore
      for (const stranger of ["assessment", "head19", "officer19"])
        expect((await (await signIn(server, stranger)).request("GET", `/outcomes/candidates${SPAN}`)).status).to.equal(403); // prettier-ignore
    });

    it("finds nobody where nothing is announced", async () => {
      expect(await search("")).to.deep.include({ considered: 0, passed: 0, rows: [], basis: [] });
    });
  });
});
