import { randomUUID } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import type { OfficerFile, PointsSummary, PushReceipt, PushRequest } from "../../domain/messages.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aPush, aRow, E9_FIELDS } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
/** A month without a fault: everything done, nothing deducted. */
const FAULTLESS = {
  ...{
    dueDays: 23,
    excusedDays: 0,
    personalLeave: 0,
    lateCount: 0,
    partyDone: 2,
    taskDone: 20,
    quality: 100,
  },
  ...{ dataAcc: 98, satis: 95, inspMinor: 0, flaw: 0, bearing: 0, order: "A" },
};
const BA = "001905";
const SQ = "000123";
const DEPUTY = "001902";
const NOT_PARTY = "001904";
const XZ = "000902";

type Lines = Pick<Partial<PushRequest>, "credits" | "events">;

/**
 * The worked examples of 细则 §12 as a clerk lives them: real rows pushed over HTTP, points read from the receipt,
 * formulas read back from the officer's file. The examples of other periods stand where their slices are tested:
 * E10–E12 in assessments.test.ts, E13 in unit-quarters.test.ts (with E2's over-bonus, which only units have),
 * E14 in campaigns.test.ts.
 */
describe("the worked examples of 细则 §12 over HTTP", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clients: Record<"19" | "09", { clerk: Client; head: Client }>;
    const versions = new Map<string, number>();
    /** Each example begins with an empty month. */
    const begin = async () => {
      server = await startServer({ engine });
      const of = async (unit: string) => ({ clerk: await signIn(server, `clerk${unit}`), head: await signIn(server, `head${unit}`) }); // prettier-ignore
      clients = { "19": await of("19"), "09": await of("09") };
      versions.clear();
    };
    beforeEach(begin);
    afterEach(() => server.stop());

    const push = async (request: Partial<PushRequest>): Promise<PushReceipt> => {
      const { clerk } = clients[(request.unit ?? "19") as "19" | "09"];
      const response = await clerk.request("PUT", `/months/${MONTH}/pushes/${randomUUID()}`, aPush(request));
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const receipt = (await response.json()) as PushReceipt;
      for (const { policeNo, version } of receipt.rows) versions.set(policeNo, version);
      return receipt;
    };
    /** One officer's month: what the receipt says it earned, and how his file explains it. */
    const live = async (policeNo: string, fields: Record<string, unknown>, lines: Lines = {}) => {
      const unit = policeNo.startsWith("0009") ? "09" : "19";
      const row = aRow(policeNo, { ...FAULTLESS, ...fields }, versions.get(policeNo) ?? 0);
      const receipt = await push({ unit, rows: [row], ...lines });
      const refused = receipt.problems.filter(({ severity }) => severity === "row").map(({ code, message }) => `${code} ${message}`); // prettier-ignore
      const file = await clients[unit].head.get<OfficerFile>(`/officers/${policeNo}/file?month=${MONTH}`);
      const explained = file.detail!.explanation;
      const [answer] = receipt.rows;
      expect(explained.points.total, "the file explains what the receipt says").to.equal(
        answer!.points!.total,
      );
      return { points: answer!.points!, grade: answer!.suggestedGrade, refused, ...readable(explained) };
    };
    const inArea = ({ areas }: PointsSummary, area: keyof PointsSummary["areas"]) => areas[area];
    const earned = ({ indicators }: PointsSummary, code: string) => indicators[code];

    it("E1: 17 of 20 tasks earn 12 × 17 ÷ 20 = 10.20", async () => {
      const { points, formula } = await live(BA, { taskDone: 17 });
      expect(earned(points, "GZ-01")).to.equal(1020);
      expect(formula("GZ-01")).to.equal("12 × 17 ÷ 20 = 10.20");
    });
    it("E2: above the target an officer earns the full points and no more", async () => {
      const { points } = await live(BA, { taskDone: 29.6 });
      expect(earned(points, "GZ-01")).to.equal(1200);
    });
    it("E3: inspection findings deduct to the floor, and the file shows what was not deducted", async () => {
      const some = await live(BA, { inspMinor: 2, inspMajor: 1 });
      expect(earned(some.points, "JJ-01")).to.equal(100);
      const many = await live(BA, { inspMinor: 4, inspMajor: 2 });
      expect(earned(many.points, "JJ-01")).to.equal(0);
      expect(many.formula("JJ-01")).to.equal("6 − 4×1 − 2×3 = −4 → 0.00");
      expect(many.notes("JJ-01")).to.deep.equal(["未计扣分 4"]);
    });
    it("E4: an XZ officer's 12 points stop at 10.00", async () => {
      const { points, formula } = await live(XZ, {}, {
        credits: [
          aCredit({ policeNo: XZ, item: "c05", role: "主办", caseNo: "A1" }),
          aCredit({ policeNo: XZ, item: "c01" }),
          ...["A2", "A3"].map((caseNo) => aCredit({ policeNo: XZ, item: "c08", role: "主办", caseNo })),
        ],
      }); // prettier-ignore
      expect(earned(points, "GZ-03")).to.equal(1000);
      expect(formula("GZ-03")).to.equal("c01 1×5 + c05 主办 1×3 + c08 主办 2×2 = 12 → 上限 10.00");
    });
    it("E4: an SQ officer has 5.30; a case that was credited to him before is refused (V24)", async () => {
      const lines = [
        aCredit({ policeNo: SQ, item: "c05", role: "协办", caseNo: "A4100" }),
        ...["A4111", "A4112", "A4117"].map((caseNo) => aCredit({ policeNo: SQ, item: "c06", role: "协办", caseNo })), // prettier-ignore
        aCredit({ policeNo: SQ, item: "c12", quantity: 8 }),
        aCredit({ policeNo: SQ, item: "c13", quantity: 12 }),
      ];
      const first = await live(SQ, {}, { credits: lines });
      expect([earned(first.points, "GZ-03"), first.refused]).to.deep.equal([530, []]);
      const again = aCredit({ policeNo: SQ, item: "c06", role: "协办", caseNo: "A4117" });
      const second = await live(SQ, {}, { credits: [again] });
      expect(second.refused[0]).to.match(/^V24 /);
      expect(earned(second.points, "GZ-03")).to.equal(530);
      const other = aCredit({ policeNo: SQ, item: "c06", role: "协办", caseNo: "A4118" });
      expect(earned((await live(SQ, {}, { credits: [other] })).points, "GZ-03")).to.equal(580);
    });
    it("E5: 94.9975 % prints as 95.00 and earns 2.00; 95 % earns 3.00", async () => {
      const below = await live(BA, { dataAcc: 94.9975 });
      expect(earned(below.points, "GZ-04")).to.equal(200);
      expect(below.formula("GZ-04")).to.contain("< 95 %");
      expect(earned((await live(BA, { dataAcc: 95 })).points, "GZ-04")).to.equal(300);
    });
    it("E6: a non-member's party life is redistributed, 13.30; quality and satisfaction too, 33.23", async () => {
      const party = { partyDue: "不适用", partyDone: "不适用" };
      const zz = await live(NOT_PARTY, { ...party, studyDone: 3 });
      expect(inArea(zz.points, "ZZ")).to.equal(1330);
      expect(zz.area("ZZ")).to.contain("13.30");
      const credits = [
        ...["A1", "A2", "A3"].map((caseNo) => aCredit({ policeNo: NOT_PARTY, item: "c07", role: "主办", caseNo })), // prettier-ignore
        ...["B1", "B2"].map((caseNo) => aCredit({ policeNo: NOT_PARTY, item: "c06", role: "协办", caseNo })),
        aCredit({ policeNo: NOT_PARTY, item: "c12", quantity: 6 }),
        aCredit({ policeNo: NOT_PARTY, item: "c03" }),
      ];
      const work = { taskDone: 19, dataAcc: 96.2, quality: "不适用", satis: "不适用" };
      const gz = await live(NOT_PARTY, { ...party, ...work }, { credits });
      expect(inArea(gz.points, "GZ")).to.equal(3323);
      expect(gz.area("GZ")).to.contain("33.23");
    });
    it("E7: rewards 9.50 and a media event of −0.75 come to 8.75; two merits of 13 stop at 10.00", async () => {
      const event = (parts: Record<string, unknown>) => anEvent({ subject: DEPUTY, ...parts });
      const banner = () => event({ type: "R6", evidenceKind: "photo" });
      const { points, formula, refused } = await live(DEPUTY, {}, {
        events: [
          event({ type: "R3", factNo: "F-1" }),
          event({ type: "R4", factNo: "F-1" }),
          event({ type: "R5", variant: "city" }),
          anEvent({ subjectKind: "unit", subject: "19", type: "R7", variant: "city", evidenceKind: "documentAndCopy" }),
          ...[banner(), banner(), banner()],
          event({ type: "P9", variant: "ordinary", finding: "部分属实", responsibility: "次要", evidenceKind: "investigation" }),
        ],
      }); // prettier-ignore
      expect(refused).to.deep.equal([]);
      expect(inArea(points, "JC")).to.equal(875);
      expect(formula("JC")).to.contain("8.75");
      const merits = [anEvent({ subject: SQ, type: "R2" }), anEvent({ subject: SQ, type: "R3" })];
      expect(inArea((await live(SQ, {}, { events: merits })).points, "JC")).to.equal(1000);
    });
    it("E8: drunk driving makes 91.40 差, a warning 83.40 一般, a day of absence 88.00 合格; the points stay", async () => {
      const at9140 = { lateCount: 1, quality: 99 };
      const credits = [aCredit({ policeNo: BA, item: "c03" })];
      const drunk = await live(BA, at9140, { credits, events: [anEvent({ subject: BA, type: "X4" })] });
      expect([drunk.points.total, drunk.grade]).to.deep.equal([9140, "poor"]);
      const warned = await live(SQ, at9140, {
        credits: [aCredit({ policeNo: SQ, item: "c03" })],
        events: [anEvent({ subject: SQ, type: "P3" })],
      });
      expect([warned.points.total, warned.grade]).to.deep.equal([8340, "fair"]);
      const absent = await live("001903", { awolDays: 1, quality: 82.6 });
      expect([absent.points.total, absent.grade]).to.deep.equal([8800, "qualified"]);
    });
    it("E9: the BA officer's month is 89.16, 良好, every formula in his numbers", async () => {
      const { points, grade, formula, area, total } = await live(BA, E9_FIELDS, {
        credits: [
          ...["A1", "A2", "A3"].map((caseNo) => aCredit({ policeNo: BA, item: "c07", role: "主办", caseNo })),
          ...["B1", "B2"].map((caseNo) => aCredit({ policeNo: BA, item: "c06", role: "协办", caseNo })),
          aCredit({ policeNo: BA, item: "c12", quantity: 6 }),
          aCredit({ policeNo: BA, item: "c03" }),
        ],
        events: [anEvent({ subject: BA, type: "R5", variant: "county" })],
      }); // prettier-ignore
      expect(points.areas).to.deep.equal({ ZZ: 1300, JJ: 1800, GZ: 3395, KQ: 1421, SH: 900, JC: 100 });
      expect([points.total, grade]).to.deep.equal([8916, "good"]);
      expect(formula("KQ-01")).to.equal("6 × (23 − 2 − 1 − 0) ÷ (23 − 2) = 6 × 20 ÷ 21 = 5.71");
      expect(area("KQ")).to.equal("5.71 + 3.50 + 3.00 + 2.00 = 14.21");
      expect(total).to.equal("13.00 + 18.00 + 33.95 + 14.21 + 9.00 = 88.16; 88.16 + 1.00 = 89.16");
    });

    describe("whatever is sent in whatever order", () => {
      const people = [SQ, DEPUTY, "001903", BA, "001906"];
      const rows = people.map((policeNo, index) => ({ policeNo, fields: { lateCount: index, taskDone: 20 - index, flaw: index % 3 } })); // prettier-ignore
      const credits = people.flatMap((policeNo, index) => [
        { rowKey: randomUUID(), policeNo, item: "c22", variant: "county", quantity: 1 + index },
        { rowKey: randomUUID(), policeNo, item: "c18", quantity: 2 },
      ]);
      const events = [
        { rowKey: randomUUID(), subject: SQ, type: "R3", factNo: "F-9" },
        { rowKey: randomUUID(), subject: SQ, type: "R4", factNo: "F-9" },
        { rowKey: randomUUID(), subject: BA, type: "R5", variant: "county" },
        { rowKey: randomUUID(), subject: BA, type: "P1" },
      ];
      /** The unit's points as they stand after these pushes, one after the other. */
      const settle = async (
        parts: { rows: typeof rows; credits: typeof credits; events: typeof events }[],
      ) => {
        await server.stop();
        await begin();
        for (const part of parts)
          await push({
            rows: part.rows.map(({ policeNo, fields }) => aRow(policeNo, { ...FAULTLESS, ...fields })),
            credits: part.credits.map((line) => aCredit(line)),
            events: part.events.map((line) => anEvent(line)),
          });
        const form = await clients["19"].clerk.get<{
          rows: { policeNo: string; points: PointsSummary | null }[];
        }>(`/months/${MONTH}/form?unit=19`);
        return Object.fromEntries(form.rows.map(({ policeNo, points }) => [policeNo, points]));
      };
      const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });

      it("the order of rows and lines changes no result", async () => {
        const expected = await settle([{ rows, credits, events }]);
        const order = fc.record({
          rows: shuffled(rows),
          credits: shuffled(credits),
          events: shuffled(events),
        });
        await fc.assert(
          fc.asyncProperty(order, async (push) => {
            expect(await settle([push])).to.deep.equal(expected);
          }),
          { numRuns: 4 },
        );
      });
      it("a push sent in pieces gives the points of the whole", async () => {
        const expected = await settle([{ rows, credits, events }]);
        const seats = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 20, maxLength: 20 });
        await fc.assert(
          fc.asyncProperty(seats, async (seat) => {
            const pieces = [0, 1, 2].map((piece) => ({
              rows: rows.filter((_, index) => seat[index] === piece),
              credits: credits.filter((_, index) => seat[5 + index] === piece),
              events: events.filter((_, index) => seat[15 + index] === piece),
            }));
            const sent = pieces.filter((one) => one.rows.length + one.credits.length + one.events.length > 0);
            expect(await settle(sent)).to.deep.equal(expected);
          }),
          { numRuns: 4 },
        );
      });
    });
  });
});

/** A file's explanation by indicator and area code, in Chinese. */
function readable({ areas, total }: Explanation) {
  const indicator = (code: string) => areas.flatMap(({ indicators }) => indicators).find((one) => one.code === code); // prettier-ignore
  return {
    formula: (code: string) => indicator(code)?.formula.zh,
    notes: (code: string) => indicator(code)?.notes.map(({ zh }) => zh),
    area: (code: string) => areas.find(({ area }) => area === code)?.formula.zh,
    total: total.formula.zh,
  };
}
