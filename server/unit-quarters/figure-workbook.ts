import ExcelJS from "exceljs";
import type { UnitFigureSheet } from "../../domain/messages/unit-quarters.ts";
import type { Language } from "../../domain/language.ts";
import type { FigureColumn } from "../../domain/unit-assessment/figure-form.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { FigureForm } from "../../domain/unit-assessment/figure-form.ts";
import type { SentUnitRow } from "./figure-request.ts";

const A3 = 8 as ExcelJS.PaperSize;
const HEAD_ROW = 3;
/** Columns that say which row it is; everything else is a figure or its evidence. */
const KEYS = new Set(["unit", "unitName", "rowVersion"]);
const HEADING_ROW = 4;
const FIRST_ROW = 5;
const BLUE = "FFDDEBF7";
const GREY = "FFF2F2F2";

/** The offline sheet: the same columns and limits as the web grid; what is not the reader's to change is locked and grey. */
export async function writeFigureWorkbook(sheet: UnitFigureSheet, language: Language): Promise<Buffer> {
  const { form, rows } = sheet;
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(form.title[language], {
    views: [{ state: "frozen", xSplit: 2, ySplit: HEADING_ROW }],
    pageSetup: { paperSize: A3, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${HEAD_ROW}:${HEADING_ROW}` },
  });
  page.getCell(1, 1).value = `${sheet.quarter} ${form.title[language]}`;
  page.getCell(1, 1).font = { bold: true, size: 16 };
  page.getCell(2, 1).value = {
    zh: "蓝色列可填写；灰色列由系统或其他部门填报，改动不采用。没有此项工作填“不适用”，没有发生填0。填好后在系统“单位考核”页上传。",
    en: "Blue columns are yours to fill; grey ones belong to the system or another department. “N/A” where there is no such work, 0 for none. Upload the file on the page Units.",
  }[language];
  form.columns.forEach((column, index) => layOut(page, column, index + 1, rows, language));
  mergeHeads(page, form, language);
  rows.forEach((row, index) => {
    const line = page.getRow(FIRST_ROW + index);
    form.columns.forEach((column, place) => {
      const cell = line.getCell(place + 1);
      cell.value = valueOf(column, row, language);
      const editable = row.editable.includes(column.key);
      cell.protection = { locked: !editable };
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: editable ? BLUE : GREY } };
      cell.border = { top: { style: "hair" }, left: { style: "hair" }, bottom: { style: "hair" }, right: { style: "hair" } };
    });
  });
  await page.protect("", { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatCells: true });
  return Buffer.from(await book.xlsx.writeBuffer());
} // prettier-ignore

function valueOf(
  column: FigureColumn,
  row: UnitFigureSheet["rows"][number],
  language: Language,
): string | number | null {
  if (column.key === "unit") return row.unit;
  if (column.key === "unitName") return row.unitName;
  if (column.key === "rowVersion") return row.version;
  const value = row.fields[column.key];
  if (value === undefined) return null;
  return value === null ? { zh: "不适用", en: "N/A" }[language] : value;
}

function layOut(
  page: ExcelJS.Worksheet,
  column: FigureColumn,
  place: number,
  rows: UnitFigureSheet["rows"],
  language: Language,
): void {
  const laid = page.getColumn(place);
  laid.width = column.width;
  laid.hidden = column.hidden === true;
  laid.numFmt = column.numberFormat;
  const heading = page.getCell(HEADING_ROW, place);
  heading.value = column.heading[language];
  heading.font = { bold: true };
  heading.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  heading.note = column.prompt[language];
  if (column.role !== "figure") return;
  for (let index = 0; index < rows.length; index++)
    page.getCell(FIRST_ROW + index, place).dataValidation = {
      ...{ type: "custom", allowBlank: true, showErrorMessage: true, showInputMessage: true },
      formulae: [formulaOf(column, FIRST_ROW + index)],
      ...{
        promptTitle: column.heading[language].slice(0, 30),
        prompt: column.prompt[language].slice(0, 250),
      },
      ...{ errorTitle: column.heading[language].slice(0, 30), error: column.prompt[language].slice(0, 220) },
    };
}

/** A number within the limits, or 不适用 where that is possible. */
function formulaOf(
  { letter, min = 0, max = 1_000_000, kind, mayBeNotApplicable }: FigureColumn,
  row: number,
): string {
  const cell = `${letter}${row}`;
  const whole = kind === "integer" ? `,${cell}=INT(${cell})` : "";
  const number = `AND(ISNUMBER(${cell}),${cell}>=${min},${cell}<=${max}${whole})`;
  return mayBeNotApplicable ? `OR(${cell}="不适用",${cell}="N/A",${number})` : number;
}

/** Row 3: each indicator over its columns, with its maximum. */
function mergeHeads(page: ExcelJS.Worksheet, form: FigureForm, language: Language): void {
  for (const { code, name, max } of form.indicators) {
    const places = form.columns.flatMap(({ indicator }, index) => (indicator === code ? [index + 1] : []));
    const [first, last] = [places[0], places.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (last > first) page.mergeCells(HEAD_ROW, first, HEAD_ROW, last);
    const cell = page.getCell(HEAD_ROW, first);
    cell.value = `${code} ${name[language]}${max === null ? "" : ` (${max / 100})`}`;
    cell.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
    cell.font = { bold: true };
    page.getRow(HEAD_ROW).height = 48;
    page.getRow(HEADING_ROW).height = 48;
  }
}

/**
 * Rows of an uploaded workbook, as a push carries them. An empty cell says nothing about its value; the version is the
 * one the workbook was downloaded with. @throws Refusal upload.*, workbook.unreadable
 */
export async function readFigureWorkbook(file: Buffer, form: FigureForm): Promise<SentUnitRow[]> {
  const sheet = await readSheetRows(file, { title: form.title, columns: form.columns });
  if (sheet.problems.length > 0)
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ params }) => ({
        field: "headings",
        message: `${String(params.sheet)}: “${String(params.heading)}”`,
      })),
    );
  return sheet.rows.map(({ sheetRow, cells }) => {
    const { unit, rowVersion } = cells;
    const fields = Object.fromEntries(Object.entries(cells).filter(([key]) => !KEYS.has(key)));
    return {
      ...{ rowKey: String(sheetRow), sheetRow, fields },
      unit: unitCode(unit),
      version: Number.isSafeInteger(rowVersion) ? (rowVersion as number) : 0,
    };
  });
}

/** Excel drops the leading zero of a code somebody retyped. */
function unitCode(raw: unknown): string {
  if (typeof raw === "number") return String(raw).padStart(2, "0").slice(0, 12);
  return typeof raw === "string" ? raw.trim().slice(0, 12) : "";
}
