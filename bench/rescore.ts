import { createRequire } from "node:module";
import type { Month } from "../domain/month.ts";
import { databaseFile } from "../server/database/open-database.ts";
import { inTransaction } from "../server/database/transaction.ts";
import { readEventProofs } from "../server/confirmations/proof-store.ts";
import { readCredits, readEvents } from "../server/reports/line-store.ts";
import { savePoints } from "../server/reports/points-store.ts";
import { refreshUnitMonth } from "../server/reports/refresh-unit-month.ts";
import { readReports } from "../server/reports/report-store.ts";
import { scoreReports, UnitLines } from "../server/reports/score-reports.ts";
import { readUnitSegments } from "../server/reports/segment-store.ts";
import { readSubjects } from "../server/reports/subject-store.ts";
import type { OpenBureau } from "./bureau/open-bureau.ts";
import { PUBLISHED, type BenchUnit } from "./bureau/people.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type PartResult } from "./figure.ts";
import { median, RUNS, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { totalsInSql, totalsTable } from "./totals-in-sql.ts";

/** Reading, scoring and storing the year's nine published months, beside the same totals computed and stored in SQL. */
export async function benchRescore({ size }: BenchOptions, year: Year): Promise<PartResult> {
  const bureau = await year.filled();
  const { units } = bureau;
  const sql = openSql(bureau);
  global.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const ours = async (): Promise<void> => {
    for (const month of PUBLISHED) {
      for (const unit of units) {
        await rescoreUnit(bureau, unit, month);
        peak = Math.max(peak, process.memoryUsage().rss);
      }
    }
  };
  const runs = size > 10_000 ? 1 : size > 1_000 ? 3 : RUNS;
  // The first months warm both up; a hundred thousand officers are warm after the first of them.
  const pair = await sideBySide(
    (run) => timed(() => (run === 0 && runs === 1 ? undefined : ours())),
    (run) => timed(() => (run === 0 && runs === 1 ? undefined : sql.compute())),
    runs,
  );
  const equal = sql.equalTotals();
  sql.close();
  const name = {
    zh: `重算全年${PUBLISHED.length}个月并存储`,
    en: `read, score and store a year (${PUBLISHED.length} months)`,
  };
  return {
    figures: [
      figure({
        ...{ key: "score.year", plan: "P2", unit: "ms", grows: true, name },
        ours: median(pair.ours),
        reference: median(pair.reference),
        ratio: median(pair.ours) / median(pair.reference),
        target: { direction: "atMost", value: 1.5, of: "ratio" },
        referenceName: "one SQL statement a month over json_extract storing areas and total",
        note: `SQL leaves out credits, events, grades, indicator arrays, hashes; ours a transaction per unit and month with unit_months; totals equal in ${equal}`,
        runs: pair,
      }),
      figure({
        ...{ key: "score.memory-growth", plan: "P2", unit: "MB", ours: (peak - before) / 1024 / 1024 },
        name: { zh: "重算时内存增长", en: "memory growth while rescoring" },
        note: `resident ${Math.round(before / 1024 / 1024)} MB before; flat means that it does not follow the size`,
      }),
    ],
    skipped: [],
  };
}

/** What rescoring a unit's month is made of: the product's own readers, scoring, store and counts. */
async function rescoreUnit({ context }: OpenBureau, unit: BenchUnit, month: Month): Promise<void> {
  const rules = context.rules.compiled("BY-2026-v1");
  await inTransaction(context, async (trx) => {
    const subjects = await readSubjects(trx, unit.id, month);
    const reports = await readReports(trx, month, subjects.map(({ officerId }) => officerId)); // prettier-ignore
    const credits = (await readCredits(trx, unit.id, month)).map(({ line }) => line);
    const events = (await readEvents(trx, unit.id, month)).map(({ line }) => line);
    const proofs = await readEventProofs(trx, unit.id, month, events);
    const segments = await readUnitSegments(trx, month, unit.id);
    const lines = new UnitLines(rules, credits, events, proofs, segments);
    const scorable = subjects.flatMap((subject) => {
      const report = reports.get(subject.officerId);
      return report ? [{ reportId: report.id, subject, ...report }] : [];
    });
    const scored = scoreReports(rules, month, lines, scorable);
    await savePoints(trx, { month, unitId: unit.id, series: unit.series }, rules, scored);
    await refreshUnitMonth(trx, month, unit.id, rules.version);
  });
}

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown };
  close(): void;
}

function openSql({ context, database }: OpenBureau) {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const connection = new Database(databaseFile(database.dataDir));
  connection.pragma("synchronous = FULL");
  const rules = context.rules.compiled("BY-2026-v1").ruleSet;
  connection.exec(totalsTable(rules));
  const statement = connection.prepare(totalsInSql(rules));
  return {
    compute: () => {
      for (const month of PUBLISHED) statement.run(month);
    },
    equalTotals(): string {
      const counted = connection
        .prepare(
          "select count(*) as n, sum(s.total = p.total) as same from points p join sql_totals s on s.id = p.report_id where p.month <= ?",
        )
        .get(PUBLISHED.at(-1)) as { n: number; same: number };
      return `${counted.same} of ${counted.n}`;
    },
    close: () => connection.close(),
  };
}
