import { randomUUID } from "node:crypto";
import { expect } from "chai";
import ExcelJS from "exceljs";
import type {
  ActualsReceipt,
  CampaignBoard,
  CampaignSheet,
  TargetsReading,
} from "../../domain/messages/campaigns.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { anIndicator, startCampaign, SUMMER } from "../support/a-campaign.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const HEADINGS = ["日期", "单位代码", "单位", "指标", "计量单位", "当日数量", "数据来源", "备注", "更正原因", "指标标识", "行版本"]; // prettier-ignore

describe("campaigns in workbooks", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let office: Client;
    let campaign: CampaignSheet;
    beforeEach(async () => {
      server = await startServer({ engine });
      office = await signIn(server, "assessment");
      const indicators = [
        anIndicator("破案", { "19": 20, "09": 30 }),
        anIndicator("强制戒毒人数", {}, { scored: false, measure: "人" }),
      ];
      campaign = await startCampaign(office, { ...SUMMER, indicators });
    });
    afterEach(() => server.stop());

    const download = async (client: Client, path: string): Promise<ExcelJS.Worksheet> => {
      const response = await client.request("GET", `/campaigns/${campaign.id}/${path}`);
      expect(response.status).to.equal(200);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await response.arrayBuffer());
      return book.worksheets[0]!;
    };
    const upload = async (client: Client, sheet: ExcelJS.Worksheet | Buffer, push: string = randomUUID()) => {
      const bytes = Buffer.isBuffer(sheet) ? sheet : Buffer.from(await sheet.workbook.xlsx.writeBuffer());
      return fetch(`${server.url}/api/v1/campaigns/${campaign.id}/actuals/${push}`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(bytes),
      });
    };

    it("goes out with hidden keys, comes back filled, and is stored once", async () => {
      const clerk = await signIn(server, "clerk19");
      const sheet = await download(clerk, "entries.xlsx?unit=19&from=2026-08-30&to=2026-08-31");
      expect((sheet.getRow(3).values as unknown[]).slice(1)).to.deep.equal(HEADINGS);
      expect([sheet.getColumn(10).hidden, sheet.getColumn(11).hidden]).to.deep.equal([true, true]);
      expect(sheet.rowCount).to.equal(7);
      sheet.getRow(4).getCell(6).value = 4;
      sheet.getRow(4).getCell(7).value = '=HYPERLINK("http://x")';
      // The name was typed over; the hidden key still says which indicator it is.
      sheet.getRow(5).getCell(4).value = "强戒";
      sheet.getRow(5).getCell(6).value = "３ 人";
      sheet.getRow(6).getCell(6).value = "很多";
      const push = randomUUID();
      const bytes = Buffer.from(await sheet.workbook.xlsx.writeBuffer());
      const first = await upload(clerk, bytes, push);
      const receipt = (await first.json()) as ActualsReceipt;
      expect(receipt.counts).to.deep.equal({ saved: 2, unchanged: 0, conflict: 0, rejected: 1 });
      expect(receipt.problems[0]!.message).to.equal("第6行 破案，F列“当日数量”：“很多”不是数字。请只填数字，如12。"); // prettier-ignore
      const again = await upload(clerk, bytes, push);
      expect(again.headers.get("idempotency-replayed")).to.equal("true");
      expect(await again.json()).to.deep.equal(receipt);
      const { indicators } = await office.get<CampaignBoard>(`/campaigns/${campaign.id}/board`);
      expect(indicators.map(({ bureau }) => bureau.actual)).to.deep.equal([400, 300]);
      const back = await download(clerk, "entries.xlsx?unit=19&from=2026-08-31&to=2026-08-31");
      const row = back.getRow(4);
      expect([row.getCell(6).value, row.getCell(7).value, row.getCell(11).value]).to.deep.equal([4, '=HYPERLINK("http://x")', 1]); // prettier-ignore
      expect(row.getCell(7).type).to.equal(ExcelJS.ValueType.String);
    });

    it("takes a bureau's own list of several units from the office, by names alone", async () => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet("日报");
      sheet.addRow(["某县公安局专项行动日报"]);
      sheet.addRow(["填报日期", "单位代码", "指标名称", "数量", "来源"]);
      sheet.addRow([new Date("2026-07-01T00:00:00Z"), "19", "破案", 2, "警综"]);
      sheet.addRow(["2026.7.2", "09", "破案", 3, "警综"]);
      sheet.addRow(["2026-07-03", 9, "破案", 3, "警综"]);
      const receipt = (await (await upload(office, sheet)).json()) as ActualsReceipt;
      expect(receipt.counts).to.deep.include({ saved: 2, rejected: 1 });
      expect(receipt.problems[0]!.message).to.include("B列“单位代码”");
      const twice = (await (await upload(office, sheet)).json()) as ActualsReceipt;
      expect(twice.counts).to.deep.include({ saved: 0, unchanged: 2, rejected: 1 });
    });

    it("refuses files that are no such workbook, in words, and stores nothing", async () => {
      const code = async (response: Response) => ((await response.json()) as ProblemDetails).code;
      const clerk = await signIn(server, "clerk19");
      expect(await code(await upload(clerk, Buffer.from("PK nonsense")))).to.match(/^upload\./);
      const book = new ExcelJS.Workbook();
      book.addWorksheet("x").addRow(["日期", "单位代码"]);
      const answer = await upload(clerk, book.worksheets[0]!);
      const problem = (await answer.json()) as ProblemDetails;
      expect([answer.status, problem.code]).to.deep.equal([422, "workbook.unreadable"]);
      expect(problem.errors!.map(({ field }) => field)).to.include("indicator");
      expect(await server.context.db("campaign_actuals").count({ n: "*" }).first()).to.deep.equal({ n: 0 });
    });

    it("reads targets back from the sheet it gave, good cells and bad", async () => {
      const sheet = await download(office, "targets.xlsx");
      expect((sheet.getRow(2).values as unknown[]).slice(1)).to.deep.equal(["单位代码", "单位", "破案"]);
      const row = (code: string) => sheet.getRows(3, 3)!.find((each) => each.getCell(1).value === code)!;
      expect([row("01").getCell(3).value, row("19").getCell(3).value]).to.deep.equal([null, 20]);
      row("19").getCell(3).value = 25;
      row("09").getCell(3).value = "三十";
      sheet.addRow(["88", "没有", 5]);
      const response = await fetch(`${server.url}/api/v1/campaigns/${campaign.id}/targets.xlsx`, {
        method: "POST",
        headers: { authorization: `Bearer ${office.token}`, "content-type": "application/octet-stream" },
        body: new Uint8Array(Buffer.from(await sheet.workbook.xlsx.writeBuffer())),
      });
      const reading = (await response.json()) as TargetsReading;
      expect(reading.targets).to.deep.equal([{ unit: "19", indicator: "破案", target: 2_500 }]);
      expect(reading.problems.map(({ row: at }) => at)).to.deep.equal([4, 6]);
      const stored = await office.get<CampaignSheet>(`/campaigns/${campaign.id}`);
      expect(stored.indicators[0]!.targets).to.deep.equal({ "09": 3_000, "19": 2_000 });
    });
  });
});
