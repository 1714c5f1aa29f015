import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import type { FakeExcelSettings } from "./in-page.ts";

const HERE = path.dirname(fileURLToPath(import.meta.url));
let bundled: Promise<string> | undefined;

/** The fake host as one script for `addInitScript`, bundled once per test run. */
async function fakeExcelScript(): Promise<string> {
  bundled ??= build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.join(HERE, `in-page${path.extname(import.meta.url)}`),
        name: "FakeExcelBundle",
        formats: ["iife"],
      },
    },
  }).then((result) => {
    const outputs = (Array.isArray(result) ? result : [result]) as { output: { code?: string }[] }[];
    const code = outputs[0]?.output[0]?.code;
    if (code === undefined) throw new Error("the fake Excel host did not bundle");
    return code;
  });
  return bundled;
}

/**
 * Opens the real task pane of a running server in `page`, with Microsoft's own client library over a fresh fake Excel.
 * Afterwards `window.fakeExcel` has `type`, `paste`, `look`, `fill`, `selection`, `workbook`, `host`.
 */
export async function openPane(
  page: Page,
  serverUrl: string,
  settings: FakeExcelSettings = {},
): Promise<void> {
  const script = await fakeExcelScript();
  await page.addInitScript(`${script}\nFakeExcelBundle.installFakeExcel(${JSON.stringify(settings)});`);
  const locale = settings.locale ?? "zh-CN";
  const host = encodeURIComponent(`Excel$Win32$16.01$${locale}$$$$0`);
  await page.goto(`${serverUrl}/addin/taskpane.html?_host_Info=${host}`);
}
