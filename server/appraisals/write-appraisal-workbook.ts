import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { APPRAISAL_SHEET } from "../../domain/appraisals/appraisal-sheet.ts";
import type { Language } from "../../domain/language.ts";
import type { AppraisalSheet } from "../../domain/messages/appraisals.ts";
import { LEVEL_LABEL } from "../../domain/people.ts";

const HINT = {
  zh: "只填白色格。得分 0 至 100，至多两位小数；留空表示不填。更正已填分数须写更正原因。灰色行不由您填写，请勿改动隐藏列。",
  en: "Fill the white cells. 0 to 100, two decimals at most; empty for nothing entered. A change needs its reason. Grey rows are not yours; keep the hidden columns.",
};
const GREY = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEEF1F4" } } as const;
const HEAD = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD9E5F0" } } as const;
const TYPED = ["score", "basis", "reason"];

/** 年度评价录入表 as .xlsx: prefilled, sent back and read by the same columns; hidden keys bind each row to its officer. */
export async function writeAppraisalWorkbook(
  { year, kind, unit, rows }: AppraisalSheet,
  language: Language,
  output: Writable,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(kind.name[language], {
    views: [{ state: "frozen", xSplit: 2, ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "3:3" }, // prettier-ignore
  });
  sheet.columns = APPRAISAL_SHEET.columns.map(({ key, width, hidden, numberFormat }) => ({
    ...{ key, width, hidden: hidden === true, style: { numFmt: key === "score" ? "0.00" : numberFormat } },
  }));
  const whose = unit?.name ?? (language === "zh" ? "全局" : "Whole bureau");
  const title = sheet.addRow([
    language === "zh"
      ? `${year} 年度${kind.name.zh} · ${whose}`
      : `${year} · ${kind.name.en} · ${whose}`,
  ]); // prettier-ignore
  title.font = { bold: true, size: 14 };
  title.commit();
  const hint = sheet.addRow([HINT[language]]);
  hint.font = { color: { argb: "FF55636F" } };
  hint.commit();
  const head = sheet.addRow(APPRAISAL_SHEET.columns.map(({ heading }) => heading[language]));
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = HEAD;
  });
  head.commit();
  for (const row of rows) {
    const line = sheet.addRow({
      ...{ policeNo: row.policeNo, name: row.name, unitName: row.unitName, level: LEVEL_LABEL[row.level][language] }, // prettier-ignore
      ...{ score: row.score === null ? null : row.score / 100, basis: row.basis ?? "", reason: "" },
      ...{ key: row.key, version: row.version },
    });
    const grey = row.bar === null ? [] : TYPED;
    for (const key of ["policeNo", "name", "unitName", "level", ...grey]) line.getCell(key).fill = GREY;
    line.commit();
  }
  sheet.commit();
  await workbook.commit();
}
