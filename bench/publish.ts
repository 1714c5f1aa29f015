import { createConnection } from "mysql2/promise";
import type { Month } from "../domain/month.ts";
import type { SignedInPerson } from "../server/access/person.ts";
import { insertRows } from "../server/database/bulk.ts";
import { inTransaction } from "../server/database/transaction.ts";
import { checkReports } from "../server/publication/check-reports.ts";
import { publishMonth } from "../server/publication/publish-month.ts";
import { readMaterials } from "../server/reports/material.ts";
import { refreshUnitMonth } from "../server/reports/refresh-unit-month.ts";
import { signatureHash, type SignedWords } from "../server/reports/signature-hash.ts";
import { findMariadbd, startMariadb } from "../test/support/mariadb.ts";
import { fillMonths } from "./bureau/months.ts";
import { openBureau, type OpenBureau } from "./bureau/open-bureau.ts";
import { fillPeople, makeUnits, PUBLISHED, type BenchUnit } from "./bureau/people.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";
import { median, RUNS, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { openRawMysql, openRawSqlite, type PublishedRows, type RawPublisher } from "./raw-publish.ts";

/** The bureau of 细则 §9 less its two chiefs. */
const FILES = 598;
const RULES = "BY-2026-v1";
/** Whoever acts in the bench: nobody's own file, so nothing is left to a colleague. */
const OFFICE: SignedInPerson = {
  ...{ accountId: 2, account: "director", name: "档案办", officerId: null, policeNo: null, unitId: null },
  ...{ roles: new Set(["filesOffice"] as const), fills: new Set(), heads: new Set(), inCharge: new Set() },
};

/** A month of 598 files checked and published: every signature verified, beside the bare writes. */
export async function benchPublish(options: BenchOptions): Promise<PartResult> {
  const figures = [
    await publishOn("SQLite", "", options, (bureau) =>
      Promise.resolve(openRawSqlite(bureau.database.dataDir)),
    ),
  ];
  if (!findMariadbd()) {
    return { figures, skipped: ["publish on MariaDB: no mariadbd on this machine 本机没有 mariadbd"] };
  }
  const server = await startMariadb();
  try {
    const connection = await createConnection(server.url);
    await connection.query("create database bench");
    await connection.end();
    const url = `${server.url}bench`;
    figures.push(await publishOn("MariaDB", url, options, () => openRawMysql(url)));
  } finally {
    await server.stop();
  }
  return { figures, skipped: [] };
}

async function publishOn(
  engine: "SQLite" | "MariaDB",
  databaseUrl: string,
  { seed }: BenchOptions,
  openRaw: (bureau: OpenBureau) => Promise<RawPublisher>,
): Promise<Figure> {
  const bureau = await openBureau(databaseUrl);
  try {
    const units = makeUnits(FILES, seed);
    // What was published stays published: every run has a month of its own.
    const months = PUBLISHED.slice(0, RUNS + 1);
    await fillPeople(bureau.context, units);
    await fillMonths(bureau.context, units, months, seed);
    for (const month of months) await signAll(bureau, units, month);
    const raw = await openRaw(bureau);
    try {
      const written: PublishedRows[] = [];
      const pair = await sideBySide(
        async (run) => {
          const month = months[run]!;
          const taken = await timed(() => publish(bureau, units, month));
          written[run] = await readWritten(bureau, month);
          return taken;
        },
        (run) => timed(() => raw.publish(written[run]!)),
      );
      return figure({
        ...{ key: `publish.${engine.toLowerCase()}`, plan: "P1", unit: "ms", referenceName: raw.name },
        name: { zh: `复核并公布598份·${engine}`, en: `check and publish ${FILES} files, ${engine}` },
        ours: median(pair.ours),
        reference: median(pair.reference),
        ratio: median(pair.ours) / median(pair.reference),
        target: { direction: "atMost", value: 3, of: "ratio" },
        note: "two acts, each verifying every signature over fields, lines and evidence; the reference writes the same rows at once and verifies nothing",
        runs: pair,
      });
    } finally {
      await raw.close();
    }
  } finally {
    await bureau.close();
  }
}

async function publish({ context }: OpenBureau, units: readonly BenchUnit[], month: Month): Promise<void> {
  const { checked, rejected } = await checkReports(context, OFFICE, month, {
    units: units.map(({ code }) => code),
  });
  if (checked !== FILES) throw new Error(`the bench checked ${checked} files: ${rejected[0]?.message ?? ""}`);
  const { publication } = await publishMonth(context, OFFICE, month, {});
  if (publication.reports !== FILES) throw new Error(`the bench published ${publication.reports} files`);
}

/** Leaves a month as its reviewers left it: graded within every quota, signed over what stands there. */
async function signAll({ context }: OpenBureau, units: readonly BenchUnit[], month: Month): Promise<void> {
  const rules = context.rules.compiled(RULES);
  await inTransaction(context, async (trx) => {
    await trx("months").where({ month }).update({ state: "upcoming" });
    await trx("reports").where({ month, grade: "excellent" }).update({ grade: "good" });
    await trx("reports").where({ month }).update({ state: "signed" });
    const materials = await readMaterials(trx, rules, month, units.map(({ id }) => id)); // prettier-ignore
    const reports = await trx("reports").where({ month }).select<{ id: number; grade: SignedWords["grade"] }[]>("id", "grade"); // prettier-ignore
    await insertRows(
      trx,
      "reviews",
      reports.map(({ id, grade }) => {
        const words: SignedWords = {
          ...{ reportId: Number(id), version: 1, reviewerId: 1, capacity: "head", delegationId: null },
          ...{ suggested: grade, grade, result: "grade", reason: null, opinion: null, warnings: [] },
          ...materials.get(Number(id))!,
          ...{ chainHead: "0".repeat(64), signers: 1, at: `${month}-28T02:00:00.000Z` },
        };
        return {
          ...{ report_id: words.reportId, report_version: 1, reviewer_id: 1, suggested_grade: grade, grade },
          ...{ capacity: "head", result: "grade", warnings: "[]", signers: 1, chain_head: words.chainHead },
          ...{ content_hash: words.contentHash, material_hash: words.materialHash, at: words.at },
          signature: signatureHash(words),
        };
      }),
    );
    for (const { id } of units) await refreshUnitMonth(trx, month, id, RULES);
  });
}

/** The rows the two acts stored, for the reference to store once more. */
async function readWritten({ context: { db } }: OpenBureau, month: Month): Promise<PublishedRows> {
  const publications = await db("publications").where({ month }).select<Record<string, unknown>[]>();
  const items = await db("publication_items").where({ publication_id: publications[0]?.id }).select<Record<string, unknown>[]>(); // prettier-ignore
  const reportIds = items.map((item) => Number(item.report_id));
  const subjects = [`month/${month}`, ...reportIds.map((id) => `report/${id}`)];
  const audit = await db("audit_entries")
    .whereIn("subject", subjects)
    .orderBy("seq")
    .select<Record<string, unknown>[]>();
  return { reportIds, audit, publications, items, month };
}
