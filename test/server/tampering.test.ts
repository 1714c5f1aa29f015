import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Knex } from "knex";
import { VOUCHED_TABLES, WORKING_SETTINGS } from "../../server/audit/vouched-rows.ts";
import { isDuplicateKey } from "../../server/database/dialect.ts";
import { seededRandom, type Random } from "../../server/demo/random.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const MONTH = "2026-10";
const SEED = 20261122;
const TAMPERINGS = 200;
const CLEAN_RUNS = 50;
/** Besides the vouched tables: contents and signatures under digests of their own, and what is recomputed. */
const OTHERS = {
  report_versions: ["report_id", "version"],
  detail_line_versions: ["row_key", "version"],
  credits: ["id"],
  events: ["id", "event_no"],
  reviews: ["id"],
  pushes: ["id"],
  points: ["report_id"],
  unit_months: ["month", "unit_id"],
  audit_entries: ["seq"],
  audit_head: ["id"],
} as const;

/** B1 of reliability §2: what a database administrator changes is found, and where; nothing is found in a clean one. */
describe("single tamperings by a database administrator", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    before(async function () {
      this.timeout(120_000);
      server = await startServer({ engine });
      await vouchFor(server);
      await liveThroughTheMonth(server);
    });
    after(() => server.stop());

    it(`are ${TAMPERINGS} times out of ${TAMPERINGS} found, each with the table or entry it was made in`, async function () {
      this.timeout(300_000);
      const { db } = server.context;
      await dropTriggers(db);
      const random = seededRandom(SEED);
      const tables = await tablesWithRows(db);
      const missed: string[] = [];
      for (let n = 0; n < TAMPERINGS; n += 1) {
        const table = tables[n % tables.length]!;
        const tampered = await tamper(server, table, random);
        // A unique key was in his way: he tries elsewhere.
        if (tampered === null) {
          n -= 1;
          continue;
        }
        const { what, found } = tampered;
        if (found.length === 0) missed.push(what);
        else if (!found.some((fault) => isLocated(fault, table.name)))
          missed.push(`${what}: only ${found[0]}`);
      }
      expect(missed).to.deep.equal([]);
    });

    it(`are never seen where there are none, in ${CLEAN_RUNS} runs with work going on between them`, async function () {
      this.timeout(300_000);
      const clerk = await signIn(server, "clerk09");
      for (let run = 0; run < CLEAN_RUNS; run += 1) {
        const row = { ...aRow("000902", {}, run), ...(run > 0 && { fields: { notes: run % 20 } }) };
        await clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ unit: "09", rows: [row] }));
        expect(await verifyEverything(server.context), `run ${run}`).to.deep.equal([]);
      }
    });
  });
});

interface Table {
  name: string;
  key: readonly string[];
  columns: string[];
}
type Row = Record<string, string | number | null>;

async function tablesWithRows(db: Knex): Promise<Table[]> {
  const tables: Table[] = [];
  const vouched = Object.entries(VOUCHED_TABLES).map(([name, { key, except }]) => ({ name, key, except: [...except, "chain_head"] as string[] })); // prettier-ignore
  const others = Object.entries(OTHERS).map(([name, key]) => ({ name, key, except: EXEMPT[name] ?? [] }));
  for (const { name, key, except } of [...vouched, ...others]) {
    const row = await db(name).first<Row | undefined>();
    if (row)
      tables.push({ name, key, columns: Object.keys(row).filter((column) => !except.includes(column)) });
  }
  return tables;
}

/**
 * Columns nobody vouches for: numbers the database gives rows, copies of what the push's own entry says, the receipt's
 * text beyond the chain's hash in it, and the running number of an event.
 */
const EXEMPT: Record<string, string[]> = {
  pushes: [
    "workbook_name",
    "workbook_hash",
    "source",
    "kind",
    "month",
    "unit_id",
    "account_id",
    "at",
    "receipt",
  ],
  credits: ["id"],
  events: ["id", "event_no"],
  unit_months: ["rule_set", "series"],
  points: ["rule_set"],
};

/** How `verify` calls what stands in a table that is not among the vouched ones, which it calls by name. */
const CALLED: Record<string, RegExp> = {
  report_versions: /report|versions of push/,
  detail_line_versions: /line|versions of push/,
  credits: /of credits|line/,
  events: /of events|line/,
  reviews: /review|sign|grade/,
  pushes: /push/,
  points: /points|figures/,
  unit_months: /figures/,
  audit_entries: /entry|entries|follow|hash|head/,
  audit_head: /head/,
};

/** One change in a transaction that is rolled back after `verify` has looked at it. */
async function tamper(
  { context }: RunningServer,
  table: Table,
  random: Random,
): Promise<{ what: string; found: string[] } | null> {
  const UNDO = new Error("undo");
  let what = "";
  let found: string[] = [];
  let isRefused = false;
  await context.db
    .transaction(async (trx) => {
      const rows = (await trx(table.name).select<Row[]>()).filter((row) => !WORKING_SETTINGS.test(String(row.name ?? "x")) || table.name !== "settings"); // prettier-ignore
      const row = rows[random.integer(0, rows.length - 1)]!;
      const key = Object.fromEntries(table.key.map((column) => [column, row[column]!]));
      if (random.chance(0.25)) {
        what = `delete from ${table.name} ${JSON.stringify(key)}`;
        await trx(table.name).where(key).delete();
      } else {
        const editable = table.columns.filter((column) => !table.key.includes(column));
        const column = editable[random.integer(0, editable.length - 1)] ?? table.columns[0]!;
        what = `set ${table.name}.${column} ${JSON.stringify(key)}`;
        await trx(table.name)
          .where(key)
          .update({ [column]: changed(row[column] ?? null, column) });
      }
      found = await verifyEverything({ ...context, db: trx });
      throw UNDO;
    })
    .catch((error: unknown) => {
      if (error !== UNDO && !isDuplicateKey(error)) throw new Error(what, { cause: error });
      isRefused = error !== UNDO;
    });
  return isRefused ? null : { what, found };
}

/** Another value of the same kind that fits the column. */
function changed(value: string | number | null, column: string): string | number {
  if (typeof value === "number") return value === 1 ? 0 : value === 0 ? 1 : value - 1;
  if (value === null) return /(_at|^at|until)$/.test(column) ? "2026-11-01T00:00:00.000Z" : /_by$|_id$|^number$|^year$|part|total|version$/.test(column) ? 1 : "x"; // prettier-ignore
  const digit = value.replace(/\d(?=\D*$)/, (last) => String((Number(last) + 1) % 10));
  return /^[[{]/.test(value) ? (digit === value ? `${value} ` : digit) : flip(value);
}

function flip(text: string): string {
  const last = text.at(-1) ?? "";
  return text.slice(0, -1) + (last === "0" ? "1" : "0");
}

function isLocated(fault: string, table: string): boolean {
  const called = CALLED[table];
  return called ? called.test(fault) : fault.startsWith(`${table} `);
}

async function dropTriggers(db: Knex): Promise<void> {
  const names = [
    ...[
      "audit_entries",
      "report_versions",
      "detail_line_versions",
      "attestations",
      "reviews",
      "event_confirmations",
    ],
    ...["publications", "publication_items", "returns", "bulletins", "evidence"],
  ];
  for (const table of names)
    for (const verb of ["update", "delete"]) await db.raw(`drop trigger if exists ${table}_no_${verb}`);
  await db.raw("drop trigger if exists bulletins_issued_no_update");
  await db.raw("drop trigger if exists bulletins_issued_no_delete");
}

/** Fill, attest, submit, sign, check, publish, object: everything through the front door. */
async function liveThroughTheMonth(server: RunningServer): Promise<void> {
  const officers = ["000123", "001902", "001903", "001905", "001906"];
  const clerk = await signIn(server, "clerk19");
  const push = aPush({
    rows: officers.map((policeNo, index) => aRow(policeNo, { dueDays: 18, notes: index + 1 })),
    credits: [
      aCredit({ policeNo: "000123", item: "c03" }),
      aCredit({ policeNo: "001905", item: "c12", quantity: 6 }),
    ],
    events: [
      anEvent({ subject: "000123", type: "R5", variant: "county" }),
      anEvent({
        subject: "001903",
        type: "P1",
        responsibility: "main",
        finding: "confirmed",
        documentNo: "〔2026〕3号",
      }),
    ],
  });
  await clerk.put(`/months/${MONTH}/pushes/${randomUUID()}`, push);
  await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
  server.time.now = "2026-11-10T02:00:00.000Z";
  const head = await signIn(server, "head19");
  const sheet = await head.get<{ rows: { policeNo: string; version: number; suggestedGrade: string | null }[] }>(`/months/${MONTH}/review`); // prettier-ignore
  const grades = sheet.rows
    .filter(({ policeNo }) => officers.includes(policeNo))
    .map(({ policeNo, version, suggestedGrade }) => ({ policeNo, version, grade: suggestedGrade === "excellent" ? "good" : suggestedGrade, reason: "优秀名额有限，结合急难险重任务承担情况统筹评定为良好。" })); // prettier-ignore
  await head.put(`/months/${MONTH}/signatures`, { password: PASSWORD, grades });
  server.time.now = "2026-11-18T10:00:00.000Z";
  const files = await signIn(server, "files");
  await files.post(`/months/${MONTH}/check`, { units: ["19"] });
  await files.post(`/months/${MONTH}/publication`, {});
  const officer = await signIn(server, "officer19");
  const { report } = await officer.get<{ report: number }>(`/objections/form?policeNo=000123&month=${MONTH}`);
  await officer.post(`/reports/${report}/objections`, {
    kind: "grade",
    text: "本月迟到一次系因公出警，请予核实。",
  });
}
