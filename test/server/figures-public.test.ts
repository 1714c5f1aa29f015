import { expect } from "chai";
import { AREAS } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import type * as shapes from "../../domain/messages.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import * as publicFigures from "../../migrations/20261122-18-public-figures.ts";
import { verifyDerived } from "../../server/audit/verify-derived.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { FILLING, fillBureau, PUBLISHED, RULES } from "./figure-fixture.ts";
import { naiveMean, naiveRanking, rawRows, type RawRow } from "./naive-figures.ts";

const MONTH = "2026-08";
/** Not signed in time, returned, checked and waiting, reopened, being corrected. */
const LEFT_OUT: Record<string, string> = {
  "001902": "submitted",
  "001904": "returned",
  "000902": "checked",
  "000903": "drafted",
  "001903": "signed",
};
const ORDINARY = ["officer", "deputy"];
const PUBLIC = ["published", "locked"];
type Row = RawRow & { state: string };

forEachDatabase((engine) => {
  describe("figures of a published month", () => {
    let server: RunningServer;
    let rows: Row[];
    let readers: Record<string, Client>;

    before(async () => {
      server = await startServer({ engine });
      await fillBureau(server);
      await leaveOut(server, LEFT_OUT);
      readers = {};
      for (const account of ["officer19", "clerk19", "head19", "leader3", "director", "files"])
        readers[account] = await signIn(server, account);
      rows = await readRows();
    });
    after(() => server.stop());

    const readRows = async (): Promise<Row[]> => {
      const all = await rawRows(server.context.db, [...PUBLISHED, FILLING]);
      const states = await server.context
        .db("reports")
        .select<{ id: number; state: string }[]>("id", "state");
      const stateOf = new Map(states.map(({ id, state }) => [Number(id), state]));
      return all.map((row) => ({
        ...row,
        state: stateOf.get(Number((row as unknown as { report_id: number }).report_id))!,
      }));
    };
    const shown = (...months: string[]) =>
      rows.filter(({ month, state }) => months.includes(month) && PUBLIC.includes(state));
    const everyReader = async <T>(path: string, look: (answer: T, account: string) => void) => {
      for (const [account, client] of Object.entries(readers)) look(await client.get<T>(path), account);
    };

    it("rank published reports only, the same list for every reader, and tell how many are left out", async () => {
      for (const [period, months] of [
        [MONTH, [MONTH]],
        ["2026-Q3", ["2026-07", "2026-08", "2026-09"]],
        ["2026", PUBLISHED],
      ] as const) {
        const own = shown(...months).filter(({ level }) => ORDINARY.includes(level));
        const expected = naiveRanking(own);
        const missing = rows.filter(
          ({ month, state, level }) =>
            (months as readonly string[]).includes(month) &&
            !PUBLIC.includes(state) &&
            ORDINARY.includes(level),
        );
        expect(missing).to.have.length.above(3);
        await everyReader<shapes.RankingFigures>(`/figures/ranking?period=${period}`, (answer, account) => {
          expect(answer.total, account).to.equal(expected.length);
          expect(answer.withheld, account).to.equal(missing.length);
          const places = answer.rows.map(({ policeNo, place, points }) => ({ policeNo, place, points }));
          expect(places, account).to.have.deep.members(expected);
          for (const row of answer.rows) {
            const counted = own.filter(({ police_no }) => police_no === row.policeNo);
            expect(row.months, row.policeNo).to.equal(counted.length);
            for (const grade of GRADES)
              expect(row.grades[grade] ?? 0).to.equal(counted.filter((one) => one.grade === grade).length);
          }
        });
      }
    });

    it("order a list by one area, filter it and compare it with the period before in the same way", async () => {
      const own = shown("2026-09").filter((row) => ORDINARY.includes(row.level) && row.unit === "19");
      const before = naiveRanking(
        shown("2026-08").filter((row) => ORDINARY.includes(row.level) && row.unit === "19"),
      );
      await everyReader<shapes.RankingFigures>("/figures/ranking?period=2026-09&unit=19", (answer) => {
        expect(answer.withheld).to.equal(0);
        expect(answer.rows).to.have.length(naiveRanking(own).length);
        for (const { policeNo, place, movement } of answer.rows) {
          const then = before.find((one) => one.policeNo === policeNo);
          expect(movement, policeNo).to.equal(then ? then.place - place : null);
        }
      });
      const gz = shown(MONTH).filter(({ level, gz: points }) => ORDINARY.includes(level) && points !== null);
      await everyReader<shapes.RankingFigures>(`/figures/ranking?period=${MONTH}&area=GZ`, ({ total }) =>
        expect(total).to.equal(gz.length),
      );
    });

    it("rank units by the means of what was published", async () => {
      await everyReader<shapes.UnitRankingFigures>(`/figures/unit-ranking?period=${MONTH}`, (answer) => {
        for (const { unit, mean, areas, officers, excellent } of answer.rows) {
          const own = shown(MONTH).filter((row) => row.unit === unit);
          expect(mean, unit).to.equal(naiveMean(own.map(({ total }) => total)));
          expect(areas.ZZ).to.equal(naiveMean(own.map(({ zz }) => zz)));
          expect([officers, excellent]).to.deep.equal([
            own.length,
            own.filter(({ grade }) => grade === "excellent").length,
          ]);
        }
        expect(answer.rows.map(({ unit }) => unit)).to.have.members(["01", "09", "19"].filter((unit) => shown(MONTH).some((row) => row.unit === unit))); // prettier-ignore
      });
    });

    it("count grades and bands of what was published; the others are without a grade", async () => {
      await everyReader<shapes.DistributionFigures>(`/figures/distribution?period=${MONTH}`, (answer) => {
        const own = shown(MONTH);
        for (const grade of GRADES)
          expect(answer.grades[grade]).to.equal(own.filter((row) => row.grade === grade).length);
        expect(answer.bands.reduce((sum, { count }) => sum + count, 0)).to.equal(own.length);
        for (const { from, count } of answer.bands)
          expect(count).to.equal(own.filter(({ total }) => total >= from && total < from + 500).length);
        expect(answer.ungraded).to.equal(12 - own.length);
      });
    });

    it("draw the trend of what was published, mean and median", async () => {
      for (const unit of ["bureau", "19", "09"]) {
        await everyReader<shapes.TrendFigures>(`/figures/trend?unit=${unit}&until=2026-09`, (answer) => {
          for (const point of answer.months) {
            const own = shown(point.month).filter((row) => unit === "bureau" || row.unit === unit);
            const totals = own.map(({ total }) => total).sort((a, b) => a - b);
            expect(point.officers, `${unit} ${point.month}`).to.equal(own.length);
            expect(point.mean).to.equal(naiveMean(totals));
            const middle = totals.length
              ? [totals[(totals.length - 1) >> 1]!, totals[totals.length >> 1]!]
              : [];
            expect(point.median).to.equal(naiveMean(middle));
            for (const grade of GRADES)
              expect(point.grades[grade]).to.equal(own.filter((row) => row.grade === grade).length);
          }
        });
      }
    });

    it("profile a unit by what was published", async () => {
      await everyReader<shapes.UnitProfileFigures>(
        `/figures/unit-profile?unit=19&period=${MONTH}`,
        (answer) => {
          const [own, all] = [shown(MONTH).filter(({ unit }) => unit === "19"), shown(MONTH)];
          for (const { area, mean } of answer.areas) {
            const column = area.toLowerCase() as "zz";
            expect(mean, area).to.equal(naiveMean(own.map((row) => row[column])));
          }
          expect(answer.areas).to.have.length(AREAS.length);
          const third = (list: Row[]) => list.map((row) => (row.zz === 1300 ? null : row.total % 7));
          expect(answer.indicators[2]!.mean).to.equal(naiveMean(third(own)));
          expect(answer.indicators[2]!.bureauMean).to.equal(naiveMean(third(all)));
        },
      );
    });

    it("give the overview the same means and grades, and progress of every report", async () => {
      await everyReader<OverviewFigures>(`/figures/overview?month=${MONTH}`, (answer) => {
        const own = shown(MONTH);
        expect(answer.mean).to.equal(naiveMean(own.map(({ total }) => total)));
        expect(answer.grades.good).to.equal(own.filter(({ grade }) => grade === "good").length);
        expect(answer.completion).to.include({ published: own.length, started: 12 });
      });
      await everyReader<OverviewFigures>("/figures/overview?month=2026-09", (answer) => {
        expect(answer.previousMean).to.equal(naiveMean(shown("2026-08").map(({ total }) => total)));
        for (const { unit, from } of answer.movers)
          expect(from).to.equal(naiveMean(shown("2026-08").filter((row) => row.unit === unit).map(({ total }) => total))); // prettier-ignore
      });
    });

    it("leave an open month as it is to those who see it, drafts included", async () => {
      const answer = await readers.director!.get<shapes.RankingFigures>(`/figures/ranking?period=${FILLING}`);
      const own = rows.filter(({ month, level }) => month === FILLING && ORDINARY.includes(level));
      expect([answer.total, answer.withheld]).to.deep.equal([naiveRanking(own).length, 0]);
      const overview = await readers.director!.get<OverviewFigures>(`/figures/overview?month=${FILLING}`); // prettier-ignore
      expect(overview.mean).to.equal(naiveMean(rows.filter(({ month }) => month === FILLING).map(({ total }) => total))); // prettier-ignore
    });

    it("are recomputed by verify: a changed public sum is found", async () => {
      const faults = async () =>
        (await verifyDerived(server.context.db, server.context.rules)).filter(({ detail }) =>
          detail.startsWith("figures"),
        );
      expect(await faults()).to.deep.equal([]);
      const row = () => server.context.db("unit_months").where({ month: MONTH, unit_id: server.bureau.units["19"]! }); // prettier-ignore
      await row().increment("pub_sum_total", 1);
      expect((await faults()).map(({ detail }) => detail)).to.deep.equal([
        `figures of unit 19 in ${MONTH} are not what its reports give`,
      ]);
      await row().decrement("pub_sum_total", 1);
    });

    it("are counted by the migration that brought them as by every write since", async () => {
      const read = () => server.context.db("unit_months").orderBy(["month", "unit_id"]);
      const before = await read();
      await publicFigures.down(server.context.db);
      expect((await read())[0]).to.not.have.property("pub_sum_total");
      await publicFigures.up(server.context.db);
      expect(await read()).to.deep.equal(before);
    });

    it("take a report in as soon as it is published", async () => {
      await leaveOut(server, Object.fromEntries(Object.keys(LEFT_OUT).map((no) => [no, "published"])));
      rows = await readRows();
      expect(shown(MONTH)).to.have.length(12);
      const own = shown(MONTH).filter(({ level }) => ORDINARY.includes(level));
      await everyReader<shapes.RankingFigures>(`/figures/ranking?period=${MONTH}`, ({ total, withheld }) =>
        expect([total, withheld]).to.deep.equal([own.length, 0]),
      );
    });
  });
});

/** Puts reports of the month into these states, as the verbs leave them: with the unit's figures counted anew. */
async function leaveOut({ context, bureau }: RunningServer, states: Record<string, string>): Promise<void> {
  await inTransaction(context, async (trx) => {
    for (const [policeNo, state] of Object.entries(states))
      await trx("reports").where({ month: MONTH, officer_id: bureau.officers[policeNo]! }).update({ state });
    for (const unitId of Object.values(bureau.units)) await refreshUnitMonth(trx, MONTH, unitId, RULES);
    await context.pulse.bump(trx);
  });
}
