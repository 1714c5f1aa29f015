import { expect } from "chai";
import ExcelJS from "exceljs";
import type {
  AttendanceReceipt,
  MissingTrainees,
  TrainingLine,
  TrainingSheet,
} from "../../domain/messages/trainings.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const TRAINING = { day: "2026-10-28", topic: "政绩档案填报与审核培训", place: "县局三楼会议室" };

describe("trainings", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let political: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      political = await signIn(server, "political");
    });
    afterEach(() => server.stop());

    const enter = (): Promise<TrainingLine> => political.post("/trainings", TRAINING);
    const missing = async (): Promise<string[]> =>
      (await political.get<MissingTrainees>("/trainings/missing")).missing.map(
        ({ role, policeNo }) => `${role} ${policeNo}`,
      );

    it("names the heads and clerks who were never trained, until they were", async () => {
      expect(await missing()).to.deep.equal([
        "head 000101",
        "head 000901",
        "clerk 000903",
        "head 001901",
        "clerk 001906",
      ]);
      const { id } = await enter();
      const change = await political.put(`/trainings/${id}/attendances`, { add: ["001901", "001906"] });
      expect(change).to.deep.equal({ added: 2, already: 0, removed: 0 });
      expect(await missing()).to.deep.equal(["head 000101", "head 000901", "clerk 000903"]);
      await political.put(`/trainings/${id}/attendances`, { remove: ["001901"] });
      expect(await missing()).to.include("head 001901");
    });

    it("shows everybody the trainings and his own attendance, the names to the two offices only", async () => {
      const { id } = await enter();
      await political.put(`/trainings/${id}/attendances`, { add: ["000123", "000903"] });
      const officer = await signIn(server, "officer19");
      const [line] = await officer.get<TrainingLine[]>("/trainings");
      expect(line).to.deep.equal({ id, ...TRAINING, note: null, attended: 2, mine: true });
      expect((await (await signIn(server, "head19")).get<TrainingLine[]>("/trainings"))[0]!.mine).to.equal(
        false,
      );
      for (const path of [`/trainings/${id}`, "/trainings/missing"])
        expect((await officer.request("GET", path)).status).to.equal(403);
      const sheet = await (await signIn(server, "files")).get<TrainingSheet>(`/trainings/${id}`);
      expect(sheet.attendees).to.deep.equal([
        { policeNo: "000903", name: "王伟", unit: "09", unitName: "刑事侦查大队" },
        { policeNo: "000123", name: "张三", unit: "19", unitName: "城关派出所" },
      ]);
    });

    it("takes attendees from a workbook, names bad rows and keeps the good ones, once", async () => {
      const { id } = await enter();
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet("签到表");
      sheet.addRow(["姓名", "民警警号"]);
      for (const row of [["张三", "000123"], ["巴·图", "001903"], ["丢了零", 123], ["没有", "999999"]]) sheet.addRow(row); // prettier-ignore
      const upload = async (): Promise<AttendanceReceipt> => {
        const response = await fetch(`${server.url}/api/v1/trainings/${id}/attendances`, {
          method: "POST",
          headers: { authorization: `Bearer ${political.token}`, "content-type": "application/octet-stream" },
          body: new Uint8Array(Buffer.from(await book.xlsx.writeBuffer())),
        });
        return (await response.json()) as AttendanceReceipt;
      };
      const receipt = await upload();
      expect([receipt.added, receipt.already]).to.deep.equal([2, 0]);
      expect(receipt.problems.map(({ row }) => row)).to.deep.equal([4, 5]);
      expect(receipt.problems[1]!.message).to.include("999999");
      expect(await upload()).to.include({ added: 0, already: 2 });
    });

    it("corrects a training and audits what it said before", async () => {
      const { id } = await enter();
      await political.put(`/trainings/${id}`, { ...TRAINING, place: "视频会议室" });
      const entry = await server.context
        .db("audit_entries")
        .where({ action: "training.change" })
        .first<{ detail: string }>("detail");
      expect(entry.detail).to.include("县局三楼会议室").and.to.include("视频会议室");
    });

    it("refuses unknown officers as a whole, unknown trainings, bad content and other roles", async () => {
      const { id } = await enter();
      const unknown = await political.request("PUT", `/trainings/${id}/attendances`, {
        add: ["000123", "888888"],
      });
      expect([unknown.status, ((await unknown.json()) as { detail: string }).detail]).to.satisfy(
        ([status, detail]: [number, string]) => status === 422 && detail.includes("888888"),
      );
      expect((await political.get<TrainingLine[]>("/trainings"))[0]!.attended).to.equal(0);
      expect((await political.request("GET", "/trainings/999")).status).to.equal(404);
      expect((await political.request("PUT", "/trainings/999", TRAINING)).status).to.equal(404);
      expect((await political.request("POST", "/trainings", { ...TRAINING, topic: "" })).status).to.equal(
        422,
      );
      const clerk = await signIn(server, "clerk19");
      expect((await clerk.request("POST", "/trainings", TRAINING)).status).to.equal(403);
    });

    it("remembers which guided tours an account has taken, an administrator's too", async () => {
      const administrator = await signIn(server, "sysadmin");
      expect(await administrator.get("/tours")).to.deep.equal([]);
      await administrator.request("PUT", "/tours/systemAdmin");
      await administrator.request("PUT", "/tours/systemAdmin");
      expect(await administrator.get("/tours")).to.deep.equal(["systemAdmin"]);
      expect(await political.get("/tours")).to.deep.equal([]);
      expect((await political.request("PUT", "/tours/not-a-name")).status).to.equal(422);
    });
  });
});
