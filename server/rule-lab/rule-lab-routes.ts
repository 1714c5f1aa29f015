import { z } from "zod";
import { SANDBOX_CHANGES, SANDBOX_ORDERS } from "../../domain/messages/rule-lab.ts";
import { isMonth } from "../../domain/month.ts";
import { POLICE_NO } from "../../domain/people.ts";
import type { Role } from "../../domain/role.ts";
import { RULE_STATE_LABEL } from "../../domain/rules/rule-life.ts";
import { requirePerson } from "../access/scope.ts";
import { route, type Route } from "../http/route.ts";
import { shanghaiDay } from "../today.ts";
import { newVersion } from "../rules/copy-rule-set.ts";
import { explainSandbox } from "./explain-sandbox.ts";
import { findRun } from "./find-run.ts";
import { importDraft, replaceDraft } from "./import-draft.ts";
import { labChoices, ruleDifferences, ruleFindings } from "./lab-figures.ts";
import { previewImport } from "./preview-import.ts";
import { requireRules } from "./require-rules.ts";
import { sandboxSummary } from "./sandbox-figures.ts";
import { sandboxOfficers } from "./sandbox-officers.ts";
import { writeRuleDocx } from "./write-rule-docx.ts";
import { writeRuleWorkbook } from "./write-rule-workbook.ts";

/** Who makes the rules and who adopts them: a run shows every officer's points under rules that are no law yet. */
const LAB: readonly Role[] = ["assessmentOffice", "leadingGroup", "chief"];
/** A year of a bureau of 600 takes a second; of 100,000 about a minute. */
const DEADLINE = 180_000;
const WORKBOOK_LIMIT = 10 * 1024 * 1024;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const version = z.string().min(1).max(24);
const month = z.string().refine(isMonth);
const reason = z.string().trim().min(4).max(500);
const period = { draft: version, base: version.optional(), from: month, to: month };

export const ruleLabRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/rule-lab",
    name: "readRuleLab",
    summary: { zh: "可试算的细则版本和月份", en: "Versions and months that can be tried out" },
    access: { who: LAB, scope: "bureau" },
    handle: async (context) => ({ json: await labChoices(context) }),
  }),
  route({
    method: "get",
    path: "/rule-lab/findings/:version",
    name: "lintRules",
    summary: { zh: "细则检查结果", en: "What the linter finds in a version" },
    access: { who: LAB, scope: "bureau" },
    params: z.strictObject({ version }),
    handle: async (context, { person, params }) => ({
      json: await ruleFindings(context, requirePerson(person), params.version),
    }),
  }),
  route({
    method: "get",
    path: "/rule-lab/differences",
    name: "compareRules",
    summary: { zh: "两个版本的差异(按表、行、列)", en: "How two versions differ, by table, row and column" },
    access: { who: "signedIn", scope: "published" },
    query: z.strictObject({ from: version, to: version }),
    handle: async (context, { person, query }) => ({
      json: await ruleDifferences(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "get",
    path: "/rule-lab/sandbox",
    name: "runSandbox",
    summary: {
      zh: "试算:按另一版本重算已公布月份，不写入任何数据",
      en: "Score published months again under another version; nothing is written",
    },
    access: { who: LAB, scope: "bureau" },
    query: z.strictObject({ ...period, again: z.enum(["true"]).optional() }),
    deadline: DEADLINE,
    handle: async (context, { person, query: { again, ...ask }, signal }) => ({
      json: await sandboxSummary(
        context,
        await findRun(context, requirePerson(person), { ...ask, again: again === "true" }, signal),
      ),
    }),
  }),
  route({
    method: "get",
    path: "/rule-lab/sandbox/officers",
    name: "listSandboxOfficers",
    summary: {
      zh: "试算后等次、名次有变化的民警",
      en: "Officers whose grade or place the rules would change",
    },
    access: { who: LAB, scope: "bureau" },
    query: z.strictObject({
      ...period,
      change: z.enum(SANDBOX_CHANGES).default("any"),
      order: z.enum(SANDBOX_ORDERS).default("points"),
      unit: z.string().min(1).max(12).optional(),
      search: z.string().trim().min(1).max(20).optional(),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    deadline: DEADLINE,
    handle: async (context, { person, query: { draft, base, from, to, ...ask }, signal }) => {
      const found = await findRun(context, requirePerson(person), { draft, base, from, to }, signal);
      return { json: await sandboxOfficers(context, found, ask) };
    },
  }),
  route({
    method: "get",
    path: "/rule-lab/sandbox/explanation",
    name: "explainSandbox",
    summary: {
      zh: "一名民警一个月在两个版本下的得分说明",
      en: "An officer's month explained under both versions",
    },
    access: { who: LAB, scope: "bureau" },
    query: z.strictObject({
      draft: version,
      base: version.optional(),
      policeNo: z.string().regex(POLICE_NO),
      month,
    }),
    handle: async (context, { person, query }) => ({
      json: await explainSandbox(context, requirePerson(person), query),
    }),
  }),
  route({
    method: "get",
    path: "/rule-lab/versions/:version/workbook",
    name: "exportRules",
    summary: {
      zh: "细则导出 .xlsx(每表一页，可改后导入)",
      en: "A version as .xlsx, to be changed and imported again",
    },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ version }),
    deadline: 60_000,
    answer: XLSX,
    handle: async (context, { person, params }) => {
      const who = requirePerson(person);
      const found = await requireRules(context, who, params.version);
      const made = { by: who.name, at: shanghaiDay(context.clock.now()) };
      return {
        ...{ contentType: XLSX, fileName: `考核细则${params.version}.xlsx` },
        stream: (output) => writeRuleWorkbook(found, made, output),
      };
    },
  }),
  route({
    method: "get",
    path: "/rule-lab/versions/:version/document",
    name: "printRules",
    summary: { zh: "细则全文 .docx(公文格式)", en: "A version as a printed document" },
    access: { who: "signedIn", scope: "published" },
    params: z.strictObject({ version }),
    deadline: 60_000,
    answer: DOCX,
    handle: async (context, { person, params }) => {
      const { state, ...found } = await requireRules(context, requirePerson(person), params.version);
      const printed = { state: RULE_STATE_LABEL[state].zh, printedOn: shanghaiDay(context.clock.now()) };
      return {
        ...{ contentType: DOCX, fileName: `考核细则${params.version}.docx` },
        stream: async (output) => void output.end(await writeRuleDocx(found, printed)),
      };
    },
  }),
  route({
    method: "post",
    path: "/rule-lab/preview",
    name: "previewRuleImport",
    summary: {
      zh: "检查细则工作簿并与一个版本比较，不保存",
      en: "Check a workbook and compare it with a version; nothing is stored",
    },
    access: { who: LAB, scope: "bureau" },
    query: z.strictObject({ base: version }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: 60_000,
    handle: async (context, { person, query, body, language }) => ({
      json: await previewImport(
        context,
        requirePerson(person),
        { base: query.base, file: body as Buffer },
        language,
      ),
    }),
  }),
  route({
    method: "post",
    path: "/rule-lab/drafts",
    name: "importDraft",
    summary: { zh: "改好的细则工作簿作为新版本(起草)", en: "A changed workbook becomes a new draft" },
    access: { who: ["assessmentOffice"], scope: "bureau" },
    query: z.strictObject({ base: version, version: newVersion, effectiveFrom: month, reason }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: 60_000,
    handle: async (context, { person, query, body, language }) => ({
      status: 201,
      json: await importDraft(context, requirePerson(person), query, body as Buffer, language),
    }),
  }),
  route({
    method: "put",
    path: "/rule-lab/drafts/:version",
    name: "replaceDraft",
    summary: {
      zh: "改好的细则工作簿作为草案的新文本(If-Match)",
      en: "A changed workbook becomes the next text of a draft (If-Match)",
    },
    access: { who: ["assessmentOffice"], scope: "bureau" },
    params: z.strictObject({ version }),
    query: z.strictObject({ note: z.string().trim().min(1).max(200).optional() }),
    rawBody: true,
    bodyLimit: WORKBOOK_LIMIT,
    deadline: 60_000,
    handle: async (context, asked) => {
      const draft = { version: asked.params.version, note: asked.query.note ?? null };
      const person = requirePerson(asked.person);
      return { json: await replaceDraft(context, person, draft, asked.body as Buffer, asked) };
    },
  }),
];
