import ExcelJS from "exceljs";
import { letterOf, type ListDefinition } from "../../domain/form/sheet-definition.ts";

/** Rows prepared for typing; a longer list may be pasted below. */
const PREPARED = 300;
const LISTS = "选项";

/** The blank sheet a register is filled in with Excel or WPS: headings, prompts and lists as the page has them. */
export async function writeRegisterSheet({ title, columns }: ListDefinition): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(title.zh, { views: [{ state: "frozen", ySplit: 1 }] });
  const lists = workbook.addWorksheet(LISTS, { state: "veryHidden" });
  sheet.columns = columns.map(({ heading, key, width, required }) => ({
    ...{ header: required ? `${heading.zh}*` : heading.zh, key, width, style: { numFmt: "@" } },
  }));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.alignment = { horizontal: "center", vertical: "middle" };
  columns.forEach(({ prompt, list }, index) => {
    head.getCell(index + 1).note = prompt.zh;
    head.getCell(index + 1).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE3EDF7" } };
    if (!list || list.length === 0) return;
    const letter = letterOf(index);
    list.forEach(({ label }, row) => {
      lists.getCell(row + 1, index + 1).value = label.zh;
    });
    const range = `${LISTS}!$${letter}$1:$${letter}$${list.length}`;
    for (let row = 2; row <= PREPARED + 1; row++) {
      sheet.getCell(row, index + 1).dataValidation = {
        ...{ type: "list", allowBlank: true, formulae: [range], showErrorMessage: true },
        ...{ errorTitle: "请从列表中选择", error: prompt.zh },
      };
    }
  });
  sheet.pageSetup = {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
