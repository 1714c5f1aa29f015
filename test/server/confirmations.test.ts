import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { CONFIRMING_DEPARTMENTS, confirmingDepartment } from "../../domain/confirming.ts";
import type {
  ConfirmationList,
  ConfirmationReceipt,
  RegisterReceipt,
} from "../../domain/messages/evidence.ts";
import type { PushReceipt } from "../../domain/messages.ts";
import { EVENTS } from "../../domain/rules/by-2026-v1/events.ts";
import { verifyChain } from "../../server/audit/verify-chain.ts";
import { verifyContents } from "../../server/audit/verify-contents.ts";
import { grantRole, insertAccount } from "../../server/access/account-store.ts";
import { hashPassword } from "../../server/access/password.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { readConfirmations } from "../../server/confirmations/confirmation-store.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";

interface Answer extends Partial<ConfirmationReceipt> {
  status: number;
  code?: string;
  detail?: string;
}

describe("confirmation of events", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    let political: Client;
    before(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
      political = await signIn(server, "political");
      await push({ rows: [aRow("001905"), aRow("001903")] });
    });
    after(() => server.stop());

    const push = (parts: Record<string, unknown>) =>
      clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, aPush(parts));
    const pointsOf = async (policeNo: string): Promise<string> => {
      const row = await server.context
        .db("points as p")
        .join("officers as o", "o.id", "p.officer_id")
        .where({ "p.month": MONTH, "o.police_no": policeNo })
        .first<Record<string, unknown>>("p.*");
      const { jc, total, indicators, suggested_grade: suggested } = row;
      return JSON.stringify({ jc, total, indicators, suggested });
    };
    const jcOf = async (policeNo: string): Promise<number> =>
      (JSON.parse(await pointsOf(policeNo)) as { jc: number }).jc;
    const decide = async (
      client: Client,
      rowKey: string,
      decision: string,
      version: number | null = 1,
      note: string | null = null,
    ): Promise<Answer> => {
      const response = await client.request(
        ...(["POST", `/events/${rowKey}/confirmation`, { decision, note }] as const),
        version === null ? {} : { "if-match": `"${version}"` },
      );
      return { ...((await response.json()) as Answer), status: response.status };
    };
    const declare = async (parts: Record<string, unknown>): Promise<string> => {
      const event = anEvent({ subject: "001905", type: "R4", reason: "嘉奖", ...parts });
      const receipt = await push({ events: [event] });
      expect(receipt.lines.map(({ outcome }) => outcome)).to.deep.equal(["saved"]);
      return event.rowKey;
    };
    const remove = (rowKey: string, version = 1) => push({ events: [{ rowKey, version, delete: true }] });
    const list = (client: Client, query: string) =>
      client.get<ConfirmationList>(`/confirmations?month=${MONTH}&${query}`);

    describe("evidence of table 4", () => {
      for (const rule of EVENTS) {
        it(`stores ${rule.type} without its evidence, scores it only with it, and says what is missing`, async () => {
          const before = await pointsOf("001905");
          const event = {
            ...anEvent({ subject: "001905", type: rule.type, reason: rule.name.zh }),
            ...(rule.values[0]!.variant !== null && { variant: rule.values[0]!.variant }),
            ...(rule.type === "P7" && { variant: "direct" }),
            ...(rule.finding === "required" && { finding: "属实" }),
            ...(rule.responsibility === "required" && { responsibility: "主要" }),
          };
          const versions: [version: number, evidence: Record<string, string>, proven: boolean][] = [
            [0, { evidenceNo: "", evidenceKind: "" }, false],
            [1, { evidenceNo: "ZJ-2026-0456", evidenceKind: rule.evidence.includes("photo") ? "文件" : "照片" }, false],
            [2, { evidenceNo: "ZJ-2026-0456", evidenceKind: rule.evidence.at(-1)! === "photo" ? "照片" : kindOf(rule.evidence.at(-1)!) }, true],
          ]; // prettier-ignore
          for (const [version, evidence, proven] of versions) {
            const receipt = await push({ events: [{ ...event, ...evidence, version }] });
            expect(receipt.lines[0]).to.include({ outcome: "saved" });
            const missing = receipt.problems.filter(({ code }) => code === "V23");
            expect(missing.map(({ severity }) => severity)).to.deep.equal(proven ? [] : ["sign"]);
            if (!proven) expect(missing[0]!.message).to.include(rule.evidenceText.zh);
            expect((await pointsOf("001905")) === before).to.equal(!proven);
          }
          await remove(event.rowKey, 3);
          expect(await pointsOf("001905")).to.equal(before);
        });
      }

      it("asks a unit's event for document and copy: one of them is not enough", async () => {
        for (const [kind, jc] of [["文件", 0], ["复印件", 0], ["文件和复印件", 50]] as const) {
          const event = anEvent({ subjectKind: "unit", subject: "19", type: "R7", variant: "county", evidenceKind: kind });
          await push({ events: [event] });
          expect([kind, await jcOf("001905")]).to.deep.equal([kind, jc]);
          await remove(event.rowKey);
        } // prettier-ignore
      });
    });

    it("sends every event to one department", () => {
      const of = (type: string, countsIn: "complaint" | "fault" | "bearing" | null = null) =>
        confirmingDepartment({ type, countsIn }, EVENTS.find((rule) => rule.type === type)!.kind);
      expect(["R1", "R7", "P1", "P7", "P8", "P9", "P10", "P11", "X1", "X2", "X5"].map((type) => of(type))).to.deep.equal([
        ...["politicalOffice", "politicalOffice", "disciplineOffice", "disciplineOffice", "petitions", "petitions"],
        ...["disciplineOffice", "disciplineOffice", "legal", "disciplineOffice", "disciplineOffice"],
      ]); // prettier-ignore
      expect([of("P1", "complaint"), of("P2", "fault"), of("P1", "bearing")]).to.deep.equal([
        "petitions",
        "legal",
        "disciplineOffice",
      ]);
    });

    it("shows each department its own events of the month and nobody else's", async () => {
      const keys: Record<string, string> = {
        politicalOffice: await declare({}),
        disciplineOffice: await declare({ type: "P1", reason: "通报批评" }),
        petitions: await declare({ type: "P2", reason: "投诉查实", countsIn: "complaint" }),
        legal: await declare({ type: "X1", reason: "重大执法过错", evidenceKind: "copy" }),
      };
      const accounts = ["political", "discipline", "petitions", "legal"];
      for (const [index, department] of CONFIRMING_DEPARTMENTS.entries()) {
        const client = await signIn(server, accounts[index]!);
        const { rows, counts, total } = await list(client, `department=${department}&state=pending`);
        expect(rows.map(({ rowKey }) => rowKey)).to.deep.equal([keys[department]]);
        expect([counts, total]).to.deep.equal([{ pending: 1, confirmed: 0, refused: 0 }, 1]);
        expect(rows[0]).to.include({ unit: "19", name: "王伟", state: "pending", closed: null, gap: null });
        for (const other of CONFIRMING_DEPARTMENTS.filter((one) => one !== department)) {
          const refused = await client.request("GET", `/confirmations?month=${MONTH}&department=${other}`);
          expect(refused.status).to.equal(403);
          const status = department === "petitions" || department === "legal" ? 404 : 403;
          expect((await decide(client, keys[other]!, "confirmed")).status).to.equal(status);
        }
      }
      for (const account of ["clerk19", "head19", "director", "files", "assessment", "group", "sysadmin"]) {
        const client = await signIn(server, account);
        expect((await decide(client, keys.politicalOffice!, "confirmed")).status).to.equal(403);
      }
      for (const key of Object.values(keys)) await remove(key);
    });

    it("scores a declared event at once; refused it no longer counts, confirmed again it does", async () => {
      const rowKey = await declare({});
      expect(await jcOf("001905")).to.equal(300);
      expect(await decide(political, rowKey, "confirmed")).to.deep.include({ status: 200, state: "confirmed", rescored: 0 });
      const refused = await decide(political, rowKey, "refused", 1, "嘉奖决定查无此文");
      expect(refused).to.deep.include({ status: 200, state: "refused", rescored: 1 });
      expect(await jcOf("001905")).to.equal(0);
      const { rows, counts } = await list(political, "department=politicalOffice&state=refused");
      expect(counts.refused).to.equal(1);
      expect(rows[0]!.decision).to.deep.include({ by: "political", note: "嘉奖决定查无此文" });
      expect(await decide(political, rowKey, "confirmed")).to.deep.include({ status: 200, rescored: 1 });
      expect(await jcOf("001905")).to.equal(300);
      await remove(rowKey);
    }); // prettier-ignore

    it("lets a mended line wait anew: the refusal was about the version before", async () => {
      const event = anEvent({ subject: "001905", type: "R4", reason: "嘉奖" });
      await push({ events: [event] });
      await decide(political, event.rowKey, "refused", 1, "文号有误，请核对");
      expect(await jcOf("001905")).to.equal(0);
      await push({ events: [{ ...event, version: 1, documentNo: "北公政〔2026〕12号" }] });
      expect(await jcOf("001905")).to.equal(300);
      expect((await readConfirmations(server.context.db, [event.rowKey])).size).to.equal(0);
      const stale = await decide(political, event.rowKey, "confirmed", 1);
      expect([stale.status, stale.code]).to.deep.equal([412, "version.stale"]);
      expect((await decide(political, event.rowKey, "confirmed", null)).status).to.equal(428);
      expect((await decide(political, event.rowKey, "confirmed", 2)).status).to.equal(200);
      const said = (await readConfirmations(server.context.db, [event.rowKey])).get(event.rowKey);
      expect(said).to.include({ decision: "confirmed", department: "politicalOffice" });
      await remove(event.rowKey, 2);
    });

    it("asks a refusal for its reason and answers a repeated decision without a second one", async () => {
      const rowKey = await declare({});
      for (const note of [null, "", "不对"])
        expect(await decide(political, rowKey, "refused", 1, note)).to.include({ status: 422, code: "confirmation.note" });
      await decide(political, rowKey, "confirmed");
      await decide(political, rowKey, "confirmed");
      const rows: unknown[] = await server.context.db("event_confirmations").where({ row_key: rowKey });
      expect(rows).to.have.length(1);
      expect((await decide(political, randomUUID(), "confirmed")).status).to.equal(404);
      await remove(rowKey);
    }); // prettier-ignore

    it("confirms but no longer refuses once a signature rests on the event", async () => {
      const rowKey = await declare({});
      const report = { officer_id: server.bureau.officers["001905"], month: MONTH };
      await server.context.db("reports").where(report).update({ state: "signed" });
      const refused = await decide(political, rowKey, "refused", 1, "嘉奖决定查无此文");
      expect([refused.status, refused.code]).to.deep.equal([409, "confirmation.signed"]);
      expect((await decide(political, rowKey, "confirmed")).status).to.equal(200);
      await server.context.db("reports").where(report).update({ state: "drafted" });
      await remove(rowKey);
    });

    it("takes a department's own entries by the same checks as a clerk's, and a colleague confirms them", async () => {
      const discipline = await signIn(server, "discipline");
      const event = {
        ...anEvent({ subject: "001903", type: "P1", reason: "内务检查通报批评", documentOn: "2026.10.21" }),
        ...{ sourceDepartment: "纪检督察室", documentNo: "北公纪〔2026〕7号" },
      };
      const register = async (client: Client, body: unknown) => {
        const response = await client.request("POST", "/register/events", body);
        return { ...((await response.json()) as RegisterReceipt & Answer), status: response.status };
      };
      const stored = await register(discipline, { unit: "19", event });
      expect(stored).to.deep.include({ status: 201, month: MONTH, version: 1, problems: [] });
      expect(stored.eventNo).to.match(/^BY-2026-10-\d{4}$/);
      expect(await jcOf("001903")).to.equal(-300);
      expect(await register(discipline, { unit: "19", event })).to.include({ eventNo: stored.eventNo, version: 1 });

      expect(await decide(discipline, event.rowKey, "confirmed")).to.include({ status: 403, code: "confirmation.own-entry" });
      const { rows } = await list(discipline, "department=disciplineOffice");
      expect(rows[0]).to.include({ closed: "own-entry", enteredBy: "discipline" });
      await inTransaction(server.context, async (trx) => {
        const hash = await hashPassword(PASSWORD);
        const createdAt = "2026-01-01T00:00:00.000Z";
        const account = { name: "discipline2", displayName: "纪检乙", passwordHash: hash, createdAt };
        const id = await insertAccount(trx, { ...account, officerId: server.bureau.officers["001903"]! });
        await grantRole(trx, id, "disciplineOffice", 0);
      });
      // He is the officer concerned.
      const second = await signIn(server, "discipline2");
      expect(await decide(second, event.rowKey, "confirmed")).to.include({ status: 403, code: "confirmation.own-matter" });

      const other = (parts: Record<string, unknown>) => ({ unit: "19", event: { ...event, rowKey: randomUUID(), ...parts } });
      expect(await register(discipline, other({ type: "R4" }))).to.include({ status: 403, code: "register.not-yours" });
      expect(await register(discipline, other({ subject: "000903" }))).to.include({ status: 422, code: "register.invalid" });
      expect(await register(discipline, other({ type: "P99" }))).to.include({ status: 422, code: "register.invalid" });
      expect(await register(discipline, other({ documentOn: "2026-09-10" }))).to.include({ status: 422 });
      expect(await register(discipline, { unit: "77", event })).to.include({ status: 404 });
      expect((await clerk.request("POST", "/register/events", { unit: "19", event })).status).to.equal(403);
      // A clerk's line is the clerk's to mend.
      const his = anEvent({ subject: "001903", type: "P1", reason: "通报批评" });
      await push({ events: [his] });
      const changed = await register(discipline, { unit: "19", event: { ...his, version: 1, reason: "改写" } });
      expect([changed.status, changed.code]).to.deep.equal([403, "register.not-yours"]);
      await remove(his.rowKey);
    }); // prettier-ignore

    it("leaves a chain that verifies", async () => {
      expect((await verifyChain(server.context.db)).faults).to.deep.equal([]);
      expect((await verifyContents(server.context.db)).faults).to.deep.equal([]);
    });
  });
});

function kindOf(kind: string): string {
  return (
    { document: "文件", copy: "复印件", documentAndCopy: "文件和复印件", investigation: "调查结果" }[kind] ??
    "照片"
  );
}
