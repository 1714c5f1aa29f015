import { createConnection } from "mysql2/promise";
import type { SignRow } from "../domain/messages/review.ts";
import type { Month } from "../domain/month.ts";
import type { SignedInPerson } from "../server/access/person.ts";
import { insertAccount } from "../server/access/account-store.ts";
import { resolvePerson } from "../server/access/person-store.ts";
import { inTransaction } from "../server/database/transaction.ts";
import { reviewSheet } from "../server/reports/review-sheet-figures.ts";
import { signReports } from "../server/reports/sign-reports.ts";
import { findMariadbd, startMariadb } from "../test/support/mariadb.ts";
import { fillMonths } from "./bureau/months.ts";
import { openBureau, type OpenBureau } from "./bureau/open-bureau.ts";
import { fillPeople, makeUnits, PUBLISHED, type BenchUnit } from "./bureau/people.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";
import { median, RUNS, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { openRawMysql, openRawSqlite, type RawSigner, type SignedRows } from "./raw-sign.ts";

/** 城关派出所: 35 officers and their head. */
const SIGNED = 35;
/** A server has been up for days: so many other heads sign two months each before anything is recorded. */
const COLLEAGUES = 12;
const REASON = "优秀名额有限，结合本月急难险重任务承担情况统筹，本月评定为良好。";

/** A head reviews and signs his unit's month, beside the bare writes of the same rows. */
export async function benchSign(options: BenchOptions): Promise<PartResult> {
  const figures = await signOn("SQLite", "", options, ({ database }) =>
    Promise.resolve(openRawSqlite(database.dataDir)),
  );
  if (!findMariadbd()) {
    return { figures, skipped: ["sign on MariaDB: no mariadbd on this machine 本机没有 mariadbd"] };
  }
  const server = await startMariadb();
  try {
    const connection = await createConnection(server.url);
    await connection.query("create database bench");
    await connection.end();
    const url = `${server.url}bench`;
    figures.push(...(await signOn("MariaDB", url, options, () => openRawMysql(url))));
  } finally {
    await server.stop();
  }
  return { figures, skipped: [] };
}

async function signOn(
  engine: "SQLite" | "MariaDB",
  databaseUrl: string,
  { size, seed }: BenchOptions,
  openRaw: (bureau: OpenBureau) => Promise<RawSigner>,
): Promise<Figure[]> {
  const bureau = await openBureau(databaseUrl);
  try {
    const units = makeUnits(size, seed, [SIGNED + 1]);
    const [unit, ...colleagues] = units.slice(0, COLLEAGUES + 1) as [BenchUnit, ...BenchUnit[]];
    // What is signed stays signed: every run has a month of its own, the later ones with a history behind them.
    const months = PUBLISHED.slice(-(RUNS + 1));
    await fillPeople(bureau.context, units);
    await fillMonths(bureau.context, units, months, seed);
    const head = await openHead(bureau, unit);
    for (const month of months) await handIn(bureau, unit, month);
    for (const one of colleagues) for (const month of months.slice(0, 2)) await handIn(bureau, one, month);
    const raw = await openRaw(bureau);
    try {
      for (const one of colleagues) {
        const other = await openHead(bureau, one);
        for (const month of months.slice(0, 2)) {
          await sign(bureau, other, month, await choose(bureau, other, month));
          await raw.sign(await readWritten(bureau, one, month));
        }
      }
      return await measure(engine, bureau, unit, head, months, raw);
    } finally {
      await raw.close();
    }
  } finally {
    await bureau.close();
  }
}

async function measure(
  engine: string,
  bureau: OpenBureau,
  unit: BenchUnit,
  head: SignedInPerson,
  months: readonly Month[],
  raw: RawSigner,
): Promise<Figure[]> {
  const looks: number[] = [];
  const written: SignedRows[] = [];
  const pair = await sideBySide(
    async (run) => {
      const month = months[run]!;
      let grades: SignRow[] = [];
      const looked = await timed(async () => {
        grades = await choose(bureau, head, month);
      });
      if (grades.length !== SIGNED) throw new Error(`the sheet has ${grades.length} rows`);
      if (run > 0) looks.push(looked);
      const taken = await timed(() => sign(bureau, head, month, grades));
      written[run] = await readWritten(bureau, unit, month);
      return taken;
    },
    (run) => timed(() => raw.sign(written[run]!)),
  );
  const key = engine.toLowerCase();
  return [
    figure({
      ...{ key: `sign.${key}`, plan: "P1", unit: "ms", referenceName: raw.name },
      name: { zh: `审核签字35份·${engine}`, en: `sign ${SIGNED} reports, ${engine}` },
      ours: median(pair.ours),
      reference: median(pair.reference),
      ratio: median(pair.ours) / median(pair.reference),
      target: { direction: "atMost", value: 3, of: "ratio" },
      note: "every limit, quota, warning and signature included; the password check, slow on purpose, is not",
      runs: pair,
    }),
    figure({
      ...{ key: `sign.${key}.sheet`, plan: "P1", unit: "ms", ours: median(looks) },
      name: { zh: `打开35人审核表·${engine}`, en: `open the sheet of ${SIGNED}, ${engine}` },
      runs: { ours: looks, reference: [] },
    }),
  ];
}

async function sign(
  { context }: OpenBureau,
  head: SignedInPerson,
  month: Month,
  grades: readonly SignRow[],
): Promise<void> {
  const { rows } = await signReports(context, head, month, grades, "zh");
  const no = rows.find(({ outcome }) => outcome !== "signed");
  if (no) throw new Error(`the bench could not sign ${no.policeNo}: ${no.message ?? no.outcome}`);
}

/** The head's own account, as he signs in. */
async function openHead({ context }: OpenBureau, unit: BenchUnit): Promise<SignedInPerson> {
  const officer = unit.officers.find(({ level }) => level === "head")!;
  const account = { name: `head${unit.code}`, displayName: officer.name, officerId: officer.id };
  const id = await inTransaction(context, (trx) =>
    insertAccount(trx, { ...account, passwordHash: "none", createdAt: "2025-12-20T01:00:00.000Z" }),
  );
  return (await resolvePerson(context.db, id, "2026-11-04"))!;
}

/** Leaves a unit's month as its clerk leaves it: handed in on time, nothing signed. */
async function handIn({ context }: OpenBureau, unit: BenchUnit, month: Month): Promise<void> {
  const { submit_by: submittedAt } = await context
    .db("months")
    .where({ month })
    .first<{ submit_by: string }>("submit_by");
  await context.db("months").where({ month }).update({ state: "upcoming" });
  const handed = { state: "submitted", grade: null, submitted_at: submittedAt };
  await context.db("reports").where({ month, unit_id: unit.id }).update(handed);
}

/** Looks at the sheet and follows it, 优秀 excepted. */
async function choose({ context }: OpenBureau, head: SignedInPerson, month: Month): Promise<SignRow[]> {
  const sheet = await reviewSheet(context, head, month, "zh");
  return sheet.rows.map(({ policeNo, version, suggestedGrade }): SignRow => {
    if (suggestedGrade === null) return { policeNo, version, ungraded: "netDays" };
    if (suggestedGrade === "excellent") return { policeNo, version, grade: "good", reason: REASON };
    return { policeNo, version, grade: suggestedGrade };
  });
}

/** The rows that were stored, for the reference to store once more. */
async function readWritten(
  { context: { db } }: OpenBureau,
  unit: BenchUnit,
  month: Month,
): Promise<SignedRows> {
  type Row = Record<string, unknown>;
  const heads = new Set(unit.officers.filter(({ level }) => level === "head").map(({ id }) => id));
  const all = await db("reports").where({ month, unit_id: unit.id }).select<Row[]>();
  const reports = all.filter((report) => !heads.has(Number(report.officer_id)));
  const ids = reports.map((report) => Number(report.id));
  const reviews = await db("reviews").whereIn("report_id", ids).orderBy("id").select<Row[]>();
  const subjects = ids.map((id) => `report/${id}`);
  const audit = await db("audit_entries").whereIn("subject", subjects).orderBy("seq").select<Row[]>();
  const unitMonth = await db("unit_months").where({ month, unit_id: unit.id }).first<Row>();
  return { reports, reviews, audit, unitMonth };
}
