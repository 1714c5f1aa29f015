import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { bridgeTo } from "./bridge.ts";
import { RichApiHost } from "./rich-api-host.ts";
import { Workbook } from "./workbook.ts";

export interface ExcelInNode {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
  workbook: Workbook;
  host: RichApiHost;
}

/** Folder of Microsoft's own, unmodified client library. */
export const OFFICE_JS = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

let library: vm.Script | undefined;

/** Microsoft's Excel client library in Node over a fresh fake workbook: no browser, no mock of `Excel`. */
export function excelInNode(workbook = new Workbook()): ExcelInNode {
  const file = path.join(OFFICE_JS, "excel-win32-16.01.js");
  library ??= new vm.Script(readFileSync(file, "utf8"), { filename: file });
  const window = fakeWindow();
  vm.createContext(window);
  try {
    library.runInContext(window);
  } catch (error) {
    // The last lines look for a page around them; by then `Excel` is complete.
    if (!("Excel" in window)) throw error;
  }
  const { Excel, OfficeExtension } = window as unknown as Pick<ExcelInNode, "Excel" | "OfficeExtension">;
  const host = new RichApiHost(workbook);
  const { HostBridge } = OfficeExtension as unknown as { HostBridge: { init(bridge: object): void } };
  HostBridge.init(bridgeTo(host));
  return { Excel, OfficeExtension, workbook, host };
}

/** Runs `work` while `Excel` and `OfficeExtension` are the globals the add-in's code expects. */
export function makeGlobal(excel: ExcelInNode): () => void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const before = { Excel: scope["Excel"], OfficeExtension: scope["OfficeExtension"] };
  Object.assign(scope, { Excel: excel.Excel, OfficeExtension: excel.OfficeExtension });
  return () => Object.assign(scope, before);
}

function fakeWindow(): Record<string, unknown> {
  const nothing = (): undefined => undefined;
  const href = "https://127.0.0.1/addin";
  const location = { href, search: "", hash: "", protocol: "https:", host: "127.0.0.1", origin: "https://127.0.0.1", pathname: "/addin", toString: () => href }; // prettier-ignore
  const element = { style: {}, setAttribute: nothing, appendChild: nothing };
  const document = { getElementsByTagName: () => [], createElement: () => element, addEventListener: nothing, cookie: "", URL: href, documentElement: {}, readyState: "complete", location, head: element }; // prettier-ignore
  const window: Record<string, unknown> = {
    console, setTimeout, clearTimeout, setInterval, clearInterval, performance, URL, location, document, name: "",
    navigator: { userAgent: "Node", platform: "Win32", appVersion: "", language: "zh-CN" },
    addEventListener: nothing, removeEventListener: nothing, postMessage: nothing, history: {}, external: {},
  }; // prettier-ignore
  for (const self of ["window", "self", "parent", "top", "globalThis"]) window[self] = window;
  return window;
}
