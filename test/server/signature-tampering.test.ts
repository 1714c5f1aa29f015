import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Knex } from "knex";
import type { PushReceipt } from "../../domain/messages.ts";
import type { SignReceipt } from "../../domain/messages/review.ts";
import { readSignatures } from "../../server/reports/sign-status.ts";
import { seededRandom, type Random } from "../../server/demo/random.ts";
import { PASSWORD } from "../support/bureau.ts";
import { aCredit, anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";
const OFFICERS = ["000123", "001902", "001903", "001905", "001906"];
const CHANGES = 200;
const SEED = 20261122;

type Row = Record<string, unknown>;
/** One change somebody with the database in his hands makes; returns how to undo it. */
type Tampering = (db: Knex, random: Random) => Promise<{ what: string; undo: () => Promise<unknown> }>;

/** B6 of reliability §2: whatever is changed after signing shows. */
describe("a change after signing", () => {
  let server: RunningServer;

  before(async () => {
    server = await startServer();
    const clerk = await signIn(server, "clerk19");
    const events = [
      anEvent({ subject: "000123", type: "R5", variant: "county" }),
      anEvent({ subject: "001905", type: "R4", evidenceNo: "ZJ-2026-0457,ZJ-2026-0458" }),
      anEvent({
        subjectKind: "unit",
        subject: "19",
        type: "R7",
        variant: "county",
        evidenceNo: "ZJ-2026-0459",
        evidenceKind: "documentAndCopy",
      }),
    ];
    const credits = [
      aCredit({ policeNo: "000123", item: "c03", evidenceNo: "ZJ-2026-0460" }),
      aCredit({ policeNo: "001905", item: "c12", quantity: 6 }),
    ];
    const push = aPush({ rows: OFFICERS.map((policeNo) => aRow(policeNo)), events, credits });
    const receipt = await clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, push);
    expect(receipt.counts.rejected, JSON.stringify(receipt.problems)).to.equal(0);
    for (let number = 456; number <= 460; number++) {
      await server.context.db("evidence").insert({
        ...{
          evidence_no: `ZJ-2026-0${number}`,
          part: 1,
          kind: "documentAndCopy",
          original_name: "a.pdf",
          bytes: 9,
        },
        ...{ media_type: "application/pdf", sha256: String(number % 10).repeat(64), stored_as: randomUUID() },
        ...{
          unit_id: server.bureau.units["19"],
          sensitive: false,
          uploaded_by: 1,
          at: "2026-11-04T02:00:00.000Z",
        },
      });
    }
    await clerk.post(`/months/${MONTH}/submission`, { unit: "19", declaration: true });
    const head = await signIn(server, "head19");
    const grades = OFFICERS.map((policeNo) => ({
      policeNo,
      version: 1,
      grade: "good" as const,
      opinion: "同意。",
    }));
    const signed = await head.put<SignReceipt>(`/months/${MONTH}/signatures`, { password: PASSWORD, grades });
    expect(signed.rows.map(({ outcome, message }) => message ?? outcome)).to.deep.equal(
      OFFICERS.map(() => "signed"),
    );
    for (const verb of ["update", "delete"]) await server.context.db.raw(`drop trigger reviews_no_${verb}`);
  });
  after(() => server.stop());

  const statuses = async () => {
    const { db, rules } = server.context;
    const all = await readSignatures(db, rules.compiled("BY-2026-v1"), MONTH, server.bureau.units["19"]!);
    return [...all.values()].map(({ status }) => status);
  };

  it(`shows: ${CHANGES} single changes of fields, lines, evidence and signatures, none of them in a clean run`, async function () {
    this.timeout(120_000);
    const random = seededRandom(SEED);
    expect(await statuses()).to.deep.equal(OFFICERS.map(() => "valid"));
    for (let change = 0; change < CHANGES; change++) {
      const tampering = TAMPERINGS[change % TAMPERINGS.length]!;
      const { what, undo } = await tampering(server.context.db, random);
      const after = await statuses();
      expect(
        after.some((status) => status !== "valid"),
        `seed ${SEED}, change ${change}: ${what}`,
      ).to.equal(true);
      await undo();
    }
    expect(await statuses(), "everything put back").to.deep.equal(OFFICERS.map(() => "valid"));
  });
});

const TAMPERINGS: Tampering[] = [
  // One cell of the form.
  async (db, random) => {
    const { row, undo } = await pick(db, "reports", random);
    const fields = JSON.parse(row.fields as string) as Row;
    const key = Object.keys(fields)[random.integer(0, Object.keys(fields).length - 1)]!;
    fields[key] = other(fields[key]);
    await db("reports")
      .where({ id: row.id })
      .update({ fields: JSON.stringify(fields) });
    return { what: `reports.fields.${key}`, undo };
  },
  columnOf("reports", ["post_type", "grade", "version"]),
  columnOf("credits", ["item", "quantity", "done_on", "evidence_no", "case_no"]),
  columnOf("events", [
    "type",
    "variant",
    "reason",
    "document_on",
    "document_no",
    "evidence_no",
    "finding",
    "fact_no",
  ]),
  // One byte of an evidence file gives another digest.
  async (db, random) => {
    const { row, undo } = await pick(db, "evidence", random);
    const digest = row.sha256 as string;
    const at = random.integer(0, 63);
    const sha256 = digest.slice(0, at) + (digest[at] === "0" ? "1" : "0") + digest.slice(at + 1);
    await db("evidence").where({ id: row.id }).update({ sha256 });
    return { what: `evidence.sha256 at ${at}`, undo };
  },
  columnOf("evidence", ["removed_at", "evidence_no"]),
  columnOf("reviews", [
    ...[
      "grade",
      "reason",
      "opinion",
      "warnings",
      "capacity",
      "at",
      "chain_head",
      "signature",
      "result",
      "signers",
    ],
    ...["report_version", "material_hash", "content_hash", "suggested_grade", "delegation_id", "reviewer_id"],
  ]),
  // A line slipped in, a line taken away.
  async (db, random) => {
    const { row } = await pick(db, "credits", random);
    const rowKey = randomUUID();
    await db("credits").insert({ ...row, id: undefined, row_key: rowKey, case_no: null });
    return { what: "a credit more", undo: () => db("credits").where({ row_key: rowKey }).delete() };
  },
  async (db, random) => {
    const { row } = await pick(db, "events", random);
    await db("events").where({ id: row.id }).delete();
    return { what: "an event less", undo: () => db("events").insert(row) };
  },
];

function columnOf(table: string, columns: readonly string[]): Tampering {
  return async (db, random) => {
    const column = columns[random.integer(0, columns.length - 1)]!;
    const { row, undo } = await pick(db, table, random);
    const value = column === "warnings" ? '["x"]' : other(row[column]);
    await db(table)
      .where({ id: row.id })
      .update({ [column]: value });
    return { what: `${table}.${column} of ${String(row.id)}`, undo };
  };
}

async function pick(db: Knex, table: string, random: Random) {
  const rows = await db(table).orderBy("id").select<Row[]>();
  const row = rows[random.integer(0, rows.length - 1)]!;
  return { row, undo: () => db(table).where({ id: row.id }).update(row) };
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}x` : "x";
}
