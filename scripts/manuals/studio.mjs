// The server, the browser and the camera of `npm run manuals`.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shown = join(root, "docs/manuals/pictures");
const ROLES = ["officer", "clerk", "head", "files-office"];
const QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"]; // prettier-ignore

/** A Chromium of the system, by BROWSER_PATH or where the three systems keep one; undefined where there is none. */
export function findBrowser() {
  const windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) =>
    process.env[name]
      ? ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe", "Chromium/Application/chrome.exe"].map((place) => join(process.env[name], place))
      : [],
  ); // prettier-ignore
  const places = [
    process.env.BROWSER_PATH ?? "",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...windows,
  ];
  return places.find((place) => place !== "" && existsSync(place));
}

/** A running demonstration and a browser; `close` ends both and removes the data. */
export async function openStudio(executablePath, from, say) {
  const browser = await chromium.launch({
    executablePath,
    args: QUIET,
    env: { ...process.env, LANGUAGE: "zh_CN", LANG: "zh_CN.UTF-8" },
  });
  const data = mkdtempSync(join(tmpdir(), "merit-manuals-"));
  if (from) cpSync(from, data, { recursive: true });
  const password = process.env.DEMO_PASSWORD ?? "Manual-2026-north";
  const environment = { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: data, DATABASE_URL: "", DEMO_PASSWORD: password, LOG_LEVEL: "warn" }; // prettier-ignore
  const server = spawn(process.execPath, [join(root, "dist/server/main.js")], { cwd: root, env: environment, stdio: ["ignore", "pipe", "inherit"] }); // prettier-ignore
  // Whoever interrupts the work leaves no server behind.
  process.once("exit", () => server.kill());
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const url = await addressOf(server, say);
  const pictures = mkdtempSync(join(tmpdir(), "merit-pictures-"));
  for (const role of ROLES) mkdirSync(join(pictures, role));
  const studio = {
    url,
    password,
    taken: [],
    troubles: [],
    /** Moves the demonstration's clock, as `npm run admin -- clock set` does. */
    async setClock(text) {
      const admin = join(root, "dist/server/admin.js");
      const { status, stderr } = spawnSync(process.execPath, [admin, "clock", "set", text], { cwd: root, env: environment, encoding: "utf8" }); // prettier-ignore
      if (status !== 0) throw new Error(`clock set ${text}: ${stderr}`);
      await wait(1500);
      say(`  ${text}`);
    },
    /** A page of its own for somebody who is not signed in. */
    async page({ width = 1280, height = 800 } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" }); // prettier-ignore
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on("pageerror", (error) => studio.troubles.push(`${page.url()}: ${error.message}`));
      page.on("response", (response) => {
        if (response.status() >= 500) studio.troubles.push(`${response.status()} ${response.url()}`);
      });
      return page;
    },
    /** Somebody signs in on the page itself and opens an address; the offer of the tour is declined. */
    async enter(account, address = "/", size = {}) {
      const page = await studio.page(size);
      await page.goto(url + address);
      await page.getByLabel("账号").fill(account);
      await page.getByLabel("口令").fill(password);
      await page.getByRole("button", { name: "登录" }).click();
      await page.locator("#content h1").waitFor();
      await settle(page);
      const declined = page.getByRole("button", { name: "不用了" });
      if (!size.keepsOffer && (await declined.count()) > 0) await declined.click();
      await settle(page);
      return page;
    },
    /** Saves `<role>/<name>.png`: the window, or one part of the page, no higher than `height`. */
    async shoot(page, name, { of, height = 800, top = 0, fromTop = true } = {}) {
      await settle(page);
      const path = join(pictures, `${name}.png`);
      if (!of) {
        if (fromTop) await page.evaluate("window.scrollTo(0, 0)");
        await page.screenshot({ path, animations: "disabled" });
      } else {
        await page.evaluate("window.scrollTo(0, 0)");
        await of.first().waitFor();
        const box = await of.first().boundingBox();
        const clip = { x: Math.max(0, box.x - 8), y: Math.max(0, box.y - 8 + top), width: box.width + 16, height: Math.min(box.height + 16 - top, height) }; // prettier-ignore
        await page.screenshot({ path, clip, fullPage: true, animations: "disabled" });
      }
      studio.taken.push(path);
      say(`  ${name}.png`);
    },
    /** Does one piece of the story; what goes wrong is told and the rest goes on. */
    async tell(name, work) {
      try {
        await work();
      } catch (error) {
        studio.troubles.push(`${name}: ${error.message}`);
      }
    },
    bytes: () => ROLES.flatMap((role) => readdirSync(join(pictures, role)).map((file) => statSync(join(pictures, role, file)).size)).reduce((sum, size) => sum + size, 0), // prettier-ignore
    /** The new pictures take the place of the old ones: all of them, or none. */
    keep() {
      rmSync(shown, { recursive: true, force: true });
      cpSync(pictures, shown, { recursive: true });
    },
    async close() {
      await browser.close();
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await Promise.race([gone, wait(10_000)]);
      for (const folder of [data, pictures])
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
    },
  };
  return studio;
}

/** The card with this heading. */
export function cardOf(page, title) {
  return page.locator("section, article").filter({ has: page.getByRole("heading", { name: title, exact: true }) }).last(); // prettier-ignore
}

/** Waits until nothing is being read any more. */
async function settle(page) {
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.getByText("正在读取…").first().waitFor({ state: "hidden" }).catch(() => undefined); // prettier-ignore
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await wait(350);
}

/** The address the server prints once it is ready. */
function addressOf(server, say) {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout.on("data", (chunk) => {
      text += chunk;
      const address = /Merit File: (https?:\/\/\S+)/.exec(text);
      if (address) resolve(address[1].replace("localhost", "127.0.0.1"));
    });
    server.once("exit", (code) => reject(new Error(`the server ended (${code}) before it was ready`)));
    say("演示服务器启动中 / starting the demonstration …");
  });
}
