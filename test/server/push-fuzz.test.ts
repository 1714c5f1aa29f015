import { randomUUID } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { FIELDS, type Fields } from "../../domain/form/fields.ts";
import type { MonthForm, PushReceipt, PushRequest } from "../../domain/messages.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aPush, E9_FIELDS } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const SEED = 20261122;
const OFFICERS = ["000123", "001901", "001902", "001903", "001904", "001905", "001906"];

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      "",
      " ",
      "１２",
      "12天",
      "不适用",
      "=1+1",
      "#REF!",
      "—",
      "1e400",
      "-0",
      "NaN",
      "十二",
      "½",
      "0x1f",
    ],
    ...[
      "passed",
      "达标",
      "A",
      "Ａ",
      "优秀",
      "onTime",
      "a\u0000b",
      "\ud800",
      "𠮷巴·图",
      {},
      [],
      { formula: "A1" },
    ],
    ...[
      { richText: [{ text: "4" }] },
      { error: "#N/A" },
      Infinity,
      Number.MAX_SAFE_INTEGER,
      -1,
      0.5,
      3.14159265,
    ],
  ),
  fc.integer({ min: -5, max: 120 }),
  fc.double({ noNaN: true }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const row = fc.record(
  {
    rowKey: fc.oneof(fc.uuid(), hostile),
    policeNo: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...OFFICERS) }, hostile),
    version: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, hostile),
    fields: fc.oneof(
      { weight: 8, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), hostile, { maxKeys: 3 }) },
      fc.dictionary(fc.string(), hostile, { maxKeys: 2 }),
      hostile,
    ),
  },
  { requiredKeys: ["policeNo", "fields"] },
);
const line = fc.dictionary(
  fc.constantFrom(
    ...["rowKey", "version", "delete", "policeNo", "item", "role", "variant", "quantity", "caseNo", "date"],
    ...[
      "evidenceNo",
      "subjectKind",
      "subject",
      "type",
      "reason",
      "documentOn",
      "finding",
      "factNo",
      "__proto__",
    ],
  ),
  fc.oneof(
    hostile,
    fc.uuid(),
    fc.constantFrom(
      "000123",
      "c07",
      "c16",
      "主办",
      "R5",
      "county",
      "2026-10-15",
      "officer",
      "unit",
      "19",
      "x".repeat(300),
    ),
  ),
);
const push = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 8 }),
  credits: fc.array(fc.oneof(line, hostile), { maxLength: 2 }),
  events: fc.array(fc.oneof(line, hostile), { maxLength: 2 }),
  mode: fc.constantFrom("good-rows", "all-or-nothing"),
});

describe("hostile pushes", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    before(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
    });
    after(() => server.stop());

    it(`answers 120 pushes of some 500 hostile rows without a 500, adds up, and keeps what it accepts (seed ${SEED})`, async function () {
      this.timeout(120_000);
      const accepted = new Map<string, Fields>();
      const versions = new Map<string, number>();
      const seen = { rows: 0, saved: 0 };
      await fc.assert(
        fc.asyncProperty(push, async (parts) => {
          const rows = parts.rows.map((one) => {
            const policeNo = one.policeNo as string;
            const known = typeof policeNo === "string" && versions.has(policeNo);
            return known && one.version === 0 ? { ...one, version: versions.get(policeNo)! } : one;
          });
          const request = aPush({ ...parts, rows } as unknown as Partial<PushRequest>);
          const response = await clerk.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, request);
          const text = await response.text();
          expect(response.status, text).to.equal(200);
          const receipt = JSON.parse(text) as PushReceipt;
          const { saved, unchanged, conflict, rejected } = receipt.counts;
          const sent = rows.length + parts.credits.length + parts.events.length;
          expect(saved + unchanged + conflict + rejected).to.equal(sent);
          if (parts.mode === "all-or-nothing" && rejected + conflict > 0) expect(saved).to.equal(0);
          for (const { rowKey, outcome } of [...receipt.rows, ...receipt.lines]) {
            if (outcome !== "rejected") continue;
            const why = receipt.problems.filter((one) => one.rowKey === rowKey && one.severity === "row");
            expect(why, rowKey).not.to.have.length(0);
            for (const { message } of why) expect(message).to.match(/[\u4e00-\u9fff]/);
          }
          for (const { policeNo, outcome, version } of receipt.rows)
            if (outcome === "saved") versions.set(policeNo, version);
          seen.rows += sent;
          seen.saved += saved;
        }),
        { numRuns: 120, seed: SEED, endOnFailure: true },
      );
      const form = await clerk.get<MonthForm>(`/months/${MONTH}/form?unit=19`);
      for (const { policeNo, version, fields } of form.rows) {
        expect(version).to.equal(versions.get(policeNo) ?? 0);
        if (version > 0) accepted.set(policeNo, fields);
      }
      expect(seen.rows).to.be.greaterThan(500);
      expect(seen.saved).to.be.greaterThan(5);
      for (const fields of accepted.values()) {
        for (const [key, value] of Object.entries(fields)) {
          expect(FIELDS).to.include(key);
          expect(value === null || typeof value === typeof E9_FIELDS[key as keyof Fields]).to.equal(true);
        }
      }
    });
  });
});
