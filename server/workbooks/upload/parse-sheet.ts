import ExcelJS from "exceljs";
import type { ColumnDefinition, ListDefinition } from "../../../domain/form/sheet-definition.ts";
import { findHeader, HEADER_SEARCH_ROWS, plainHeading } from "./find-header.ts";
import type { FoundHeader } from "./find-header.ts";
import { plainCell } from "./plain-cell.ts";

/** One line of an uploaded sheet: cells by the definition's keys; an absent key is an empty cell. */
export interface UploadedRow {
  sheetRow: number;
  cells: Record<string, unknown>;
}

/** V28: a heading the form needs is not in the sheet, or (field null) no header row was found at all. */
export interface SheetProblem {
  code: "V28";
  severity: "row";
  sheetRow: number | null;
  field: string | null;
  column: string | null;
  params: Record<string, string | number>;
}

export interface UploadedSheet {
  sheetName: string | null;
  rows: UploadedRow[];
  problems: SheetProblem[];
  /** The headings of the header row as they stand there, and the key each was read as. */
  headings: { text: string; key: string | null }[];
}

/** Parts of a sheet that say nothing about its cells; whole-column validations alone cost exceljs seconds. */
const IGNORED = [
  "dataValidations", "conditionalFormatting", "mergeCells", "hyperlinks", "picture", "drawing", "legacyDrawing",
  "tableParts", "extLst", "sheetProtection", "rowBreaks", "headerFooter", "autoFilter",
]; // prettier-ignore

/** Parses a package already scanned, and reads the sheet that carries the definition's headings. */
export async function parseSheet(file: Buffer, definition: ListDefinition): Promise<UploadedSheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORED });
  let best: { sheet: ExcelJS.Worksheet; header: FoundHeader } | undefined;
  for (const sheet of workbook.worksheets) {
    const header = findHeader(firstRows(sheet), definition);
    if (header && header.columns.size > (best?.header.columns.size ?? 0)) best = { sheet, header };
  }
  if (!best) return missingSheet(definition);
  const { sheet, header } = best;
  const problems = header.missing.map((column) => missingHeading(column, sheet.name, header.row));
  return {
    sheetName: sheet.name,
    rows: readRows(sheet, header),
    problems,
    headings: headingsOf(sheet, header),
  };
}

function missingSheet(definition: ListDefinition): UploadedSheet {
  const heading = definition.columns.map((column) => column.heading.zh).slice(0, 3).join("、"); // prettier-ignore
  const params = { sheet: definition.title.zh, heading };
  const problem = {
    code: "V28",
    severity: "row",
    sheetRow: null,
    field: null,
    column: null,
    params,
  } as const;
  return { sheetName: null, rows: [], problems: [problem], headings: [] };
}

function missingHeading(column: ColumnDefinition, sheet: string, row: number): SheetProblem {
  const params = { heading: column.heading.zh, sheet };
  return { code: "V28", severity: "row", sheetRow: row, field: column.key, column: column.letter, params };
}

/** A list of a workbook of many, and the name of the sheet it stands on. */
export interface NamedList {
  sheetName: string;
  definition: ListDefinition;
}

/** Several lists of one package, each from the sheet of its name, in the order asked for. */
export async function parseNamedSheets(file: Buffer, lists: readonly NamedList[]): Promise<UploadedSheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORED });
  return lists.map(({ sheetName, definition }) => {
    const sheet = workbook.worksheets.find(({ name }) => plainHeading(name) === plainHeading(sheetName));
    const header = sheet && findHeader(firstRows(sheet), definition);
    if (!header) return missingSheet(definition);
    const problems = header.missing.map((column) => missingHeading(column, sheet.name, header.row));
    return {
      sheetName: sheet.name,
      rows: readRows(sheet, header),
      problems,
      headings: headingsOf(sheet, header),
    };
  });
}

function firstRows(sheet: ExcelJS.Worksheet): string[][] {
  return Array.from({ length: HEADER_SEARCH_ROWS }, (_, index) => {
    const texts: string[] = [];
    sheet.findRow(index + 1)?.eachCell((cell, column) => {
      const value = plainCell(cell.value);
      texts[column - 1] = typeof value === "string" ? value : "";
    });
    return Array.from(texts, (text) => text ?? "");
  });
}

function headingsOf(sheet: ExcelJS.Worksheet, header: FoundHeader): UploadedSheet["headings"] {
  const keys = new Map([...header.columns].map(([key, column]) => [column, key]));
  const texts = firstRows(sheet)[header.row - 1] ?? [];
  return texts.flatMap((text, index) => (text ? [{ text, key: keys.get(index + 1) ?? null }] : []));
}

/** Hidden and filtered rows are read: what is in the file is what is submitted. Empty lines are passed over. */
function readRows(sheet: ExcelJS.Worksheet, header: FoundHeader): UploadedRow[] {
  const rows: UploadedRow[] = [];
  sheet.eachRow((row, sheetRow) => {
    if (sheetRow <= header.row) return;
    const cells: Record<string, unknown> = {};
    for (const [key, column] of header.columns) {
      const value = plainCell(row.findCell(column)?.value);
      if (value !== undefined && value !== "") cells[key] = value;
    }
    if (Object.keys(cells).length > 0) rows.push({ sheetRow, cells });
  });
  return rows;
}
