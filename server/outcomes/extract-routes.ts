import { z } from "zod";
import { POLICE_NO } from "../../domain/people.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { extractQuery, takeExtract } from "./take-extract.ts";
import { writeExtractDocx } from "./write-extract-docx.ts";
import { writeExtractXlsx } from "./write-extract-xlsx.ts";

const TYPE = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const WRITE = { docx: writeExtractDocx, xlsx: writeExtractXlsx };

const extractRoute = (format: "docx" | "xlsx"): Route =>
  route({
    method: "get",
    path: `/officers/:policeNo/extract.${format}`,
    name: format === "docx" ? "extractDocx" : "extractXlsx",
    summary: {
      zh: "多年档案摘录（供考察使用，导出留痕）",
      en: "An extract of several years for a panel; audited",
    },
    access: {
      who: "signedIn",
      scope: "self",
      why: "political office, chiefs, leading group, and the officer himself",
    },
    params: z.strictObject({ policeNo: z.string().regex(POLICE_NO) }),
    query: extractQuery,
    answer: TYPE[format],
    deadline: 60_000,
    async handle(context, { person, params, query }) {
      const extract = await takeExtract(context, requirePerson(person), params.policeNo, {
        ...query,
        format,
      });
      const bytes = await WRITE[format](extract);
      return {
        contentType: TYPE[format],
        fileName: `${extract.name}${params.policeNo}政绩档案摘录${query.from}-${query.to}.${format}`,
        async stream(output) {
          await new Promise<void>((resolve) => output.end(bytes, () => resolve()));
        },
      };
    },
  });

export const extractRoutes: readonly Route[] = [extractRoute("docx"), extractRoute("xlsx")];
