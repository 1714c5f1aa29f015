import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { openBrowser } from "../support/browser.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";
import { enter, openPage, seriousFindings, sidewaysScroll } from "./dashboard-page.ts";

const pictures = join(fileURLToPath(new URL("../../", import.meta.url)), "test/artifacts/dashboard");
const A4 = { width: 595, height: 842 };
const A3 = { width: 1191, height: 842 };

describe("bulletins and papers in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    await fillUnit19(server);
    await publishUnit19(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const look = async (page: Page, name: string, troubles: readonly string[]) => {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect(await sidewaysScroll(page), name).to.equal(0);
    expect(await seriousFindings(page), name).to.deep.equal([]);
    expect(troubles, name).to.deep.equal([]);
  };

  it("lets the files office draft, edit and issue the month's bulletin, and everybody read it", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "files");
    await page.goto(`${server.url}/bulletins`);
    await page.getByRole("button", { name: "起草" }).waitFor();
    await page.getByLabel("月份").selectOption("2026-10");
    await look(page, "bulletins-office-1366", troubles);
    await page.getByRole("button", { name: "起草" }).click();
    await page
      .getByRole("heading", { name: "关于2026年10月份民警政绩档案评定情况的通报", level: 1 })
      .waitFor();
    await look(page, "bulletin-draft-1366", troubles);
    await page.getByLabel("𠮷田（差）的事由").fill("旷工两天，当月评定为差");
    await page.locator("details", { hasText: "城关派出所" }).getByRole("button", { name: "保存" }).click();
    await page.getByText("2．").or(page.getByText("𠮷田：旷工两天，当月评定为差。")).first().waitFor();
    await page.getByRole("button", { name: "签发" }).click();
    await page.getByRole("button", { name: "确认签发" }).click();
    await page.locator(".official-number", { hasText: "北公政档〔2026〕1号" }).waitFor();
    await look(page, "bulletin-issued-1366", troubles);
    const pdf = await page.pdf({ preferCSSPageSize: true, path: join(pictures, "bulletin.pdf") });
    expect(sizesOf(pdf)).to.deep.equal([A4]);
    await page.close();
  });

  for (const width of [1366, 390]) {
    it(`shows an issued bulletin and no tools of the office to a colleague at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "officer19");
      await page.goto(`${server.url}/bulletins`);
      await page.getByRole("link", { name: /评定情况的通报/ }).waitFor();
      expect(await page.getByRole("button", { name: "起草" }).count()).to.equal(0);
      await look(page, `bulletins-${width}`, troubles);
      await page.getByRole("link", { name: /评定情况的通报/ }).click();
      await page.getByText("巴·图").first().waitFor();
      expect(await page.getByRole("button", { name: "签发" }).count()).to.equal(0);
      await look(page, `bulletin-${width}`, troubles);
      await page.close();
    });
  }

  it("prints an officer's sheet on one A4 page and a unit's table on A3, filled and blank, without navigation", async () => {
    const { page, troubles } = await openPage(browser, server, 1366);
    await enter(page, server, "head19");
    for (const [path, name, size, says] of [
      ["/paper/001903?month=2026-10", "paper-officer", A4, "巴·图"],
      ["/paper/001904?month=2026-10&blank=1", "paper-officer-blank", A4, "𠮷田"],
      ["/paper/unit/19?month=2026-10", "paper-unit", A3, "巴·图"],
      ["/paper/unit/19?month=2026-10&blank=1", "paper-unit-blank", A3, "𠮷田"],
    ] as const) {
      await page.goto(server.url + path);
      await page.getByRole("cell", { name: says, exact: true }).waitFor();
      await look(page, `${name}-1366`, troubles);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: join(pictures, `${name}.pdf`) }); // prettier-ignore
      expect(sizesOf(pdf), name).to.deep.equal([size]);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("navigation").isVisible()).to.equal(false);
      expect(await page.getByRole("button", { name: "打印" }).isVisible()).to.equal(false);
      await page.emulateMedia({ media: null });
    }
    await page.close();
  });

  for (const width of [1366, 390]) {
    it(`tells a genuine paper from a false one at ${width} px`, async () => {
      const head = await signIn(server, "head19");
      const paper = await head.get<Bulletin & { recordNo: string; checkCode: string }>("/papers/officer/001903?month=2026-10"); // prettier-ignore
      const { page, troubles } = await openPage(browser, server, width);
      await enter(page, server, "officer19");
      await page.goto(`${server.url}/check-code`);
      await page.getByLabel("档案编号").fill(paper.recordNo);
      await page.getByLabel("版本").fill(String(paper.version));
      await page.getByLabel("校验码").fill(paper.checkCode);
      await page.getByRole("button", { name: "核验" }).click();
      await page.getByText("真：由本系统印出").waitFor();
      await look(page, `check-code-${width}`, troubles);
      await page.getByLabel("校验码").fill("0000-0000-0000");
      await page.getByRole("button", { name: "核验" }).click();
      await page.getByText("不真：").waitFor();
      await page.close();
    });
  }
});

/** Width and height in points of every kind of page in a PDF. */
function sizesOf(pdf: Buffer): { width: number; height: number }[] {
  const boxes = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const sizes = new Map(boxes.map(([, width, height]) => [`${width} ${height}`, { width: Math.round(Number(width)), height: Math.round(Number(height)) }])); // prettier-ignore
  return [...sizes.values()];
}
