import { z } from "zod";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { readAnnualScope } from "./annual/annual-scope.ts";
import { readOfficerYear } from "./annual/officer-year.ts";
import { recordExport, recordOfficerExport } from "./annual/record-export.ts";
import { needsArchive, writeAnnualArchive } from "./annual/write-annual-archive.ts";
import { writeOfficerWorkbook } from "./annual/write-officer-workbook.ts";
import { writeAnnualWorkbook } from "./annual/write-annual-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** A hundred thousand officers over a slow line. */
const DEADLINE = 600_000;

export const workbookRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/workbooks/annual/:file",
    name: "exportAnnualWorkbook",
    summary: { zh: "导出年度考核工作簿（年初至今）", en: "The annual evaluation workbook, year to date" },
    access: {
      who: ["clerk", "head", "leader", "chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup"], // prettier-ignore
      scope: "ownUnits",
    },
    params: z.strictObject({ file: z.string().regex(/^20\d{2}\.xlsx$/) }),
    query: z.strictObject({ unit: z.string().min(1).max(12).optional() }),
    answer: XLSX,
    deadline: DEADLINE,
    handle: async (context, asked) => {
      const person = requirePerson(asked.person);
      const year = Number(asked.params.file.slice(0, 4));
      const scope = await readAnnualScope(context, person, year, asked.query.unit);
      // Everybody's results of a year leave the house: who took them away stands in the journal.
      await recordExport(context, person, year, scope);
      const only = scope.units.find(({ code }) => code === asked.query.unit)?.name ?? "";
      const name = `${only}${year}年度民警政绩档案考核工作簿`;
      const isLarge = needsArchive(scope);
      const write = isLarge ? writeAnnualArchive : writeAnnualWorkbook;
      return {
        contentType: isLarge ? "application/zip" : XLSX,
        fileName: `${name}.${isLarge ? "zip" : "xlsx"}`,
        stream: (output, signal) => write(context, person, scope, output, signal),
      };
    },
  }),
  route({
    method: "get",
    path: "/workbooks/officers/:policeNo/:file",
    name: "exportOfficerYear",
    summary: {
      zh: "导出一名民警的年度表（已公布的月份和结果）",
      en: "One officer's year: published months and announced results",
    },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({
      policeNo: z.string().regex(POLICE_NO),
      file: z.string().regex(/^20\d{2}\.xlsx$/),
    }),
    answer: XLSX,
    handle: async (context, asked) => {
      const person = requirePerson(asked.person);
      const { policeNo, file } = asked.params;
      const year = await readOfficerYear(context, policeNo, Number(file.slice(0, 4)));
      await recordOfficerExport(context, person, policeNo, year.year);
      return {
        contentType: XLSX,
        fileName: `${year.officer.name}${year.year}年度政绩档案.xlsx`,
        stream: (output, signal) => writeOfficerWorkbook(context, person, year, output, signal),
      };
    },
  }),
];
