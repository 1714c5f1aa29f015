/**
 * Runs in the page BEFORE office.js: the window pretends to be the web view of Excel for Windows. Tests reach the
 * workbook through `window.fakeExcel`.
 */
import { bridgeTo } from "./bridge.ts";
import { serialOf, type CellValue } from "./cell.ts";
import { cellAt, look, paste, typeInto } from "./person-at-excel.ts";
import { RichApiHost } from "./rich-api-host.ts";
import { Workbook } from "./workbook.ts";

export interface FakeExcelSettings {
  /** ExcelApi version the host claims; `1.8` and older must meet the clear refusal page. */
  excelApi?: string;
  locale?: string;
  /** Office theme: white or black. */
  dark?: boolean;
}

/** Fills `window.fakeExcel` and the hooks Microsoft's library looks for. */
export function installFakeExcel(settings: FakeExcelSettings): void {
  const workbook = new Workbook();
  const host = new RichApiHost(workbook);
  const fakeExcel = {
    workbook,
    host,
    type: (sheet: string, address: string, value: CellValue) => typeInto(workbook, sheet, address, value),
    paste: (sheet: string, address: string, block: CellValue[][]) => paste(workbook, sheet, address, block),
    look: (sheet: string, address: string) => look(workbook, sheet, address),
    fill: (sheet: string, address: string) =>
      cellAt(workbook, sheet, address).format.get("Fill.Color") ?? null,
    selection: () => workbook.selection?.Address ?? null,
    serialOf,
  };
  Object.assign(window, { fakeExcel, _richApiNativeBridge: bridgeTo(host) });
  Object.defineProperty(window, "external", { value: external(settings), configurable: true });
}

export type FakeExcelInPage = {
  [K in "type" | "paste" | "look" | "fill" | "selection"]: (...args: never[]) => unknown;
};

function external(settings: FakeExcelSettings): object {
  const stored: Record<string, unknown> = {};
  const locale = settings.locale ?? "zh-CN";
  const matrix = JSON.stringify({
    ExcelApi: settings.excelApi ?? "1.17",
    SharedRuntime: "1.2",
    DialogApi: "1.2",
    Settings: "1.1",
  });
  const text = (value: string) => () => value;
  const number = (value: number) => () => value;
  const context = {
    GetAppType: number(1), GetSolutionRef: text("fake-solution"), GetAppVersionMajor: number(16),
    GetAppVersionMinor: number(1), GetAppUILocale: text(locale), GetAppDataLocale: text(locale),
    GetDocUrl: text("C:\\政绩\\月报.xlsx"), GetAppCapabilities: number(1), GetActivationMode: number(1),
    GetControlIntegrationLevel: number(1), GetSolutionToken: text(""), GetCorrelationId: text("correlation"),
    GetInstanceId: text("instance"), GetTouchEnabled: () => false, GetCommerceAllowed: () => false,
    GetSupportedMatrix: text(matrix), GetHostCustomMessage: text(""), GetHostFullVersion: text("16.0.17928.20114"),
    GetDialogRequirementMatrix: text(""), GetInitialDisplayMode: number(0),
    GetOfficeThemeInfo: text(JSON.stringify(settings.dark ? DARK : LIGHT)),
    GetSettings: () => ({
      Read(keys: string[], values: unknown[]) {
        for (const [key, value] of Object.entries(stored)) {
          keys.push(key);
          values.push(value);
        }
      },
      Write(keys: string[], values: unknown[]) {
        keys.forEach((key, index) => (stored[key] = values[index]));
      },
    }),
  }; // prettier-ignore
  return {
    GetContext: () => context,
    Execute(_id: number, _parameters: unknown, done?: (result: unknown) => void) {
      setTimeout(() => done?.([0]), 0);
    },
    RegisterEvent(_id: number, _target: string, _handler: unknown, done?: (result: number) => void) {
      setTimeout(() => done?.(0), 0);
    },
    UnregisterEvent(_id: number, _target: string, done?: (result: number) => void) {
      done?.(0);
    },
  };
}

/** Office tells its colours as numbers. */
const LIGHT = { bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0x000000, controlBackgroundColor: 0xffffff, controlForegroundColor: 0x000000 }; // prettier-ignore
const DARK = { bodyBackgroundColor: 0x262626, bodyForegroundColor: 0xffffff, controlBackgroundColor: 0x3b3b3b, controlForegroundColor: 0xffffff }; // prettier-ignore
