import { createRequire } from "node:module";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assessedPeriod, monthsOf } from "../domain/assessment/period.ts";
import type { SignedInPerson } from "../server/access/person.ts";
import { announcePeriod } from "../server/assessments/announce-period.ts";
import { computePeriod } from "../server/assessments/compute-period.ts";
import { databaseFile } from "../server/database/open-database.ts";
import type { OpenBureau } from "./bureau/open-bureau.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";
import { loadPage } from "./figures.ts";
import { median, RUNS, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { programArgs, startProgram } from "./program.ts";
import { Caller, startServerUnderTest } from "./server-under-test.ts";

const HALF = "2026-H1";
const OFFICE: SignedInPerson = {
  ...{ accountId: 2, account: "director", name: "考核办", officerId: null, policeNo: null, unitId: null },
  ...{
    roles: new Set(["assessmentOffice"] as const),
    fills: new Set(),
    heads: new Set(),
    inCharge: new Set(),
  },
};

/** 半年排名: computing it from two announced quarters beside ranking in SQL; then reading a page of it under load. */
export async function benchStandings(options: BenchOptions, year: Year): Promise<PartResult> {
  const bureau = await year.filled();
  publishHalf(bureau);
  const quarters: number[] = [];
  for (const quarter of ["2026-Q1", "2026-Q2"]) {
    let digest = "";
    quarters.push(
      await timed(async () => ({ digest } = await computePeriod(bureau.context, OFFICE, quarter))),
    );
    await announcePeriod(bureau.context, OFFICE, quarter, { digest });
  }
  const runs = options.size > 10_000 ? 1 : options.size > 1_000 ? 3 : RUNS;
  const sql = openSql(bureau);
  let digest = "";
  const pair = await sideBySide(
    () => timed(async () => ({ digest } = await computePeriod(bureau.context, OFFICE, HALF))),
    () => timed(() => sql.rank()),
    runs,
  );
  sql.close();
  await announcePeriod(bureau.context, OFFICE, HALF, { digest });
  const figures: Figure[] = [
    figure({
      ...{ key: "standings.quarter", plan: "P7", unit: "ms", ours: median(quarters), grows: true },
      name: { zh: "计算一个季度", en: "compute a quarter" },
      note: "every officer's row with everything it was made of, hashed; one transaction",
      runs: { ours: quarters, reference: [] },
    }),
    figure({
      ...{ key: "standings.half-year", plan: "P7", unit: "ms", grows: true },
      name: { zh: "计算半年排名", en: "compute a half-year" },
      ours: median(pair.ours),
      reference: median(pair.reference),
      ratio: median(pair.ours) / median(pair.reference),
      referenceName: "one SQL statement: mean of the two quarters, rank() within the lists, stored",
      note: "SQL has no ties, no digests, no inputs and no audit entry",
      runs: pair,
    }),
    ...(await loadStandings(options, bureau)),
  ];
  return { figures, skipped: [] };
}

/** The months of the half-year locked, and published as the files office publishes them. */
function publishHalf({ database }: OpenBureau): void {
  const raw = openRaw(database.dataDir);
  raw.exec("BEGIN IMMEDIATE");
  for (const month of monthsOf(assessedPeriod(HALF)!)) {
    raw.prepare("update months set state = 'locked' where month = ?").run([month]);
    raw
      .prepare(
        "insert into publications (month, seq, account_id, at, note, digest, reports) values (?, 1, 2, ?, null, '0', 0)",
      )
      .run([month, `${month}-28T02:00:00.000Z`]);
    raw
      .prepare(
        "insert into publication_items (publication_id, report_id, report_version, grade, ungraded, total, material_hash) select p.id, r.id, r.version, r.grade, r.ungraded, s.total, '0' from reports r join publications p on p.month = r.month join points s on s.report_id = r.id where r.month = ?",
      )
      .run([month]);
  }
  raw.exec("COMMIT");
  raw.close();
}

interface Libsql {
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepare(sql: string): { run(values: unknown[]): unknown };
  close(): void;
}

function openRaw(dataDir: string): Libsql {
  const require = createRequire(import.meta.url);
  const Database = require("libsql") as new (file: string) => Libsql;
  const raw = new Database(databaseFile(dataDir));
  raw.pragma("synchronous = FULL");
  raw.pragma("busy_timeout = 5000");
  return raw;
}

function openSql({ database }: OpenBureau) {
  const raw = openRaw(database.dataDir);
  raw.exec(
    "create table raw_half (officer_id integer primary key, list text not null, score integer not null, place integer not null)",
  );
  const rank = raw.prepare(
    "insert or replace into raw_half select officer_id, list, score, rank() over (partition by list order by score desc) from (select t.officer_id, max(t.list) as list, cast(round(avg(t.score)) as integer) as score from standings t join assessments a on a.id = t.assessment_id where a.period in ('2026-Q1', '2026-Q2') and a.state = 'announced' and t.score is not null group by t.officer_id having count(*) = 2)",
  );
  return { rank: () => void rank.run([]), close: () => raw.close() };
}

/** P3: the first page of the half-year beside a bare server of the same bytes. */
async function loadStandings(options: BenchOptions, bureau: OpenBureau): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "merit-bare-"));
  const server = await startServerUnderTest(bureau.database, options);
  try {
    const director = await Caller.signIn(server.url, "director");
    const page = {
      key: "standings",
      name: { zh: "半年排名一页", en: "a page of the half-year" },
      path: `/assessments/${HALF}/standings?list=stations.SQ&pageSize=50`,
    };
    writeFileSync(join(folder, "standings.json"), await director.get(page.path));
    const args = [...programArgs("bench/main"), "--child", "bare-server", folder];
    const bare = await startProgram(args, {}, /bare (http:\/\/\S+)/);
    try {
      return await loadPage(page, director, server, bare);
    } finally {
      await bare.stop();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
