import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { OfficerFile, ProblemDetails, PushRequest } from "../../domain/messages.ts";
import { resolvePerson } from "../../server/access/person-store.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { pushMonth } from "../../server/reports/push-month.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";
const NARRATIVE = "群众越级上访,反映执法不公";

forEachDatabase((engine) => {
  describe("an officer's file", () => {
    let server: RunningServer;

    before(async () => {
      server = await startServer({ engine });
      await pushUnit19(server);
    });
    after(() => server.stop());

    const read = async (account: string, policeNo: string, query = ""): Promise<OfficerFile> =>
      (await signIn(server, account)).get<OfficerFile>(`/officers/${policeNo}/file${query}`);
    const status = async (account: string, policeNo: string, query = ""): Promise<[number, string]> => {
      const response = await (
        await signIn(server, account)
      ).request("GET", `/officers/${policeNo}/file${query}`);
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };
    const sensitiveReads = async (): Promise<number> =>
      (await server.context.db("audit_entries").where({ action: "file.read-sanction" })).length;
    /** The whole month out, or back as it was pushed. */
    const publish = (state: "published" | "drafted"): Promise<void> =>
      inTransaction(server.context, async (trx) => {
        const published = state === "published";
        await trx("months")
          .where({ month: MONTH })
          .update({ state: published ? state : "upcoming" });
        await trx("reports").where({ month: MONTH }).update({ state });
        await server.context.pulse.bump(trx);
      });

    it("explains every stored report to the very points that are stored", async () => {
      const rows = await server.context
        .db("points as p")
        .join("officers as o", "o.id", "p.officer_id")
        .select<{ police_no: string; total: number; indicators: string; suggested_grade: string | null }[]>(
          "o.police_no",
          "p.total",
          "p.indicators",
          "p.suggested_grade",
        );
      expect(rows).to.have.length(7);
      for (const row of rows) {
        const { detail } = await read("director", row.police_no, `?month=${MONTH}`);
        const { explanation, points } = detail!;
        expect(explanation.points.total).to.equal(row.total);
        expect(points!.total).to.equal(row.total);
        expect(explanation.total.earned).to.equal(row.total);
        expect(explanation.points.indicators).to.deep.equal(points!.indicators);
        expect(explanation.points.areas).to.deep.equal(points!.areas);
        expect(Object.values(points!.indicators)).to.deep.equal(JSON.parse(row.indicators));
        expect(explanation.points.suggestedGrade).to.equal(row.suggested_grade);
      }
    });

    it("opens before publication to the officer, his clerk, his head, the leader in charge and the offices", async () => {
      for (const account of [
        "officer19",
        "clerk19",
        "head19",
        "leader4",
        "director",
        "files",
        "discipline",
        "group",
      ]) {
        const file = await read(account, "000123");
        expect(file.officer).to.deep.include({
          policeNo: "000123",
          unit: "19",
          unitName: "城关派出所",
          level: "officer",
        });
        expect(file.months.map(({ month }) => month)).to.deep.equal([MONTH]);
        expect(file.detail).to.include({ month: MONTH, filledBy: "周洁" });
        expect(file.detail!.events.map(({ reason }) => reason)).to.deep.equal([NARRATIVE]);
        expect(file.detail!.credits.map(({ item }) => item)).to.deep.equal(["c12"]);
      }
    });

    it("is not there for others before publication, exactly like an officer who does not exist", async () => {
      for (const account of ["clerk09", "head09", "leader3", "petitions", "legal"]) {
        expect(await status(account, "000123")).to.deep.equal([404, "officer.unknown"]);
        expect(await status(account, "000123", `?month=${MONTH}`)).to.deep.equal([404, "officer.unknown"]);
        expect(await status(account, "999999")).to.deep.equal([404, "officer.unknown"]);
      }
      expect(await status("officer19", "001902")).to.deep.equal([404, "officer.unknown"]);
      for (const account of ["sysadmin", "secadmin", "auditadmin"]) {
        expect((await status(account, "000123"))[0]).to.equal(403);
      }
      expect((await status("officer19", "12"))[0]).to.equal(422);
      expect(await status("officer19", "000123", "?month=2026-09")).to.deep.equal([404, "report.unknown"]);
    });

    it("is open to every colleague once published, without the narrative of an event", async () => {
      await publish("published");
      const file = await read("clerk09", "000123");
      const { detail } = file;
      expect(detail!.events).to.have.length(1);
      expect(detail!.events[0]).to.include({
        type: "P8",
        documentNo: "信〔2026〕9号",
        reason: "",
        sourceDepartment: null,
      });
      expect(JSON.stringify(file)).to.not.contain(NARRATIVE);
      expect(detail!.explanation.points.total).to.equal(detail!.points!.total);
      expect(JSON.stringify(await read("head19", "000123"))).to.contain(NARRATIVE);
      await publish("drafted");
    });

    it("records who read another officer's sanctions, and not who read his own or a clean file", async () => {
      const before = await sensitiveReads();
      await read("officer19", "000123");
      await read("head19", "001903");
      expect(await sensitiveReads()).to.equal(before);
      await read("head19", "000123");
      expect(await sensitiveReads()).to.equal(before + 1);
      const entry = await server.context.db("audit_entries").where({ action: "file.read-sanction" }).orderBy("seq", "desc").first<Record<string, unknown>>(); // prettier-ignore
      expect(entry).to.include({
        subject: `officer/000123/month/${MONTH}`,
        actor_id: server.bureau.accounts.head19,
      });
    });

    it("shows an officer without any report his own empty file", async () => {
      const file = await read("head09", "000901");
      expect(file).to.deep.equal({
        officer: { policeNo: "000901", name: "石磊", unit: "09", unitName: "刑事侦查大队", postType: "XZ", level: "head" },
        months: [],
        detail: null,
      }); // prettier-ignore
    });
  });
});

/** Unit 19 pushes a full October: seven rows, one credit, one proven petition against 000123. */
async function pushUnit19({ context, bureau }: RunningServer): Promise<void> {
  const person = await resolvePerson(context.db, bureau.accounts.clerk19!, "2026-11-04");
  const fields = {
    dueDays: 18, excusedDays: 0, personalLeave: 1, awolDays: 0, lateCount: 1, dutyDue: 4, dutyMissed: 0, studyDue: 4,
    studyDone: 4, notes: 2, partyDue: 2, partyDone: 1, disobey: 0, taskTarget: 20, taskDone: 19, quality: 93.5,
    dataAcc: 96.2, satis: 92, inspMinor: 1, inspMajor: 0, flaw: 2, fault: 0, complaint: 0, secrecy: 0, asset: 0,
    bearing: 1, conduct: 0, report: "onTime", order: "B", training: "passed",
    selfGrade: "good",
  }; // prettier-ignore
  const policeNos = ["001901", "001902", "000123", "001903", "001904", "001905", "001906"];
  const rows = policeNos.map((policeNo, index) => ({
    policeNo,
    version: 0,
    fields: {
      ...fields,
      taskDone: 19 - index,
      ...(policeNo === "001904" && { partyDue: null, partyDone: null }),
      summary: `本月完成第${index + 1}片区走访${index * 7 + 11}户,处置警情${index * 13 + 5}起,参加专项行动${index + 2}次,组织安全宣传。`,
    },
  }));
  const credit: CreditLine & { version: number } = {
    rowKey: randomUUID(), version: 0, policeNo: "000123", item: "c12", role: null, variant: null, quantity: 6,
    caseNo: null, date: "2026-10-15", evidenceNo: "ZJ-2026-0456",
  }; // prettier-ignore
  const event: EventLine & { version: number } = {
    rowKey: randomUUID(), version: 0, subjectKind: "officer", subject: "000123", type: "P8", variant: "first",
    reason: NARRATIVE, occurredOn: "2026-10-08", documentOn: "2026-10-12", sourceDepartment: "信访办",
    documentNo: "信〔2026〕9号", evidenceNo: "ZJ-2026-0457", evidenceKind: "investigation", factNo: "F-1",
    countsIn: null, responsibility: "main", finding: "confirmed", accountMonth: MONTH,
  }; // prettier-ignore
  const request: PushRequest = {
    unit: "19", source: "excel", workbook: null, rows, credits: [credit], events: [event], mode: "good-rows", dryRun: false,
  }; // prettier-ignore
  const { receipt } = await pushMonth(context, person!, MONTH, randomUUID(), request, "zh");
  expect(receipt.counts, JSON.stringify(receipt.problems)).to.include({ saved: 9, rejected: 0, conflict: 0 });
}
