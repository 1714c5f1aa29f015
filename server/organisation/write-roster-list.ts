import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import type { Language } from "../../domain/language.ts";
import { YES_NO } from "../../domain/organisation/act-sentences.ts";
import { rowOn, type Roster } from "../../domain/organisation/model.ts";
import { ROSTER_LIST } from "../../domain/organisation/roster-list.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";

/** 花名册 of today as .xlsx, every cell text: changed and imported again, it is its own template. */
export async function writeRosterList(
  roster: Roster,
  day: string,
  language: Language,
  output: Writable,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(ROSTER_LIST.title[language], {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = ROSTER_LIST.columns.map(({ heading, key, width }) => ({
    ...{ header: heading[language], key, width, style: { numFmt: "@" } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const { policeNo, name, postType, partyMember, postings } of roster.officers.values()) {
    const post = rowOn(postings, day);
    if (!post) continue;
    const row = sheet.addRow({
      ...{ policeNo, name, unit: post.unit ?? "", title: post.title ?? "" },
      unitName: post.unit === null ? "" : (roster.units.get(post.unit)?.name ?? ""),
      ...{ level: LEVEL_LABEL[post.level][language], postType: POST_TYPE_LABEL[postType][language] },
      partyMember: (partyMember ? YES_NO.yes : YES_NO.no)[language],
    });
    row.commit();
  }
  sheet.commit();
  await workbook.commit();
}
