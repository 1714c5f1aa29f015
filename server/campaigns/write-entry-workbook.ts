import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { CAMPAIGN_SHEET } from "../../domain/campaigns/campaign-sheet.ts";
import type { Language } from "../../domain/language.ts";
import type { EntrySheet } from "../../domain/messages/campaigns.ts";

const HINT = {
  zh: "白色格可填。没有发生填 0，留空表示不填；更正已填数据须写更正原因。请勿改动隐藏列。",
  en: "Fill the white cells. Type 0 for none, leave empty for nothing entered; a change needs its reason. Keep the hidden columns.",
};
const GREY = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEEF1F4" } } as const;
const HEAD = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD9E5F0" } } as const;

/** 每日填报表 as .xlsx: filled, sent back and read by the same columns; hidden keys say which row is which. */
export async function writeEntryWorkbook(
  { campaign, from, to, rows }: EntrySheet,
  language: Language,
  output: Writable,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(CAMPAIGN_SHEET.title[language], {
    views: [{ state: "frozen", ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "3:3" }, // prettier-ignore
  });
  sheet.columns = CAMPAIGN_SHEET.columns.map(({ key, width, hidden, numberFormat }) => ({
    ...{ key, width, hidden: hidden === true, style: { numFmt: numberFormat } },
  }));
  const title = sheet.addRow([`${campaign.name} · ${from === to ? from : `${from} — ${to}`}`]);
  title.font = { bold: true, size: 14 };
  title.commit();
  const hint = sheet.addRow([HINT[language]]);
  hint.font = { color: { argb: "FF55636F" } };
  hint.commit();
  const head = sheet.addRow(CAMPAIGN_SHEET.columns.map(({ heading }) => heading[language]));
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = HEAD;
  });
  head.commit();
  for (const { versions, quantity, day, ...row } of rows) {
    const reason = versions.at(-1)?.reason ?? "";
    const line = sheet.addRow({
      ...{ day, unit: row.unit, unitName: row.unitName, indicator: row.indicator, measure: row.measure },
      ...{ quantity: quantity === null ? null : quantity / 100, source: row.source ?? "" },
      ...{ note: row.note ?? "", key: row.key, version: row.version, ...(reason && { reason: "" }) },
    });
    for (const key of ["day", "unit", "unitName", "indicator", "measure"]) line.getCell(key).fill = GREY;
    line.commit();
  }
  sheet.commit();
  await workbook.commit();
}
