import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { PASSWORD } from "../support/bureau.ts";
import type { RunningServer } from "../support/server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page that writes down whatever goes wrong in it: console errors, policy violations, requests to elsewhere. */
export async function openPage(
  browser: Browser,
  server: RunningServer,
  width: number,
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on("console", (message) => {
    // The browser itself notes the 401 that tells us nobody is signed in yet.
    if (message.type() === "error" && !message.text().includes("401")) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) troubles.push(`asked ${request.url()}`);
  });
  return { page, troubles };
}

/** Signs in on the page itself. */
export async function enter(page: Page, server: RunningServer, account: string): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("口令").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator("#content").waitFor();
}

/** Pixels the page can be pushed sideways: 0 on every width. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** What axe-core calls serious or critical. It runs through the debugger, which no content policy concerns. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
}
