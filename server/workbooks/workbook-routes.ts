import { z } from "zod";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { readAnnualScope } from "./annual/annual-scope.ts";
import { recordExport } from "./annual/record-export.ts";
import { needsArchive, writeAnnualArchive } from "./annual/write-annual-archive.ts";
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
];
