import { randomUUID } from "node:crypto";
import { CHINESE_CALENDAR } from "../../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../../domain/calendar/month-deadlines.ts";
import type { ReportState } from "../../../domain/messages.ts";
import { grantRole, insertAccount } from "../../../server/access/account-store.ts";
import { resolvePerson } from "../../../server/access/person-store.ts";
import { insertRows } from "../../../server/database/bulk.ts";
import { inTransaction } from "../../../server/database/transaction.ts";
import { insertMonth } from "../../../server/months/month-store.ts";
import { pushMonth } from "../../../server/reports/push-month.ts";
import { refreshUnitMonth } from "../../../server/reports/refresh-unit-month.ts";
import type { CampaignLine } from "../../../domain/messages/campaigns.ts";
import type { Bulletin } from "../../../domain/messages/bulletins.ts";
import { aPdf, uploadEvidence } from "../../support/evidence-files.ts";
import { anIndicator, startCampaign, SUMMER } from "../../support/a-campaign.ts";
import { addLeadership } from "../../support/leadership.ts";
import { aNewEntry, KEEPERS } from "../../support/register-entries.ts";
import { anEvent, aPush, aRow } from "../../support/rows.ts";
import type { RunningServer } from "../../support/server.ts";
import { signIn } from "../../support/sign-in.ts";

/** A month for every state a report can be in; all its reports are in that state. */
export const MONTH_OF = {
  drafted: "2026-01",
  attested: "2026-02",
  submitted: "2026-03",
  returned: "2026-04",
  signing: "2026-05",
  signed: "2026-06",
  checked: "2026-07",
  locked: "2026-08",
  published: "2026-09",
} as const satisfies Partial<Record<ReportState, string>>;
export type TriedState = keyof typeof MONTH_OF;
export const STATES = Object.keys(MONTH_OF) as TriedState[];

/** Members of the units, by 警号. */
export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  "19": ["000123", "001901", "001902", "001903", "001904", "001905", "001906"],
  "09": ["000901", "000902", "000903"],
  "01": ["000101", "000102"],
  "00": ["000003", "000004"],
};
const CLERK: Record<string, string> = { "19": "clerk19", "09": "clerk09", "01": "clerk01", "00": "clerk09" };
const GRADED: ReadonlySet<string> = new Set(["signed", "checked", "locked", "published"]);
const NOW = "2026-11-04T01:00:00.000Z";
const NOTICE = JSON.stringify({ month: "2026-10", practice: false });

export function unitOf(policeNo: string): string {
  return Object.keys(MEMBERS).find((unit) => MEMBERS[unit]!.includes(policeNo))!;
}

/** An event of the signed month; files of evidence stand under the number it cites. */
export interface WorldEvent {
  rowKey: string;
  department: "politicalOffice" | "disciplineOffice" | "petitions" | "legal";
  policeNo?: string;
  unit: string;
}
export interface WorldFile {
  id: number;
  kind: "ordinary" | "sanction" | "complaint";
  policeNo?: string;
  unit: string;
}

export interface World {
  server: RunningServer;
  /** `2026-03/000123` → id and version. */
  reports: ReadonlyMap<string, { id: number; version: number }>;
  events: WorldEvent[];
  files: WorldFile[];
  bulletins: { id: number; state: "draft" | "issued" }[];
  assessments: { period: string; state: "draft" | "proposed" | "announced" }[];
  objections: { id: number; policeNo: string; by: string }[];
  corrections: { id: number; policeNo: string }[];
  changes: { id: number; kind: "roster" | "delegation" | "rights" | "superior"; owners: string[] }[];
  notices: { id: number; owner: string }[];
  /** One entry of every register. */
  entries: { rowKey: string; register: string }[];
  /** A report of inspections the files office received already. */
  inspectionReport: number;
  training: number;
  campaigns: { id: number; state: "draft" | "running"; indicator: number }[];
}

/** A bureau in which everything a route may be asked about stands in every state. */
export async function buildWorld(server: RunningServer): Promise<World> {
  await addLeadership(server);
  await addPeople(server);
  await addMonths(server);
  const files = await addEvidence(server);
  const events = await fillMonths(server, files);
  const reports = await setStates(server);
  const bulletins = await addBulletins(server);
  return {
    ...{ server, reports, events, files: files.map(({ file }) => file), bulletins },
    assessments: await addAssessments(server),
    objections: await addObjections(server, reports),
    corrections: await addCorrections(server, reports),
    changes: await addChanges(server),
    notices: await addNotices(server),
    entries: await addEntries(server),
    inspectionReport: await addInspectionReport(server),
    training: await addTraining(server),
    campaigns: await addCampaigns(server),
  };
}

const MORE_ACCOUNTS: [name: string, policeNo: string, role: string | null, unit: string | null][] = [
  ["clerk01", "000102", "clerk", "01"],
  ["head01", "000101", null, null],
  ["deputy09", "000902", null, null],
  ["files19", "001905", "filesOffice", null],
  ["political19", "001902", "politicalOffice", null],
  ["disabled", "001903", null, null],
];

async function addPeople({ context, bureau }: RunningServer): Promise<void> {
  const [passwordHash = ""] = await context
    .db("accounts")
    .where({ name: "files" })
    .pluck<string[]>("password_hash");
  await inTransaction(context.db, async (trx) => {
    for (const [name, policeNo, role, unit] of MORE_ACCOUNTS) {
      const officerId = bureau.officers[policeNo]!;
      const account = { name, displayName: name, officerId, passwordHash, createdAt: NOW };
      const id = await insertAccount(trx, account);
      bureau.accounts[name] = id;
      if (role) await grantRole(trx, id, role, unit === null ? 0 : bureau.units[unit]);
    }
    await trx("delegations").insert({
      ...{ absent_id: bureau.officers["000901"], deputy_id: bureau.officers["000902"] },
      ...{ from_day: "2026-11-01", to_day: "2026-11-30", reason: "外出培训" },
      ...{ entered_by: bureau.accounts.political, confirmed_by: bureau.accounts.sysadmin, at: NOW },
    });
  });
}

async function addMonths({ context }: RunningServer): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    for (const month of Object.values(MONTH_OF)) {
      if (month === MONTH_OF.published) continue;
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      const line = { month, state: "upcoming", ruleSet: "BY-2026-v1", practice: false, backFilled: false };
      await insertMonth(trx, { ...line, state: "upcoming", ...deadlines });
    }
    // Filled first, published afterwards.
    await trx("months").where({ month: MONTH_OF.published }).update({ state: "upcoming" });
  });
}

/** Whose evidence and events there are: both units' heads, officers and one of another unit. */
const CONCERNED = ["000123", "001901", "000903", "000901", "000003"];
const TYPES = [
  ["R4", "politicalOffice", "ordinary"],
  ["P1", "disciplineOffice", "sanction"],
  ["P8", "petitions", "complaint"],
  ["X1", "legal", null],
] as const;

interface Filed {
  file: WorldFile;
  number: string;
  type: string;
}

/** 纪检督察室 files everything: it is nobody's clerk, head or reviewer. */
async function addEvidence(server: RunningServer): Promise<Filed[]> {
  const discipline = await signIn(server, "discipline");
  const filed: Filed[] = [];
  const upload = async (
    unit: string,
    policeNo: string | undefined,
    type: string,
    kind: WorldFile["kind"],
  ) => {
    const query = {
      ...{ unit, kind: kind === "complaint" ? "investigation" : "document" },
      ...{ sensitive: kind === "ordinary" ? "0" : "1", ...(policeNo && { officer: policeNo }) },
    };
    const made = await uploadEvidence(server, discipline, aPdf("", `${unit}${policeNo ?? ""}${type}`), query);
    if (!made.file) throw new Error(JSON.stringify(made));
    const { id, evidenceNo } = made.file;
    filed.push({ file: { id, kind, unit, ...(policeNo && { policeNo }) }, number: evidenceNo, type });
  };
  for (const policeNo of CONCERNED)
    for (const [type, , kind] of TYPES) if (kind) await upload(unitOf(policeNo), policeNo, type, kind);
  for (const unit of ["19", "09"]) await upload(unit, undefined, "R7", "ordinary");
  return filed;
}

async function fillMonths(server: RunningServer, filed: readonly Filed[]): Promise<WorldEvent[]> {
  const { context, bureau } = server;
  const events: WorldEvent[] = [];
  for (const [state, month] of Object.entries(MONTH_OF)) {
    for (const [unit, members] of Object.entries(MEMBERS)) {
      const clerk = await resolvePerson(context.db, bureau.accounts[CLERK[unit]!]!, "2026-11-04");
      const rows = members.map((policeNo, index) =>
        aRow(policeNo, {
          dueDays: 18,
          ...{ excusedDays: 0, personalLeave: 0, disobey: 0, inspMinor: 0, complaint: 0, notes: index % 3 },
          ...((policeNo === "001904" || policeNo === "000903") && { partyDue: null, partyDone: null }),
          summary: `本月完成第${index + 1}片区走访${index * 7 + 11}户，处置警情${index * 13 + 5}起，${unit}单位。`,
        }),
      );
      const lines = state === "signed" ? eventsOf(unit, month, filed) : [];
      events.push(...lines.map(({ event }) => event));
      const sent = aPush({ unit, rows, events: lines.map(({ line }) => line) });
      const { receipt } = await pushMonth(context, clerk!, month, randomUUID(), sent, "zh");
      if (receipt.counts.saved !== rows.length + lines.length) throw new Error(JSON.stringify(receipt));
    }
  }
  return events;
}

function eventsOf(unit: string, month: string, filed: readonly Filed[]) {
  const numberOf = (policeNo: string | undefined, type: string) =>
    filed.find(({ file, type: of }) => file.unit === unit && file.policeNo === policeNo && of === type)
      ?.number;
  const made = CONCERNED.filter((policeNo) => unitOf(policeNo) === unit).flatMap((policeNo) =>
    TYPES.map(([type, department]) => {
      const line = anEvent({
        ...{ subject: policeNo, type, documentOn: `${month}-20`, occurredOn: `${month}-10` },
        ...{ reason: "有关情况已经核实", documentNo: `北公〔2026〕${policeNo}号` },
        ...(type !== "R4" && { responsibility: "main", finding: "confirmed" }),
        ...(type === "P8" && { variant: "first" }),
        evidenceNo: numberOf(policeNo, type) ?? "ZJ-2026-9999",
      });
      return { line, event: { rowKey: line.rowKey, department, policeNo, unit } };
    }),
  );
  const number = numberOf(undefined, "R7");
  if (number === undefined) return made;
  const line = anEvent({
    ...{
      subjectKind: "unit",
      subject: unit,
      type: "R7",
      variant: "county",
      evidenceNo: number,
      documentOn: `${month}-21`,
    },
    ...{ documentNo: `北公〔2026〕R${unit}号` },
  });
  return [...made, { line, event: { rowKey: line.rowKey, department: "politicalOffice" as const, unit } }];
}

async function setStates({ context, bureau }: RunningServer): Promise<World["reports"]> {
  const reports = new Map<string, { id: number; version: number }>();
  const { db } = context;
  await inTransaction(context.db, async (trx) => {
    for (const [state, month] of Object.entries(MONTH_OF)) {
      const grade = GRADED.has(state) ? "good" : null;
      await trx("reports")
        .where({ month })
        .update({ state, grade, submitted_at: `${month}-28T01:00:00.000Z` });
      if (state === "published" || state === "locked") {
        await trx("months").where({ month }).update({ state });
        await publish(trx, month, bureau.accounts.files!);
      }
      for (const unit of Object.keys(MEMBERS))
        await refreshUnitMonth(trx, month, bureau.units[unit]!, "BY-2026-v1");
    }
    await context.pulse.bump(trx);
  });
  const rows = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .select<{ id: number; version: number; month: string; policeNo: string }[]>(
      ...["r.id", "r.version", "r.month", "o.police_no as policeNo"],
    );
  for (const { id, version, month, policeNo } of rows)
    reports.set(`${month}/${policeNo}`, { id: Number(id), version: Number(version) });
  return reports;
}

type Trx = Parameters<typeof refreshUnitMonth>[0];

async function publish(trx: Trx, month: string, accountId: number): Promise<void> {
  const rows = await trx("reports as r")
    .leftJoin("points as p", "p.report_id", "r.id")
    .where("r.month", month)
    .select<{ id: number; version: number; grade: string; content_hash: string; total: number }[]>(
      ...["r.id", "r.version", "r.grade", "r.content_hash", "p.total"],
    );
  const [publication] = await trx("publications").insert({
    ...{ month, seq: 1, account_id: accountId, at: NOW, note: null },
    ...{ reports: rows.length, digest: "0".repeat(64) },
  });
  await insertRows(
    trx,
    "publication_items",
    rows.map(({ id, version, grade, content_hash, total }) => ({
      ...{ publication_id: Number(publication), report_id: id, report_version: version, grade },
      ...{ ungraded: null, total, material_hash: content_hash },
    })),
  );
}

async function addAssessments({ context, bureau }: RunningServer): Promise<World["assessments"]> {
  const { db } = context;
  const quarter = { kind: "quarter", inputs: { serving: true, months: [], deductions: [], hits: [] } };
  const year = {
    kind: "year",
    inputs: { serving: true, quarters: [], others: {}, pool: null },
    verdict: null,
  };
  const made = [
    { period: "2024-Q1", kind: "quarter", state: "announced", detail: quarter },
    { period: "2024-Q2", kind: "quarter", state: "draft", detail: quarter },
    { period: "2024", kind: "year", state: "proposed", detail: year },
  ] as const;
  for (const { period, kind, state, detail } of made) {
    const [id] = await db("assessments").insert({
      ...{ kind, period, run: 1, state: "draft", rule_set: "BY-2026-v1", inputs_hash: "", digest: "" },
      ...{
        sources: JSON.stringify({ months: [], deductionsTo: 0, appraisalsTo: 0, quarters: [] }),
        approvals: "[]",
      },
      ...{ computed_by: bureau.accounts.assessment, computed_at: NOW, officers: 1, scored: 0, ranked: 0 },
    });
    await db("standings").insert({
      ...{ assessment_id: id, officer_id: bureau.officers["000123"], unit_id: bureau.units["19"] },
      ...{ series: "stations", level: "officer", post_type: "SQ", list: "stations.SQ", reason: "fewMonths" },
      ...{ detail: JSON.stringify(detail), inputs_hash: "", digest: "" },
    });
    await db("assessments").where({ id }).update({ state });
  }
  return made.map(({ period, state }) => ({ period, state }));
}

async function addBulletins(server: RunningServer): Promise<World["bulletins"]> {
  const files = await signIn(server, "files");
  const issued = await files.post<Bulletin>("/bulletins", { kind: "grades", month: MONTH_OF.locked });
  const answer = await files.request("POST", `/bulletins/${issued.id}/issue`, {}, { "If-Match": '"1"' });
  if (!answer.ok) throw new Error(await answer.text());
  const draft = await files.post<Bulletin>("/bulletins", { kind: "grades", month: MONTH_OF.published });
  return [
    { id: issued.id, state: "issued" },
    { id: draft.id, state: "draft" },
  ];
}

async function addObjections(
  { context, bureau }: RunningServer,
  reports: World["reports"],
): Promise<World["objections"]> {
  const made: World["objections"] = [];
  for (const [by, policeNo] of [
    ["officer19", "001905"],
    ["head19", "000901"],
    ["files19", "000901"],
    ["deputy09", "000123"],
  ] as const) {
    const [id] = await context.db("objections").insert({
      ...{ kind: "doubt", month: MONTH_OF.published, item: "ZZ-01", text: "此项与实际情况不符，请核查。" },
      ...{ report_id: reports.get(`${MONTH_OF.published}/${policeNo}`)!.id, at: NOW, answer_by: NOW },
      ...{ account_id: bureau.accounts[by], state: "dismissed", answer: "经核查与档案一致，不予采纳。" },
      ...{ answered_by: bureau.accounts.files, answered_at: NOW },
    });
    made.push({ id: Number(id), policeNo, by });
  }
  return made;
}

async function addCorrections(
  { context, bureau }: RunningServer,
  reports: World["reports"],
): Promise<World["corrections"]> {
  const made: World["corrections"] = [];
  for (const policeNo of ["000123", "001902", "001905", "000901"]) {
    const { id: report, version } = reports.get(`${MONTH_OF.published}/${policeNo}`)!;
    const [id] = await context.db("corrections").insert({
      ...{ month: MONTH_OF.published, report_id: report, base_version: version, origin: "office" },
      ...{ changes: JSON.stringify({ fields: { notes: 5 }, credits: [], events: [] }), state: "asked" },
      ...{ reason: "学习笔记漏计，现予更正。", asked_by: bureau.accounts.files, asked_at: NOW },
      asked_role: "filesOffice",
    });
    made.push({ id: Number(id), policeNo });
  }
  return made;
}

async function addChanges({ context, bureau }: RunningServer): Promise<World["changes"]> {
  const made: World["changes"] = [];
  const from = { from: "2026-11-10", to: "2026-11-20" };
  for (const [kind, by, enteredAs, act, owners] of [
    [
      "roster",
      "sysadmin",
      "systemAdmin",
      { act: "unitEdit", unit: "01", name: "指挥中心", series: "offices" },
      [],
    ],
    // 001902 would gain by it: whoever is concerned does not confirm.
    [
      "delegation",
      "head19",
      "head",
      { act: "delegate", absent: "001901", deputy: "001902", ...from },
      ["political19"],
    ],
    [
      "rights",
      "secadmin",
      "securityAdmin",
      { act: "grant", account: "legal", role: "petitions", unit: null },
      [],
    ],
    ["superior", "political", "politicalOffice", { act: "superior", account: null, evidenceNo: null }, []],
  ] as const) {
    const [id] = await context.db("roster_changes").insert({
      ...{ kind, content: JSON.stringify({ acts: [act], enteredAs }), state: "pending", reason: "工作需要" },
      ...{ entered_by: bureau.accounts[by], entered_at: NOW },
    });
    made.push({ id: Number(id), kind, owners: [by, ...owners] });
  }
  return made;
}

async function addInspectionReport(server: RunningServer): Promise<number> {
  const discipline = await signIn(server, "discipline");
  const entry = aNewEntry("inspection");
  await discipline.put(`/registers/inspection/pushes/${randomUUID()}`, { rows: [entry] });
  const report = {
    kind: "bulletin",
    title: "督察通报",
    content: "督察发现的问题如下。",
    entries: [entry.rowKey],
  };
  const { id } = await discipline.post<{ id: number }>("/inspection-reports", report);
  await (await signIn(server, "files")).post(`/inspection-reports/${id}/receipt`, {});
  return id;
}

async function addEntries(server: RunningServer): Promise<World["entries"]> {
  const made: World["entries"] = [];
  for (const [register, keeper] of Object.entries(KEEPERS)) {
    const rowKey = randomUUID();
    const client = await signIn(server, keeper);
    await client.put(`/registers/${register}/pushes/${randomUUID()}`, {
      rows: [{ ...aNewEntry(register), rowKey }],
    });
    made.push({ rowKey, register });
  }
  return made;
}

async function addNotices({ context, bureau }: RunningServer): Promise<World["notices"]> {
  const made: World["notices"] = [];
  for (const owner of ["officer19", "files", "legal"]) {
    const [id] = await context.db("notices").insert({
      ...{
        account_id: bureau.accounts[owner],
        kind: "submitBy.before",
        subject: "2026-10",
        facts: NOTICE,
        at: NOW,
        due_at: NOW,
      },
    });
    made.push({ id: Number(id), owner });
  }
  return made;
}

async function addTraining(server: RunningServer): Promise<number> {
  const files = await signIn(server, "files");
  const body = { day: "2026-10-12", topic: "填报培训", place: "会议室" };
  return (await files.post<{ id: number }>("/trainings", body)).id;
}

async function addCampaigns(server: RunningServer): Promise<World["campaigns"]> {
  const office = await signIn(server, "assessment");
  const indicators = [anIndicator("破案", { "19": 20, "09": 30 })];
  const draft = await office.post<CampaignLine>("/campaigns", { ...SUMMER, indicators });
  const running = await startCampaign(office, { ...SUMMER, name: "禁毒行动", indicators });
  const drafted = await office.get<{ indicators: { id: number }[] }>(`/campaigns/${draft.id}`);
  return [
    { id: draft.id, state: "draft", indicator: drafted.indicators[0]!.id },
    { id: running.id, state: "running", indicator: running.indicators[0]!.id },
  ];
}
