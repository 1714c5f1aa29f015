import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { aPdf, aPng, uploadEvidence } from "../support/evidence-files.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");

describe("the departments' confirmations in a browser", () => {
  let browser: Browser;
  let server: RunningServer;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server?.stop());

  for (const width of [1366, 390]) {
    it(`shows an event with its evidence and takes the decision at ${width} px`, async () => {
      const clerk = await signIn(server, "clerk19");
      const filing = { unit: "19", officer: "001905", kind: "document" };
      const { file } = await uploadEvidence(server, clerk, aPdf(), filing, "关于给予王伟同志嘉奖的决定.pdf");
      const number = file!.evidenceNo;
      await uploadEvidence(
        server,
        clerk,
        aPng(240, 160),
        { ...filing, kind: "copy", number },
        "表彰现场.png",
      );
      const events = [
        anEvent({ subject: "001905", type: "R4", reason: "嘉奖", documentNo: "北公政〔2026〕31号", evidenceNo: number }),
        anEvent({ subject: "001904", type: "R5", variant: "county", reason: "县局通报表扬" }),
        anEvent({ subjectKind: "unit", subject: "19", type: "R7", variant: "city", reason: "市级先进单位", evidenceKind: "" }),
      ]; // prettier-ignore
      await clerk.put(`/months/2026-10/pushes/${randomUUID()}`, aPush({ rows: [aRow("001905")], events }));

      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "political");
      await page.goto(`${server.url}/confirmations`);
      await page.getByRole("heading", { name: "核实登记", level: 1 }).waitFor();
      await page.getByText("证据种类不符合要求，暂不计分").waitFor();
      await page.getByText("王伟 001905").waitFor();
      await page.locator(".work-line", { hasText: "王伟 001905" }).getByRole("button").click();
      await page.getByRole("button", { name: "预览 关于给予王伟同志嘉奖的决定.pdf" }).waitFor();
      await page.screenshot({ path: join(pictures, `confirmations-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);

      await page.getByRole("button", { name: "预览 关于给予王伟同志嘉奖的决定.pdf" }).click();
      const drawn = page.getByRole("img", { name: "第 1 页" });
      await drawn.waitFor();
      await page.waitForFunction(() => {
        const canvas = document.querySelector<HTMLCanvasElement>(".preview canvas");
        const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return pixels.some((value, index) => index % 4 === 0 && value < 128);
      });
      await page.screenshot({ path: join(pictures, `evidence-pdf-${width}.png`) });
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "预览 表彰现场.png" }).click();
      await page.getByRole("img", { name: "表彰现场.png" }).waitFor();
      await page.getByRole("button", { name: "关闭预览" }).click();

      const refuse = page.getByRole("button", { name: "不予认定" });
      expect(await refuse.isDisabled()).to.equal(true);
      await page.getByLabel("核实意见").fill("文号与发文登记不符");
      await refuse.click();
      await page.getByText("不予认定，1 份月报已重新计分。").waitFor();
      await page.getByRole("link", { name: "不予认定 1" }).click();
      await page.locator(".work-line", { hasText: "王伟 001905" }).getByRole("button").click();
      await page.getByText(/：文号与发文登记不符/).waitFor();
      // The picture is drawn from bytes the page fetched itself.
      const own = `asked blob:${server.url}/`;
      expect(troubles.filter((trouble) => !trouble.startsWith(own))).to.deep.equal([]);
    });

    it(`registers an event of the department's own with files dropped on it at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "petitions");
      await page.goto(`${server.url}/confirmations?month=2026-10`);
      await page.getByRole("heading", { name: "登记事件" }).waitFor();
      await page.getByLabel("单位", { exact: true }).selectOption("19");
      await page.getByLabel("警号").fill("000123");
      await page.getByLabel("类型").selectOption("P8");
      await page.getByLabel("级别").selectOption("first");
      await page.getByLabel("文件日期").fill("2026-10-22");
      await page.getByLabel("认定").selectOption("confirmed");
      await page.getByLabel("责任").selectOption("main");
      await page.getByLabel("证据种类").selectOption("investigation");
      await page.getByLabel("事由").fill("群众反映处警超时，经查属实");
      await page.getByLabel("选择文件").last().setInputFiles([
        { name: "调查结论.pdf", mimeType: "application/pdf", buffer: aPdf() },
        { name: "冒充图片.png", mimeType: "image/png", buffer: aPdf("", "lie") },
      ]); // prettier-ignore
      await page.getByText("ZJ-2026-0001").waitFor();
      await page.getByText("内容却是 PDF").waitFor();
      expect(await page.getByLabel("证据编号").inputValue()).to.equal("ZJ-2026-0001");
      await page.screenshot({ path: join(pictures, `register-${width}.png`), fullPage: true });
      expect(await sidewaysScroll(page)).to.equal(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
      await page.getByRole("button", { name: "登记", exact: true }).click();
      await page.getByText(/已登记 BY-2026-10-\d{4}/).waitFor();
      await page.getByText("由您录入").waitFor({ state: "detached" });
      await page.locator(".work-line", { hasText: "张三 000123" }).getByRole("button").click();
      await page.getByText("由您录入，请本部门其他人员核实。").waitFor();
      // The browser itself notes the refusal of the second file.
      expect(troubles.filter((trouble) => !trouble.includes("415"))).to.deep.equal([]);
    });
  }
});
