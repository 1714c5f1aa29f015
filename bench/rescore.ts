import { createRequire } from "node:module";
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
import { fillMonths } from "./bureau/months.ts";
import { openBureau, type OpenBureau } from "./bureau/open-bureau.ts";
import { fillPeople, makeUnits, type BenchUnit } from "./bureau/people.ts";
import { figure, type PartResult } from "./figure.ts";
import { median, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { totalsInSql, totalsTable } from "./totals-in-sql.ts";

const MONTH = "2026-09";

/** Reading, scoring and storing one month of the whole bureau, beside the same totals computed and stored in SQL. */
export async function benchRescore(options: BenchOptions): Promise<PartResult> {
  const bureau = await openBureau();
  try {
    const units = makeUnits(options.size, options.seed);
    await fillPeople(bureau.context, units);
    await fillMonths(bureau.context, units, [MONTH], options.seed);
    const sql = openSql(bureau);
    global.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const pair = await sideBySide(
      () =>
        timed(async () => {
          for (const unit of units) {
            await rescoreUnit(bureau, unit);
            peak = Math.max(peak, process.memoryUsage().rss);
          }
        }),
      () => timed(() => sql.compute()),
    );
    const equal = sql.equalTotals();
    sql.close();
    const name = { zh: "重算一个月并存储", en: "read, score and store one month" };
    return {
      figures: [
        figure({
          ...{ key: "score.stored", plan: "P2", unit: "ms", grows: true, name },
          ours: median(pair.ours),
          reference: median(pair.reference),
          ratio: median(pair.ours) / median(pair.reference),
          target: { direction: "atMost", value: 1.5, of: "ratio" },
          referenceName: "one SQL statement over json_extract storing areas and total",
          note: `SQL leaves out credits, events, grades, indicator arrays, hashes; ours a transaction per unit with unit_months; totals equal in ${equal}`,
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
  } finally {
    await bureau.close();
  }
}

/** What rescoring a unit's month is made of: the product's own readers, scoring, store and counts. */
async function rescoreUnit({ context }: OpenBureau, unit: BenchUnit): Promise<void> {
  const rules = context.rules.compiled("BY-2026-v1");
  await inTransaction(context, async (trx) => {
    const subjects = await readSubjects(trx, unit.id, MONTH);
    const reports = await readReports(trx, MONTH, subjects.map(({ officerId }) => officerId)); // prettier-ignore
    const credits = (await readCredits(trx, unit.id, MONTH)).map(({ line }) => line);
    const events = (await readEvents(trx, unit.id, MONTH)).map(({ line }) => line);
    const proofs = await readEventProofs(trx, unit.id, MONTH, events);
    const segments = await readUnitSegments(trx, MONTH, unit.id);
    const lines = new UnitLines(rules, credits, events, proofs, segments);
    const scorable = subjects.flatMap((subject) => {
      const report = reports.get(subject.officerId);
      return report ? [{ reportId: report.id, subject, ...report }] : [];
    });
    const scored = scoreReports(rules, MONTH, lines, scorable);
    await savePoints(trx, { month: MONTH, unitId: unit.id, series: unit.series }, rules, scored);
    await refreshUnitMonth(trx, MONTH, unit.id, rules.version);
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
    compute: () => void statement.run(MONTH),
    equalTotals(): string {
      const counted = connection
        .prepare(
          "select count(*) as n, sum(s.total = p.total) as same from points p join sql_totals s on s.id = p.report_id where p.month = ?",
        )
        .get(MONTH) as { n: number; same: number };
      return `${counted.same} of ${counted.n}`;
    },
    close: () => connection.close(),
  };
}
