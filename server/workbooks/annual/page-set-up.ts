import type { AddWorksheetOptions } from "exceljs";

const A3 = 8;
const A4 = 9;

/** Print set-up shared by all sheets: fitted to the page's width, heading rows repeated, pages numbered. */
export function sheetOptions(page: {
  paper: "A3" | "A4";
  portrait?: boolean;
  title: string;
  /** Rows and columns that stay in sight, and rows repeated on every page. */
  frozenRows?: number;
  frozenColumns?: number;
  headingRows?: string;
  onePage?: boolean;
  tab?: string;
}): Partial<AddWorksheetOptions> {
  const { frozenRows = 0, frozenColumns = 0 } = page;
  const isFrozen = frozenRows + frozenColumns > 0;
  // A figure right after the size would be read as part of it: the blank keeps them apart.
  return {
    properties: { defaultRowHeight: 18, ...(page.tab && { tabColor: { argb: page.tab } }) },
    pageSetup: {
      paperSize: (page.paper === "A3" ? A3 : A4) as never,
      orientation: page.portrait ? "portrait" : "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: page.onePage ? 1 : 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(page.headingRows && { printTitlesRow: page.headingRows }),
    },
    headerFooter: {
      oddHeader: `&L&"宋体"&9北原县公安局&R&"宋体"&9 ${page.title.replace(/&/g, "&&")}`,
      oddFooter: `&L&"宋体"&9内部资料 注意保管&R&"宋体"&9第 &P 页 共 &N 页`,
    },
    views: [
      isFrozen
        ? { state: "frozen", ySplit: frozenRows, xSplit: frozenColumns, showGridLines: false }
        : { state: "normal", showGridLines: false },
    ],
  };
}

/** Sheet names as Excel accepts them: no []:*?/\ or outer apostrophes, at most 31 characters, each one once. */
export class SheetNames {
  readonly #taken = new Set<string>();

  unique(wanted: string): string {
    const printable = Array.from(wanted, (character) => (character < " " ? " " : character)).join("");
    const safe = printable.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "").trim() || "表"; // prettier-ignore
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? "" : `(${number})`;
      const name = cut(safe, 31 - suffix.length) + suffix;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** Excel counts UTF-16 units; a rare character is never cut in half. */
function cut(text: string, length: number): string {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept;
}
