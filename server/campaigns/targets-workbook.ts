import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { readTargetRows, targetsList } from "../../domain/campaigns/targets-list.ts";
import type { Language } from "../../domain/language.ts";
import type { CampaignSheet, TargetsReading } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";

/** 任务分解表 as .xlsx: what is set, ready to be changed and read again. */
export async function writeTargets(
  { name, indicators, units }: CampaignSheet,
  language: Language,
  output: Writable,
): Promise<void> {
  const scored = indicators.filter((each) => each.scored);
  const { title, columns } = targetsList(scored);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(title[language], {
    views: [{ state: "frozen", ySplit: 2, xSplit: 2 }],
  });
  sheet.columns = columns.map(({ key, width, numberFormat }) => ({ key, width, style: { numFmt: numberFormat } })); // prettier-ignore
  sheet.addRow([`${name} · ${title[language]}`]).font = { bold: true, size: 14 };
  sheet.addRow(columns.map(({ heading }) => heading[language])).font = { bold: true };
  for (const unit of units) {
    const targets = Object.fromEntries(
      scored.map((each, index) => {
        const target = each.targets[unit.code];
        return [`i${index}`, target === undefined ? null : target / 100];
      }),
    );
    sheet.addRow({ unit: unit.code, unitName: unit.name, ...targets });
  }
  await workbook.xlsx.write(output);
}

/**
 * Targets of an uploaded 任务分解表, for the editor to take over: reading stores nothing.
 * @throws Refusal upload.*, workbook.unreadable
 */
export async function readTargets(
  file: Buffer,
  { indicators, units }: CampaignSheet,
  language: Language,
): Promise<TargetsReading> {
  const scored = indicators.filter((each) => each.scored);
  const sheet = await readSheetRows(file, targetsList(scored));
  // A column left out says nothing of its indicator; without the units' codes nothing can be read at all.
  if (sheet.problems.some(({ field }) => field === null || field === "unit"))
    throw new Refusal("workbook.unreadable");
  return readTargetRows(sheet.rows, scored, new Set(units.map(({ code }) => code)), language);
}
