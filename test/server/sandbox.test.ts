import { expect } from "chai";
import type { SandboxExplanation, SandboxOfficers, SandboxSummary } from "../../domain/messages/rule-lab.ts";
import { rescoreMonth } from "../../server/reports/rescore-month.ts";
import { forEachDatabase } from "../support/databases.ts";
import { draft, DRAFT, fillSandbox, MONTH, store } from "../support/sandbox-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

forEachDatabase((engine) => {
  describe("the sandbox", () => {
    let server: RunningServer;
    let assessment: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await fillSandbox(server);
      assessment = await signIn(server, "assessment");
    });
    afterEach(() => server.stop());

    const ask = `draft=${DRAFT}&from=${MONTH}&to=${MONTH}`;
    const officers = async (more = "") =>
      (
        await assessment.get<SandboxOfficers>(
          `/rule-lab/sandbox/officers?${ask}&change=all&pageSize=200${more}`,
        )
      ).rows;

    it("gives every officer the points, grade and place that really scoring by the draft stores", async () => {
      const summary = await assessment.get<SandboxSummary>(`/rule-lab/sandbox?${ask}`);
      expect(summary).to.include({ draft: DRAFT, officers: 7, reports: 7 });
      const tried = await officers();
      await store(server, { ...draft(), version: "BY-2026-v8" }, "active");
      await server.context.db.transaction((trx) => server.context.pulse.bump(trx, "access"));
      server.context.pulse.forget();
      await server.context.pulse.refresh();
      await rescoreMonth(server.context, MONTH, "BY-2026-v8");
      for (const [version, side] of [
        ["BY-2026-v1", "before"],
        ["BY-2026-v8", "after"],
      ] as const) {
        const stored = await server.context
          .db("points as p")
          .join("officers as o", "o.id", "p.officer_id")
          .where({ "p.month": MONTH, "p.rule_set": version })
          .select<{ no: string; total: number; suggested_grade: string | null; indicators: string }[]>(
            ...["o.police_no as no", "p.total", "p.suggested_grade", "p.indicators"],
          );
        expect(stored).to.have.length(7);
        expect(Object.fromEntries(tried.map((one) => [one.policeNo, one[side].mean]))).to.deep.equal(
          Object.fromEntries(stored.map((one) => [one.no, one.total])),
        );
        for (const { no, suggested_grade: grade } of stored) {
          const path = `/rule-lab/sandbox/explanation?draft=${DRAFT}&policeNo=${no}&month=${MONTH}`;
          const { [side]: explained } = await assessment.get<SandboxExplanation>(path);
          expect(explained.points.suggestedGrade, `${version} ${no}`).to.equal(grade);
          const line = tried.find(({ policeNo }) => policeNo === no)!;
          const moved = line.grades.find(({ month }) => month === MONTH);
          if (moved) expect(side === "before" ? moved.from : moved.to).to.equal(grade);
        }
        const better = (total: number, list: readonly { total: number }[]) => list.filter((one) => one.total > total).length; // prettier-ignore
        const community = stored.filter(({ no }) => ["000123", "001903", "001906"].includes(no));
        for (const { no, total } of community)
          expect(tried.find(({ policeNo }) => policeNo === no)![side].place).to.equal(
            1 + better(total, community),
          );
      }
    });

    it("says because of which clause, by table, row and column", async () => {
      const { differences } = await assessment.get<SandboxSummary>(`/rule-lab/sandbox?${ask}`);
      const why = async (no: string) => {
        const line = (await officers()).find(({ policeNo }) => policeNo === no)!;
        return line.reasons.flatMap(({ moves, points, differences: own }) =>
          own.map((index) => `${moves} ${points} ${differences[index]!.place.zh}`),
        );
      };
      expect(await why("000123")).to.include(
        "GZ-03 -100 岗位实绩积分项目 · c12 调解纠纷(有协议书并录入) · 月封顶",
      );
      expect(await why("001906")).to.include("JC 150 奖惩事件分值 · R5 通报表扬 · 县局通报表扬 · 分值".replace(" · 县局", " · county 县局")); // prettier-ignore
      expect(await why("001903")).to.include("JC 300 奖惩事件类型 · P1 个人通报批评 · 证据种类");
      expect((await why("001905")).some((line) => line.includes("c12"))).to.equal(false);
      expect((await why("001904")).join()).to.contain("ZZ-02 -75");
    });

    it("adds up what it shows: parts to the difference, grades and bands to the reports, units to the officers", async () => {
      const summary = await assessment.get<SandboxSummary>(`/rule-lab/sandbox?${ask}`);
      const lines = await officers();
      for (const { reasons, before, after, reports } of lines) {
        const parts = reasons.reduce((sum, { points }) => sum + points, 0);
        expect(parts).to.equal((after.mean - before.mean) * reports);
      }
      for (const side of ["before", "after"] as const) {
        expect(summary.spread.grades.reduce((sum, one) => sum + one[side], 0)).to.equal(7);
        expect(summary.spread.bands.reduce((sum, one) => sum + one[side], 0)).to.equal(7);
      }
      expect(summary.changed.grade).to.equal(lines.filter(({ grades }) => grades.length > 0).length);
      expect(summary.units.map(({ unit, officers: n }) => `${unit} ${n}`)).to.deep.equal(["19 7"]);
      expect(summary.quota.before.allowed).to.be.at.least(
        summary.quota.before.suggested - summary.quota.before.over,
      );
    });

    it("writes nothing", async () => {
      const tables = ["points", "reports", "audit_entries", "months", "unit_months", "rule_sets", "settings"];
      const count = async () => {
        const rows = await Promise.all(tables.map((table) => server.context.db(table).count<{ n: number }[]>({ n: "*" }))); // prettier-ignore
        return rows.map(([row]) => Number(row!.n));
      };
      const before = await count();
      await assessment.get(`/rule-lab/sandbox?${ask}`);
      await officers();
      expect(await count()).to.deep.equal(before);
    });

    it("compares a version with itself to nothing", async () => {
      const summary = await assessment.get<SandboxSummary>(
        `/rule-lab/sandbox?draft=BY-2026-v1&from=${MONTH}&to=${MONTH}`,
      );
      expect(summary.changed).to.deep.equal({ points: 0, grade: 0, place: 0, gradeMonths: 0 });
      expect(summary.differences).to.deep.equal([]);
    });

    it("is filtered, sorted and paged", async () => {
      const list = async (query: string) =>
        assessment.get<SandboxOfficers>(`/rule-lab/sandbox/officers?${ask}&${query}`);
      const all = await list("change=all&order=gain&pageSize=3&page=1");
      expect(all).to.include({ total: 7, page: 1, pageSize: 3 });
      const gains = all.rows.map(({ before, after }) => after.mean - before.mean);
      expect(gains).to.deep.equal([...gains].sort((a, b) => b - a));
      expect((await list("change=all&order=gain&pageSize=3&page=3")).rows).to.have.length(1);
      expect((await list("change=all&search=001903")).rows.map(({ name }) => name)).to.deep.equal(["巴·图"]);
      expect((await list(`change=all&search=${encodeURIComponent("王伟")}`)).rows.map(({ policeNo }) => policeNo)).to.deep.equal(["001905"]); // prettier-ignore
      expect((await list("change=all&unit=09")).total).to.equal(0);
      for (const { grades } of (await list("change=grade")).rows) expect(grades).to.have.length(1);
    });

    it("takes published months only, of two years at most, and versions there are", async () => {
      const status = async (query: string) =>
        (await assessment.request("GET", `/rule-lab/sandbox?${query}`)).status;
      expect(await status(`draft=${DRAFT}&from=2024-09&to=2024-10`)).to.equal(422);
      expect(await status(`draft=${DRAFT}&from=2020-01&to=2026-10`)).to.equal(422);
      expect(await status(`draft=BY-2026-v7&from=${MONTH}&to=${MONTH}`)).to.equal(404);
      expect(await status(`draft=${DRAFT}&from=2026-13&to=${MONTH}`)).to.equal(422);
      await server.context.db("months").where({ month: MONTH }).update({ state: "open" });
      expect(await status(ask)).to.equal(422);
    });

    it("is for those who make and adopt the rules", async () => {
      for (const account of ["clerk19", "head19", "files", "political", "officer19"]) {
        const client = await signIn(server, account);
        expect((await client.request("GET", `/rule-lab/sandbox?${ask}`)).status, account).to.equal(403);
      }
      for (const account of ["group", "director"]) {
        const client = await signIn(server, account);
        expect((await client.request("GET", `/rule-lab/sandbox?${ask}`)).status, account).to.equal(200);
      }
    });
  });
});
