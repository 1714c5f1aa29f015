import { expect } from "chai";
import { GRADES } from "../../domain/grade.ts";
import type * as shapes from "../../domain/messages.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { FILLING, fillBureau, PUBLISHED } from "./figure-fixture.ts";
import { naiveMean, naiveRanking, rawRows, type RawRow } from "./naive-figures.ts";

const ORDINARY = ["officer", "deputy"];

forEachDatabase((engine) => {
  describe("figures", () => {
    let server: RunningServer;
    let officer: Client;
    let director: Client;
    let clerk: Client;
    let leader: Client;
    let rows: RawRow[];

    before(async () => {
      server = await startServer({ engine });
      await fillBureau(server);
      rows = await rawRows(server.context.db, [...PUBLISHED, FILLING]);
      officer = await signIn(server, "officer19");
      director = await signIn(server, "director");
      clerk = await signIn(server, "clerk19");
      leader = await signIn(server, "leader3");
    });
    after(() => server.stop());

    const inMonths = (...months: string[]) => rows.filter((row) => months.includes(row.month));
    const ranking = (client: Client, query: string) =>
      client.get<shapes.RankingFigures>(`/figures/ranking?${query}`);

    it("ranks a month as comparing everybody with everybody does", async () => {
      const answer = await ranking(officer, "period=2026-09");
      const expected = naiveRanking(inMonths("2026-09").filter(({ level }) => ORDINARY.includes(level)));
      expectRanking(answer, expected);
    });

    it("ranks windows by the exact mean of the months' totals", async () => {
      for (const [period, months] of [
        ["2026-Q3", ["2026-07", "2026-08", "2026-09"]],
        ["2026-H1", ["2026-05", "2026-06"]],
        ["2026", PUBLISHED],
        ["2026-06..2026-11", PUBLISHED.slice(1)],
      ] as const) {
        const own = inMonths(...months).filter(({ level }) => ORDINARY.includes(level));
        expectRanking(await ranking(officer, `period=${period}`), naiveRanking(own));
      }
    });

    it("filters by series, unit, post and level, and keeps heads in their own list", async () => {
      const own = inMonths(...PUBLISHED);
      for (const [query, keep] of [
        ["series=stations", (row: RawRow) => row.series === "stations" && ORDINARY.includes(row.level)],
        ["unit=09", (row: RawRow) => row.unit === "09" && ORDINARY.includes(row.level)],
        ["postType=BA", (row: RawRow) => row.post_type === "BA" && ORDINARY.includes(row.level)],
        ["level=head", (row: RawRow) => row.level === "head"],
        ["level=leader", () => false],
      ] as const) {
        expectRanking(await ranking(director, `period=2026&${query}`), naiveRanking(own.filter(keep)));
      }
    });

    it("orders by one area, negative sums of 奖励惩处 included, and leaves out who has none", async () => {
      for (const [area, column] of [
        ["JC", "jc"],
        ["GZ", "gz"],
      ] as const) {
        for (const [period, months] of [
          ["2026-08", ["2026-08"]],
          ["2026", PUBLISHED],
        ] as const) {
          const own = inMonths(...months).filter(({ level }) => ORDINARY.includes(level));
          const answer = await ranking(officer, `period=${period}&area=${area}`);
          const expected = naiveRanking(own, column);
          expect(answer.total).to.equal(expected.length);
          for (const row of answer.rows) {
            expect(row.place, `${period} ${area} ${row.policeNo}`).to.equal(
              expected.find(({ policeNo }) => policeNo === row.policeNo)?.place,
            );
            const values = own
              .filter(({ police_no }) => police_no === row.policeNo)
              .map((each) => each[column]);
            expect(row.areas[area]).to.equal(naiveMean(values));
          }
        }
      }
    });

    it("cuts the list into pages without losing or repeating anyone", async () => {
      const whole = await ranking(officer, "period=2026&pageSize=200");
      const pages: shapes.RankingRow[] = [];
      for (let page = 1; page <= 4; page++) {
        pages.push(...(await ranking(officer, `period=2026&pageSize=3&page=${page}`)).rows);
      }
      expect(pages).to.deep.equal(whole.rows);
      expect((await ranking(officer, "period=2026&pageSize=3&page=5")).rows).to.deep.equal([]);
    });

    it("tells how many places were gained since the period before", async () => {
      const answer = await ranking(officer, "period=2026-09");
      const list = (month: string) =>
        naiveRanking(inMonths(month).filter(({ level }) => ORDINARY.includes(level)));
      const before = list("2026-08");
      for (const row of answer.rows) {
        const placeBefore = before.find(({ policeNo }) => policeNo === row.policeNo)!.place;
        expect(row.movement).to.equal(placeBefore - row.place);
      }
      const window = (months: string[]) =>
        naiveRanking(inMonths(...months).filter(({ level }) => ORDINARY.includes(level)));
      const summer = window(["2026-06", "2026-07"]);
      for (const row of (await ranking(officer, "period=2026-08..2026-09")).rows) {
        expect(row.movement).to.equal(
          summer.find(({ policeNo }) => policeNo === row.policeNo)!.place - row.place,
        );
      }
      const may = await ranking(officer, "period=2026-05");
      expect(may.rows.map(({ movement }) => movement)).to.satisfy((all: unknown[]) =>
        all.every((one) => one === null),
      );
    });

    it("shows each officer's areas, months and grades as they are stored", async () => {
      const answer = await ranking(officer, "period=2026-Q3");
      for (const row of answer.rows) {
        const own = inMonths("2026-07", "2026-08", "2026-09").filter(
          ({ police_no }) => police_no === row.policeNo,
        );
        expect(row.months).to.equal(own.length);
        expect(row.areas.ZZ).to.equal(naiveMean(own.map(({ zz }) => zz)));
        expect(row.areas.GZ).to.equal(naiveMean(own.map(({ gz }) => gz)));
        expect(row.areas.JC).to.equal(naiveMean(own.map(({ jc }) => jc)));
        for (const grade of GRADES) {
          expect(row.grades[grade] ?? 0).to.equal(own.filter((each) => each.grade === grade).length);
        }
      }
    });

    it("counts completion per unit, units that have stored nothing included", async () => {
      const answer = await director.get<shapes.CompletionFigures>(`/figures/completion?month=${FILLING}`);
      expect(answer.units.map(({ unit }) => unit)).to.deep.equal(["01", "09", "19"]);
      for (const unit of answer.units) {
        const own = inMonths(FILLING).filter((row) => row.unit === unit.unit) as (RawRow & {
          complete: unknown;
        })[];
        expect(unit.started).to.equal(own.length);
        expect(unit.complete).to.equal(own.filter(({ complete }) => Boolean(complete)).length);
        expect(unit.submitted).to.equal(0);
      }
      expect(answer.total.expected).to.equal(12);
      expect(answer.total.started).to.equal(inMonths(FILLING).length);
      const november = await director.get<shapes.CompletionFigures>("/figures/completion?month=2026-11");
      expect(november.units.map(({ expected, started }) => [expected, started])).to.deep.equal([
        [2, 0],
        [3, 0],
        [7, 0],
      ]);
    });

    it("counts grades and five-point bands", async () => {
      const answer = await officer.get<shapes.DistributionFigures>(
        "/figures/distribution?period=2026-Q3&series=stations",
      );
      const own = inMonths("2026-07", "2026-08", "2026-09").filter(({ series }) => series === "stations");
      for (const grade of GRADES) {
        expect(answer.grades[grade]).to.equal(own.filter((row) => row.grade === grade).length);
      }
      expect(answer.bands.reduce((sum, { count }) => sum + count, 0)).to.equal(own.length);
      for (const { from, count } of answer.bands) {
        expect(count).to.equal(own.filter(({ total }) => total >= from && total < from + 500).length);
      }
      const one = await officer.get<shapes.DistributionFigures>(
        "/figures/distribution?period=2026-09&unit=09",
      );
      expect(one.units.map(({ unit }) => unit)).to.deep.equal(["09"]);
      expect(one.ungraded).to.equal(0);
    });

    it("ranks units by the mean of their officers' months", async () => {
      const answer = await officer.get<shapes.UnitRankingFigures>("/figures/unit-ranking?period=2026-Q3");
      const months = ["2026-07", "2026-08", "2026-09"];
      const means = ["01", "09", "19"].map((unit) => ({
        unit,
        mean: naiveMean(inMonths(...months).filter((row) => row.unit === unit).map(({ total }) => total))!,
      })); // prettier-ignore
      for (const row of answer.rows) {
        expect(row.mean).to.equal(means.find(({ unit }) => unit === row.unit)?.mean);
        expect(row.place).to.equal(1 + means.filter(({ mean }) => mean > row.mean).length);
        const last = inMonths("2026-09").filter(({ unit }) => unit === row.unit);
        expect(row.officers).to.equal(last.length);
      }
      expect(answer.rows).to.have.length(3);
    });

    it("draws the trend with exact means and medians", async () => {
      for (const unit of ["bureau", "19"]) {
        const answer = await officer.get<shapes.TrendFigures>(`/figures/trend?unit=${unit}&until=2026-10`);
        expect(answer.months.map(({ month }) => month)).to.deep.equal([...PUBLISHED, FILLING]);
        for (const point of answer.months.slice(0, 5)) {
          const own = inMonths(point.month).filter((row) => unit === "bureau" || row.unit === unit);
          const totals = own.map(({ total }) => total).sort((a, b) => a - b);
          const middle = [totals[(totals.length - 1) >> 1]!, totals[totals.length >> 1]!];
          expect(point.officers).to.equal(own.length);
          expect(point.mean).to.equal(naiveMean(totals));
          expect(point.median).to.equal(naiveMean(middle));
          expect(point.areas.GZ).to.equal(naiveMean(own.map(({ gz }) => gz)));
        }
        expect(answer.months[5]).to.include({ mean: null, median: null, officers: 0 });
      }
    });

    it("profiles a unit beside the bureau", async () => {
      const answer = await officer.get<shapes.UnitProfileFigures>(
        "/figures/unit-profile?unit=19&period=2026-Q3",
      );
      const months = ["2026-07", "2026-08", "2026-09"];
      const of = (unit: string) => inMonths(...months).filter((row) => row.unit === unit);
      const zz = answer.areas.find(({ area }) => area === "ZZ")!;
      expect(zz.mean).to.equal(naiveMean(of("19").map((row) => row.zz)));
      expect(zz.max).to.equal(1500);
      const means = ["01", "09", "19"]
        .map((unit) => naiveMean(of(unit).map((row) => row.zz))!)
        .sort((a, b) => a - b);
      expect(zz.bureauMedian).to.equal(means[1]);
      expect(answer.indicators).to.have.length(22);
      const third = (list: RawRow[]) => list.map((row) => (row.zz === 1300 ? null : row.total % 7));
      expect(answer.indicators[2]!.mean).to.equal(naiveMean(third(of("19"))));
      expect(answer.indicators[2]!.bureauMean).to.equal(naiveMean(third(inMonths(...months))));
    });

    it("puts the month at a glance together from the same rows", async () => {
      const answer = await director.get<OverviewFigures>(`/figures/overview?month=${FILLING}`);
      expect(answer.mean).to.equal(naiveMean(inMonths(FILLING).map(({ total }) => total)));
      expect(answer.previousMean).to.equal(naiveMean(inMonths("2026-09").map(({ total }) => total)));
      expect(answer.completion.started).to.equal(inMonths(FILLING).length);
      expect(answer.clock).to.include({ now: "2026-11-04T02:00:00.000Z" });
      for (const { unit, to } of answer.movers) {
        expect(to).to.equal(naiveMean(inMonths(FILLING).filter((row) => row.unit === unit).map(({ total }) => total))); // prettier-ignore
      }
      const third = (list: RawRow[]) =>
        naiveMean(list.map((row) => (row.zz === 1300 ? null : row.total % 7)));
      const moved = answer.indicators.find(({ code }) => code === "ZZ-03");
      const [to, from] = [third(inMonths(FILLING)), third(inMonths("2026-09"))];
      expect(moved && [moved.from, moved.to]).to.deep.equal(to === from ? undefined : [from, to]);
      const sizes = answer.indicators.map((one) => Math.abs(one.to - one.from));
      expect(sizes).to.deep.equal([...sizes].sort((x, y) => y - x));
      for (const unit of answer.movers) {
        const way = Math.sign(unit.to - unit.from);
        for (const one of unit.because) expect(Math.sign(one.to - one.from)).to.equal(way);
      }
      const shares = answer.laggards.map(({ missing, expected }) => missing / expected);
      expect(shares).to.deep.equal([...shares].sort((a, b) => b - a));
    });

    it("keeps an unpublished month from those who may not see it, in rows and in sums", async () => {
      for (const path of [
        `ranking?period=${FILLING}`, `completion?month=${FILLING}`, `overview?month=${FILLING}`,
        `distribution?period=${FILLING}`, `unit-ranking?period=${FILLING}`, `unit-profile?unit=19&period=${FILLING}`,
      ]) {
        const response = await officer.request("GET", `/figures/${path}`);
        expect(response.status, path).to.equal(403);
      } // prettier-ignore
      const own = inMonths(FILLING).filter(({ unit }) => unit === "19");
      const completion = await clerk.get<shapes.CompletionFigures>(`/figures/completion?month=${FILLING}`);
      expect(completion.units.map(({ unit }) => unit)).to.deep.equal(["19"]);
      expect(completion.total.started).to.equal(own.length);
      const overview = await clerk.get<OverviewFigures>(`/figures/overview?month=${FILLING}`);
      expect(overview.mean).to.equal(naiveMean(own.map(({ total }) => total)));
      expect(overview.laggards.map(({ unit }) => unit)).to.have.members(
        overview.laggards.length ? ["19"] : [],
      );
      const list = await ranking(clerk, `period=${FILLING}`);
      expectRanking(list, naiveRanking(own.filter(({ level }) => ORDINARY.includes(level))));
      const distribution = await clerk.get<shapes.DistributionFigures>(
        `/figures/distribution?period=${FILLING}`,
      );
      expect(distribution.units.map(({ unit }) => unit)).to.deep.equal(["19"]);
      expect(distribution.bands.reduce((sum, { count }) => sum + count, 0)).to.equal(own.length);
      const profile = await clerk.get<shapes.UnitProfileFigures>(
        `/figures/unit-profile?unit=19&period=${FILLING}`,
      );
      expect(profile.areas.map(({ bureauMedian, seriesMean }) => bureauMedian ?? seriesMean)).to.deep.equal(Array(6).fill(null)); // prettier-ignore
      expect((await clerk.request("GET", `/figures/unit-profile?unit=09&period=${FILLING}`)).status).to.equal(
        404,
      );
      expect((await clerk.request("GET", `/figures/ranking?unit=09&period=${FILLING}`)).status).to.equal(404);
      const units = await leader.get<shapes.UnitRankingFigures>(`/figures/unit-ranking?period=${FILLING}`);
      expect(units.rows.map(({ unit }) => unit)).to.deep.equal(["09"]);
      const trend = await leader.get<shapes.TrendFigures>(`/figures/trend?unit=bureau&until=${FILLING}`);
      expect(trend.months.at(-1)).to.include({ mean: null, officers: 0 });
      const seen = await leader.get<shapes.TrendFigures>(`/figures/trend?unit=09&until=${FILLING}`);
      expect(seen.months.at(-1)!.officers).to.equal(
        inMonths(FILLING).filter(({ unit }) => unit === "09").length,
      );
    });

    it("refuses administrators, strangers and questions it does not understand", async () => {
      for (const account of ["sysadmin", "secadmin", "auditadmin"]) {
        const admin = await signIn(server, account);
        expect((await admin.request("GET", "/figures/ranking?period=2026-09")).status).to.equal(403);
      }
      expect((await fetch(`${server.url}/api/v1/figures/ranking?period=2026-09`)).status).to.equal(401);
      for (const query of ["", "period=2026-13", "period=2026-09..2026-01", "period=2026-09&pageSize=201",
        "period=2026-09&page=0", "period=2026-09&series=x", "period=2026-09&series=stations&series=offices", "period=2026-09&x=1"]) {
        const response = await officer.request("GET", `/figures/ranking?${query}`);
        expect(response.status, query).to.equal(422);
        expect(response.headers.get("content-type")).to.contain("application/problem+json");
      } // prettier-ignore
      expect((await officer.request("GET", "/figures/ranking?period=2031-01")).status).to.equal(404);
    });

    it("answers an unchanged page from memory, and anew after a change", async () => {
      const first = await director.request("GET", "/figures/ranking?period=2026-09");
      const etag = first.headers.get("etag")!;
      const again = await director.request("GET", "/figures/ranking?period=2026-09", undefined, { "if-none-match": etag });
      expect(again.status).to.equal(304);
      const { context } = server;
      const [point] = await context.db("points").where({ month: "2026-09", level: "officer" }).limit(1).select<{ report_id: number; total: number }[]>("report_id", "total");
      const change = (total: number) =>
        context.db.transaction(async (trx) => {
          await trx("points").where({ report_id: point!.report_id }).update({ total });
          await context.pulse.bump(trx);
        });
      await change(10999);
      const changed = await ranking(director, "period=2026-09");
      expect(changed.rows[0]).to.include({ place: 1, points: 10999 });
      await change(point!.total);
    }); // prettier-ignore

    it("never ranks 局领导 as a unit, nor shows them among the units that moved", async () => {
      const { context, bureau } = server;
      await context.db.transaction(async (trx) => {
        const leaders = { code: "00", name: "局领导", series: "leadership" };
        const [unitId] = await trx("units").insert(leaders);
        const like19 = await trx("unit_months")
          .where({ unit_id: bureau.units["19"] })
          .select<{ month: string; sum_total: number }[]>("*");
        for (const row of like19) {
          const total = Number(row.sum_total) + (row.month === "2026-09" ? 50_000 : 0);
          await trx("unit_months").insert({
            ...row,
            unit_id: unitId,
            series: "leadership",
            sum_total: total,
          });
        }
        await context.pulse.bump(trx);
      });
      const ranked = await director.get<shapes.UnitRankingFigures>("/figures/unit-ranking?period=2026-09");
      expect(ranked.rows.map(({ unit }) => unit)).to.have.members(["01", "09", "19"]);
      const overview = await director.get<OverviewFigures>("/figures/overview?month=2026-09");
      expect(overview.movers.map(({ unit }) => unit)).to.not.include("00");
    });
  });
});

function expectRanking(
  answer: shapes.RankingFigures,
  expected: readonly { policeNo: string; place: number; points: number }[],
): void {
  expect(answer.total).to.equal(expected.length);
  const shown = answer.rows.map(({ policeNo, place, points }) => ({ policeNo, place, points }));
  expect(shown).to.have.deep.members([...expected]);
  const places = shown.map(({ place }) => place);
  expect(places).to.deep.equal([...places].sort((a, b) => a - b));
}
