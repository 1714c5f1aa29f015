import { randomUUID } from "node:crypto";
import { createConnection } from "mysql2/promise";
import type { PushReceipt } from "../domain/messages.ts";
import { insertRows } from "../server/database/bulk.ts";
import { inTransaction } from "../server/database/transaction.ts";
import { seededRandom } from "../server/demo/random.ts";
import { findMariadbd, startMariadb } from "../test/support/mariadb.ts";
import { makeMonth, type MadeMonth } from "./bureau/contents.ts";
import { fillMonths } from "./bureau/months.ts";
import { openBureau, type OpenBureau } from "./bureau/open-bureau.ts";
import { COLLECTING, fillPeople, makeUnits, type BenchUnit } from "./bureau/people.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";
import { median, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { openRawMysql, openRawSqlite, rawRow, type RawTable } from "./raw-upsert.ts";
import { Caller, startServerUnderTest } from "./server-under-test.ts";

const LARGE = 1_000;
const SMALL = 30;

/** P1: pushes over HTTP beside the raw driver, on both databases. */
export async function benchPush(options: BenchOptions): Promise<PartResult> {
  const figures = await pushOn("SQLite", "", options, (bureau) =>
    Promise.resolve(openRawSqlite(bureau.database.dataDir)),
  );
  if (!findMariadbd()) {
    return { figures, skipped: ["P1 on MariaDB: no mariadbd on this machine 本机没有 mariadbd"] };
  }
  const server = await startMariadb();
  try {
    const connection = await createConnection(server.url);
    await connection.query("create database bench");
    await connection.query("create database raw");
    await connection.end();
    figures.push(
      ...(await pushOn("MariaDB", `${server.url}bench`, options, () => openRawMysql(`${server.url}raw`))),
    );
  } finally {
    await server.stop();
  }
  return { figures, skipped: [] };
}

async function pushOn(
  engine: "SQLite" | "MariaDB",
  databaseUrl: string,
  options: BenchOptions,
  openRaw: (bureau: OpenBureau) => Promise<RawTable>,
): Promise<Figure[]> {
  const bureau = await openBureau(databaseUrl);
  try {
    const units = makeUnits(options.size, options.seed, [LARGE, SMALL]);
    await fillPeople(bureau.context, units);
    await fillMonths(bureau.context, units, ["2026-09"], options.seed);
    const [large, small] = units as [BenchUnit, BenchUnit];
    const desks = [await openDesk(bureau, large, options.seed), await openDesk(bureau, small, options.seed)];
    const raw = await openRaw(bureau);
    const server = await startServerUnderTest(bureau.database, options);
    try {
      const clerk = await Caller.signIn(server.url, "clerk");
      const [many, few] = desks as [Desk, Desk];
      return await measure(engine, raw, (desk, kind) => push(clerk, desk, kind), many, few);
    } finally {
      await server.stop();
      await raw.close();
    }
  } finally {
    await bureau.close();
  }
}

async function measure(
  engine: "SQLite" | "MariaDB",
  raw: RawTable,
  send: (desk: Desk, kind: "changed" | "unchanged") => Promise<number>,
  many: Desk,
  few: Desk,
): Promise<Figure[]> {
  const store = (desk: Desk) => (run: number) => timed(() => raw.upsert(rawRows(desk, run)));
  const changed = await sideBySide(() => send(many, "changed"), store(many), 7);
  const unchanged = await sideBySide(
    () => send(many, "unchanged"),
    () => send(many, "changed"),
  );
  const thirty = await sideBySide(() => send(few, "changed"), store(few), 15);
  const key = engine.toLowerCase();
  const medians = (pair: { ours: number[]; reference: number[] }) => ({
    ours: median(pair.ours),
    reference: median(pair.reference),
    runs: pair,
  });
  return [
    figure({
      ...{ key: `push.${key}.changed`, plan: "P1", unit: "ms", grows: true, referenceName: raw.name },
      name: { zh: `上报1000行有改动·${engine}`, en: `push 1,000 changed rows, ${engine}` },
      ...medians(changed),
      ratio: median(changed.reference) / median(changed.ours),
      target: { direction: "atLeast", value: engine === "MariaDB" ? 0.4 : 0.35, of: "ratio" },
    }),
    figure({
      ...{ key: `push.${key}.unchanged`, plan: "P1", unit: "ms", referenceName: "the same rows changed" },
      name: { zh: `上报1000行无改动·${engine}`, en: `push 1,000 unchanged rows, ${engine}` },
      ...medians(unchanged),
      ratio: median(unchanged.reference) / median(unchanged.ours),
      target: { direction: "atLeast", value: 2, of: "ratio" },
    }),
    figure({
      ...{
        key: `push.${key}.thirty`,
        plan: "P1",
        unit: "ms",
        referenceName: "one raw transaction of 30 rows",
      },
      name: { zh: `上报30行·${engine}`, en: `push 30 rows, ${engine}` },
      ...medians(thirty),
      ratio: median(thirty.ours) / median(thirty.reference),
      target: { direction: "atMost", value: 3, of: "ratio" },
    }),
  ];
}

/** A clerk's unit with two plausible months for everybody: pushes alternate between them. */
interface Desk {
  unit: BenchUnit;
  made: readonly [MadeMonth[], MadeMonth[]];
  /** How many contents are stored: the version every row has. */
  version: number;
}

async function openDesk(bureau: OpenBureau, unit: BenchUnit, seed: number): Promise<Desk> {
  const random = seededRandom(seed + unit.id);
  const make = () => unit.officers.map((officer) => makeMonth(random, officer, COLLECTING));
  const made = [make(), make()] as const;
  // The plan is the unit's and stays: both contents are filled over the first.
  await inTransaction(bureau.context, (trx) =>
    insertRows(
      trx,
      "plans",
      made[0].map(({ plan }, index) => ({
        ...{ month: COLLECTING, unit_id: unit.id, officer_id: unit.officers[index]?.id ?? 0 },
        ...{ task_target: plan.taskTarget, duty_due: plan.dutyDue, study_due: plan.studyDue },
        ...{ party_due: plan.partyDue, version: 1, push_id: randomUUID(), actor_id: 1 },
        at: "2026-09-28T01:00:00.000Z",
      })),
    ),
  );
  return { unit, made, version: 0 };
}

/** Sends one push and checks its receipt; milliseconds from the first byte sent to the last received. */
async function push(clerk: Caller, desk: Desk, kind: "changed" | "unchanged"): Promise<number> {
  const next = desk.version + (kind === "changed" ? 1 : 0);
  const made = desk.made[next % 2 === 0 ? 0 : 1];
  const body = JSON.stringify({
    ...{ unit: desk.unit.code, source: "excel", workbook: { name: "月报.xlsx" } },
    rows: desk.unit.officers.map(({ policeNo }, index) => {
      return { policeNo, version: desk.version, fields: made[index]?.cells };
    }),
    ...{ credits: [], events: [], mode: "good-rows", dryRun: false },
  });
  const started = performance.now();
  const answer = await clerk.put(`/months/${COLLECTING}/pushes/${randomUUID()}`, body);
  const taken = performance.now() - started;
  const receipt = JSON.parse(answer.toString()) as PushReceipt;
  const good = kind === "changed" ? receipt.counts.saved : receipt.counts.unchanged;
  if (good !== desk.unit.officers.length) {
    const problem = receipt.problems.find(({ severity }) => severity === "row")?.message ?? "";
    throw new Error(`a push of the bench was not ${kind}: ${JSON.stringify(receipt.counts)} ${problem}`);
  }
  desk.version = next;
  return taken;
}

function rawRows(desk: Desk, run: number) {
  const made = desk.made[run % 2 === 0 ? 0 : 1];
  return desk.unit.officers.map((officer, index) =>
    rawRow(officer, desk.unit.id, COLLECTING, made[index]?.fields ?? {}, run),
  );
}
