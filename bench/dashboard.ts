import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium, type Browser, type Page } from "playwright-core";
import { BENCH_PASSWORD } from "./bureau/people.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type PartResult } from "./figure.ts";
import { median, RUNS } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { programArgs, startProgram } from "./program.ts";
import { startServerUnderTest } from "./server-under-test.ts";
import { WATCH_FOR_CHART, type Watched } from "./watch-for-chart.ts";

const CHROMIUMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]; // prettier-ignore

interface Visit extends Watched {
  /** Compressed bytes until the chart was drawn. */
  kB: number;
}

/** P6: the dashboard's first chart in Chromium with an empty cache, beside a static page with one chart. */
export async function benchDashboard(options: BenchOptions, year: Year): Promise<PartResult> {
  const executablePath = CHROMIUMS.find((path) => existsSync(path));
  if (!executablePath) return { figures: [], skipped: ["P6: no Chromium 本机没有 Chromium"] };
  if (!isBuilt()) return { figures: [], skipped: ["P6: dist/web/dashboard is not built; run npm run build"] };
  const bureau = await year.filled();
  const folder = writeStaticPage();
  const server = await startServerUnderTest(bureau.database, options);
  const bareArgs = [...programArgs("bench/main"), "--child", "bare-server", folder];
  const bare = await startProgram(bareArgs, {}, /bare (http:\/\/\S+)/);
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const ours: Visit[] = [];
    const reference: Visit[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const first = await visit(browser, `${server.url}/`, true);
      const second = await visit(browser, `${bare.ready[1] ?? ""}/page.html`, false);
      if (run === 0) continue;
      ours.push(first);
      reference.push(second);
    }
    return { figures: figuresOf(ours, reference), skipped: [] };
  } finally {
    await browser.close();
    await bare.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(ours: readonly Visit[], reference: readonly Visit[]) {
  const take = (visits: readonly Visit[], key: keyof Visit): number[] => visits.map((visit) => visit[key]);
  const both = (key: keyof Visit) => {
    const runs = { ours: take(ours, key), reference: take(reference, key) };
    return { runs, ours: median(runs.ours), reference: median(runs.reference) };
  };
  const [bytes, time, task] = [both("kB"), both("chartAt"), both("longestTask")];
  const referenceName = "a static page with one Chart.js chart (full build, gzip)";
  return [
    figure({
      ...{ key: "dashboard.bytes", plan: "P6", unit: "kB", referenceName, ...bytes },
      name: { zh: "首个图表前传输", en: "bytes until the first chart" },
      target: { direction: "atMost", value: 350, of: "ours" },
    }),
    figure({
      ...{ key: "dashboard.first-chart", plan: "P6", unit: "ms", referenceName, ...time },
      name: { zh: "首个图表", en: "first chart drawn" },
      ratio: time.ours / time.reference,
      target: { direction: "atMost", value: 2.5, of: "ratio" },
    }),
    figure({
      ...{ key: "dashboard.long-task", plan: "P6", unit: "ms", referenceName, ...task },
      name: { zh: "最长任务", en: "longest task" },
      target: { direction: "atMost", value: 100, of: "ours" },
      note: "0 = no task of 50 ms or more",
    }),
  ];
}

async function visit(browser: Browser, url: string, signsIn: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    if (signsIn) {
      await page.goto(new URL("/favicon.svg", url).href);
      const status = await page.evaluate(async (password) => {
        const body = JSON.stringify({ name: "director", password, client: "dashboard" });
        const headers = { "content-type": "application/json" };
        return (await fetch("/api/v1/sign-in", { method: "POST", headers, body })).status;
      }, BENCH_PASSWORD);
      if (status !== 200) throw new Error(`the dashboard's sign-in answered ${status}`);
    }
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    let bytes = 0;
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => void (bytes += encodedDataLength));
    await page.addInitScript(WATCH_FOR_CHART);
    await page.goto(url, { waitUntil: "commit" });
    await untilDrawn(page);
    const kB = bytes / 1024;
    // Tasks are reported some time after they end.
    await page.waitForTimeout(500);
    const watched = await page.evaluate<Watched>("window.watched");
    return { ...watched, kB };
  } finally {
    await context.close();
  }
}

/** Asks the watcher; the pages' own policy forbids Playwright's `waitForFunction` to evaluate text. */
async function untilDrawn(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const watched = await page.evaluate<Watched | null>("window.watched ?? null");
    if (watched && watched.chartAt > 0) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`no chart was drawn at ${page.url()} within 30 s`);
}

function isBuilt(): boolean {
  const root = import.meta.url.endsWith(".ts") ? "../dist/web" : "../web";
  return existsSync(fileURLToPath(new URL(`${root}/dashboard/index.html`, import.meta.url)));
}

function writeStaticPage(): string {
  const folder = mkdtempSync(join(tmpdir(), "merit-page-"));
  const chartJs = dirname(createRequire(import.meta.url).resolve("chart.js"));
  writeFileSync(join(folder, "chart.js.gz"), gzipSync(readFileSync(join(chartJs, "chart.umd.min.js"))));
  const data = { labels: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], datasets: [{ label: "均分", data: [81, 82, 80, 83, 84, 82, 85, 86, 84] }] }; // prettier-ignore
  writeFileSync(
    join(folder, "page.html"),
    `<!doctype html><meta charset="utf-8"><div style="width:800px"><canvas id="c"></canvas></div><script src="/chart.js"></script><script>new Chart("c",{type:"line",data:${JSON.stringify(data)}})</script>`,
  );
  return folder;
}
