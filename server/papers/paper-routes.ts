import { z } from "zod";
import type { OfficerPaper } from "../../domain/messages/papers.ts";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import type { SignedInPerson } from "../access/person.ts";
import { requirePerson, requireUnit } from "../access/scope.ts";
import type { Context } from "../context.ts";
import { route, type Answer, type Route } from "../http/route.ts";
import { checkPaper } from "./check-paper.ts";
import { blankOfficerPaper, officerPaper } from "./officer-paper.ts";
import { unitPaper } from "./unit-paper.ts";
import { writeOfficerPaper } from "./write-officer-paper.ts";
import { writeUnitPaper } from "./write-unit-paper.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** A unit of thousands. */
const DEADLINE = 60_000;
const query = z.strictObject({
  month: z.string().refine(isMonth),
  blank: z.enum(["0", "1"]).default("0"),
});
const ofOfficer = z.strictObject({ policeNo: z.string().regex(POLICE_NO) });
const ofUnit = z.strictObject({ code: z.string().min(1).max(12) });

async function readOfficer(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  { month, blank }: z.infer<typeof query>,
): Promise<OfficerPaper> {
  const paper = blank === "1" ? blankOfficerPaper : officerPaper;
  return paper(context, person, policeNo, month);
}

export const paperRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/papers/officer/:policeNo.xlsx",
    name: "downloadOfficerPaper",
    summary: { zh: "个人政绩档案表（A4，.xlsx）", en: "One officer's sheet on A4 as a workbook" },
    access: { who: "signedIn", scope: "published" },
    params: ofOfficer,
    query,
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, { person, params, query }) {
      const paper = await readOfficer(context, requirePerson(person), params.policeNo, query);
      const name = `政绩档案表 ${paper.name} ${paper.month}${paper.blank ? "（空白）" : ""}`;
      return workbook(name, await writeOfficerPaper(paper));
    },
  }),
  route({
    method: "get",
    path: "/papers/officer/:policeNo",
    name: "readOfficerPaper",
    summary: { zh: "个人政绩档案表", en: "One officer's sheet as it is printed" },
    access: { who: "signedIn", scope: "published" },
    params: ofOfficer,
    query,
    async handle(context, { person, params, query }) {
      return { json: await readOfficer(context, requirePerson(person), params.policeNo, query) };
    },
  }),
  route({
    method: "get",
    path: "/papers/unit/:code.xlsx",
    name: "downloadUnitPaper",
    summary: { zh: "单位政绩档案汇总表（A3，.xlsx）", en: "A unit's table on A3 as a workbook" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: ofUnit,
    query,
    answer: XLSX,
    deadline: DEADLINE,
    async handle(context, { person, params, query }) {
      const unit = await requireUnit(context.db, requirePerson(person), params.code, "read");
      const paper = await unitPaper(context, person, unit, query.month, query.blank === "1");
      const name = `政绩档案汇总表 ${paper.unitName} ${paper.month}${paper.blank ? "（空白）" : ""}`;
      return workbook(name, await writeUnitPaper(paper));
    },
  }),
  route({
    method: "get",
    path: "/papers/unit/:code",
    name: "readUnitPaper",
    summary: { zh: "单位政绩档案汇总表", en: "A unit's table as it is printed" },
    access: { who: "signedIn", scope: "ownUnits" },
    params: ofUnit,
    query,
    deadline: DEADLINE,
    async handle(context, { person, params, query }) {
      const unit = await requireUnit(context.db, requirePerson(person), params.code, "read");
      return { json: await unitPaper(context, person, unit, query.month, query.blank === "1") };
    },
  }),
  route({
    method: "post",
    path: "/paper-checks",
    name: "checkPaper",
    summary: { zh: "核验纸质档案", en: "Check a paper by its code" },
    access: { who: "signedIn", scope: "bureau" },
    body: z.strictObject({
      recordNo: z.string().trim().toUpperCase().min(1).max(40),
      version: z.string().trim().toUpperCase().regex(/^P?\d{1,9}$/), // prettier-ignore
      code: z.string().trim().toUpperCase().regex(/^[0-9A-F]{4}-?[0-9A-F]{4}-?[0-9A-F]{4}$/), // prettier-ignore
    }),
    async handle(context, { person, body }) {
      const code = body.code.replaceAll("-", "").replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3");
      return { json: await checkPaper(context, requirePerson(person), { ...body, code }) };
    },
  }),
];

function workbook(name: string, bytes: Buffer): Answer {
  return {
    contentType: XLSX,
    fileName: `${name}.xlsx`,
    async stream(output) {
      await new Promise<void>((resolve) => output.end(bytes, () => resolve()));
    },
  };
}
