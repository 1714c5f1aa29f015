import { randomUUID } from "node:crypto";
import { aCredit, anEvent, aPush, aRow } from "../../support/rows.ts";
import type { Over } from "./matrix.ts";
import type { Subject } from "./principals.ts";
import { MEMBERS, MONTH_OF, STATES, unitOf, type TriedState, type World } from "./world.ts";

/** One thing a route may be asked about. */
export interface Target {
  label: string;
  /** The matrix's name of its state. */
  state: string;
  subject: Subject;
  month?: string;
  policeNo?: string;
  unit?: string;
  id?: number;
  version?: number;
  rowKey?: string;
  kind?: string;
  period?: string;
}

export interface Ask {
  method: string;
  path: string;
  body?: unknown;
  /** Sent as it is, as a file. */
  raw?: Buffer;
  headers?: Record<string, string>;
}

const OFFICERS = ["000123", "001901", "001905", "000903", "000901", "000902", "000102", "000003"];
/** One of each route of review; one below and one above. */
const FEW = ["000123", "001901", "000903", "000102", "000003"];
const FEWEST = ["000123", "000901"];
const PUBLIC: ReadonlySet<string> = new Set(["published", "locked"]);
/** Routes that hardly differ from another one, or cost more, are asked about fewer. */
const EVERY_STATE: ReadonlySet<string> = new Set(["readFile"]);
const DEAR: ReadonlySet<string> = new Set([
  "extractDocx",
  "extractXlsx",
  "downloadOfficerPaper",
  "downloadUnitPaper",
]);
/** A month nobody filled, and numbers nobody has. */
const NOTHING = {
  month: "2026-11",
  id: 999_999,
  unit: "77",
  rowKey: "00000000-0000-4000-8000-000000000000",
  period: "2024-Q4",
};

/** What a route is asked about. `always` in the matrix stands for every state. */
export function targetsOf(world: World, name: string, over: Over): Target[] {
  switch (over) {
    case "bureau":
      return [{ label: "", state: "", subject: {} }];
    case "report": {
      const states = EVERY_STATE.has(name) ? STATES : (["signed", "published"] as const);
      const found = reportTargets(world, DEAR.has(name) ? ["submitted", "published"] : states);
      const few = DEAR.has(name) ? FEWEST : EVERY_STATE.has(name) ? FEW.slice(0, 3) : OFFICERS;
      return found.filter(({ policeNo }) => few.includes(policeNo!));
    }
    case "unit": {
      const all = Object.keys(MEMBERS).map((unit) => unitTarget(unit, "drafted"));
      const published = ["19", "09"].map((unit) => unitTarget(unit, "published"));
      return DEAR.has(name) ? published : [...all, ...published];
    }
    case "line":
      return [
        ...FEW.flatMap((policeNo) =>
          ["row", "credit", "event"].map((kind) => lineTarget(unitOf(policeNo), kind, policeNo)),
        ),
        ...Object.keys(MEMBERS).map((unit) => lineTarget(unit, "unitEvent")),
      ].filter(({ kind }) => name === "pushMonth" || kind === "event" || kind === "unitEvent");
    case "evidence":
      return world.files.map(({ id, kind, policeNo, unit }) => ({
        ...{ label: `${kind} ${policeNo ?? unit}`, state: kind, id, subject: { policeNo, unit } },
      }));
    case "event":
      return world.events.map(({ rowKey, department, policeNo, unit }) => ({
        ...{
          label: `${department} ${policeNo ?? unit}`,
          state: policeNo ? department : "unit",
          rowKey,
          kind: department,
        },
        subject: { policeNo, unit },
      }));
    case "department":
      return ["politicalOffice", "disciplineOffice", "petitions", "legal"].map((kind) => ({
        ...{ label: kind, state: kind, kind, subject: {} },
      }));
    case "bulletin":
      return world.bulletins.map(({ id, state }) => ({ label: state, state, id, subject: {} }));
    case "assessment":
      return world.assessments.map(({ period, state }) => ({ label: state, state, period, subject: {} }));
    case "objectionTo":
      return (["signed", "published"] as const)
        .flatMap((state) => reportTargets(world, [state]))
        .filter(({ policeNo }) => FEW.includes(policeNo!))
        .flatMap((target) =>
          ["grade", "doubt"].map((kind) => ({
            ...target,
            ...{ kind, state: `${kind} ${target.state}`, label: `${kind} ${target.label}` },
          })),
        );
    case "objection":
      return world.objections.map(({ id, policeNo, by }) => ({
        ...{ label: `of ${by} on ${policeNo}`, state: "", id },
        // Whoever raised it is a party to the answer; his own name is no secret to him.
        subject: { policeNo, unit: unitOf(policeNo), owners: name === "answerObjection" ? [by] : [] },
      }));
    case "correction":
      return world.corrections.map(({ id, policeNo }) => ({
        ...{ label: `of ${policeNo}`, state: "", id, subject: { policeNo, unit: unitOf(policeNo) } },
      }));
    case "reopening":
      return [{ label: "of unit 19", state: "", unit: "19", subject: { unit: "19", owners: ["files"] } }];
    case "change":
      return world.changes.map(({ id, kind, owners }) => ({
        ...{ label: kind, state: kind, id, subject: { owners } },
      }));
    case "newChange":
      return ["roster", "delegation", "rights", "superior"].map((kind) => ({
        ...{ label: kind, state: kind, kind, subject: {} },
      }));
    case "appraisal":
      return ["leaders", "democratic"].flatMap((kind) =>
        ["19", "09", "01", "00"].map((unit) => ({
          ...{ label: `${kind} of unit ${unit}`, state: kind, kind, unit, subject: { unit } },
        })),
      );
    case "campaign":
      return world.campaigns.map(({ id, state }) => ({ label: state, state, id, kind: state, subject: {} }));
    case "campaignUnit":
      // The campaign is found by its state: what one may not have is the unit.
      return ["draft", "running"].flatMap((state) =>
        ["19", "09", "01"].map((unit) => ({
          ...{ label: `${state} unit ${unit}`, state, kind: state, unit, subject: { unit } },
        })),
      );
    case "register":
      return ["inspection", "complaint", "legal", "sanction", "award"].map((kind) => ({
        ...{ label: kind, state: kind, kind, subject: {} },
      }));
    case "entry":
      return world.entries.map(({ rowKey, register }) => ({
        ...{ label: register, state: register, rowKey, kind: register, subject: {} },
      }));
    case "notice":
      return world.notices.map(({ id, owner }) => ({
        ...{ label: `of ${owner}`, state: "", id, subject: { owners: [owner] } },
      }));
  }
}

function reportTargets(world: World, states: readonly TriedState[]): Target[] {
  return states.flatMap((state) =>
    OFFICERS.map((policeNo) => {
      const month = MONTH_OF[state];
      const unit = unitOf(policeNo);
      return {
        ...{ label: `${policeNo} ${state}`, state: PUBLIC.has(state) ? "published" : "unpublished" },
        ...{
          month,
          policeNo,
          unit,
          subject: { policeNo, unit },
          ...world.reports.get(`${month}/${policeNo}`)!,
        },
      };
    }),
  );
}

function unitTarget(unit: string, state: TriedState): Target {
  return {
    ...{ label: `unit ${unit} ${state}`, state: PUBLIC.has(state) ? "published" : "unpublished" },
    ...{ month: MONTH_OF[state], unit, subject: { unit } },
  };
}

function lineTarget(unit: string, kind: string, policeNo?: string): Target {
  return {
    ...{ label: `${kind} ${policeNo ?? unit}`, state: kind, kind, unit, month: MONTH_OF.drafted },
    ...{ subject: { unit, policeNo }, ...(policeNo && { policeNo }) },
  };
}

/** The same question about something that does not exist. */
export function ghostOf(target: Target): Target {
  const { unit, month, id, rowKey, policeNo, period } = target;
  return {
    ...target,
    ...(id !== undefined && { id: NOTHING.id }),
    ...(rowKey !== undefined && { rowKey: NOTHING.rowKey }),
    ...(period !== undefined && { period: NOTHING.period }),
    ...(policeNo !== undefined && month !== undefined && { month: NOTHING.month }),
    ...(policeNo === undefined && unit !== undefined && { unit: NOTHING.unit }),
  };
}

type Asking = (target: Target, world: World) => Ask;

const get =
  (path: (target: Target) => string): Asking =>
  (target) => ({ method: "GET", path: path(target) });
const send =
  (method: string, path: (target: Target) => string, body: (target: Target) => unknown): Asking =>
  (target) => ({ method, path: path(target), body: body(target) });
const REASON = "因工作需要，特此申请办理。";
const NOBODYS_DIGEST = "0".repeat(64);

/** How each route is asked. A write goes as far as the decision who may, and then fails for another reason or changes nothing. */
export const ASKING: Readonly<Record<string, Asking>> = {
  readMonth: get(() => "/months/2026-10"),
  readCalendar: get(() => "/calendar?year=2026"),
  exportCalendar: get(() => "/calendar.xlsx?year=2026"),
  readDeadlines: get(() => "/months/2026-10/deadlines"),
  adjustDeadlines: send("PUT", () => "/months/2026-10/deadlines", () => ({})), // prettier-ignore
  setCalendarDay: send("PUT", () => "/calendar/days/2026-12-01", () => ({})), // prettier-ignore
  importCalendar: () => ({ method: "POST", path: "/calendar/import", raw: Buffer.from("x") }),
  searchOfficers: get(() => `/officers?search=${encodeURIComponent("王")}`),
  readOrganisationUnit: get(() => "/organisation/units/19"),
  importRoster: () => ({
    ...{ method: "POST", path: "/organisation/import?day=2026-11-10&dryRun=true", raw: Buffer.from("x") },
  }),
  searchAccounts: get(() => "/organisation/accounts?search=clerk"),
  unlockAccount: send("POST", () => "/accounts/officer19/unlock", () => ({})), // prettier-ignore
  // Nobody is signed in with it: what is handed out opens nothing here.
  resetPassword: send("POST", () => "/accounts/disabled/password", () => ({})), // prettier-ignore
  readRules: get(() => "/rules/BY-2026-v1"),
  compareRules: get(() => "/rule-lab/differences?from=BY-2026-v1&to=BY-2026-v1"),
  exportRules: get(() => "/rule-lab/versions/BY-2026-v1/workbook"),
  printRules: get(() => "/rule-lab/versions/BY-2026-v1/document"),
  previewRuleImport: () => ({
    ...{ method: "POST", path: "/rule-lab/preview?base=BY-2026-v1", raw: Buffer.from("x") },
  }),
  importDraft: () => ({
    method: "POST",
    path: `/rule-lab/drafts?base=BY-2026-v1&version=BY-2027-v7&effectiveFrom=2027-01&reason=${encodeURIComponent(REASON)}`,
    raw: Buffer.from("x"),
  }),
  replaceDraft: () => ({ method: "PUT", path: "/rule-lab/drafts/BY-2026-v1", raw: Buffer.from("x") }),
  lintRules: get(() => "/rule-lab/findings/BY-2026-v1"),
  runSandbox: get(() => "/rule-lab/sandbox?draft=BY-2026-v1&from=2026-09&to=2026-09"),
  listSandboxOfficers: get(() => "/rule-lab/sandbox/officers?draft=BY-2026-v1&from=2026-09&to=2026-09"),
  explainSandbox: get(() => "/rule-lab/sandbox/explanation?draft=BY-2026-v1&policeNo=000123&month=2026-09"),
  readRuleVersion: get(() => "/rules/BY-2026-v1/life"),
  compareTrial: get(() => "/rules/BY-2026-v1/trial?month=2026-09"),
  listRuleComments: get(() => "/rules/BY-2026-v1/comments"),
  commentOnRules: send("POST", () => "/rules/BY-2026-v1/comments", () => ({ clause: "", text: REASON })), // prettier-ignore
  saveDraftRules: send("PUT", () => "/rules/BY-2026-v1/tables", () => ({ tables: {} })), // prettier-ignore
  moveRules: send("POST", () => "/rules/BY-2026-v1/move", () => ({ to: "discussion", reason: REASON })), // prettier-ignore
  answerRuleComment: send("POST", () => "/rule-comments/999999/answer", () => ({})), // prettier-ignore
  signAdoption: send("POST", () => "/rules/BY-2026-v1/signature", () => ({ textDigest: "x" })), // prettier-ignore
  askRuleChange: send("POST", () => "/rule-requests", () => ({ kind: "?" })), // prettier-ignore
  decideRuleChange: send("POST", () => "/rule-requests/999999/decision", () => ({ decision: "?" })), // prettier-ignore
  enterChange: send("POST", () => "/organisation/changes", ({ kind }) => newChange(kind!)), // prettier-ignore
  decideChange: send(
    "PUT",
    ({ id }) => `/organisation/changes/${id}/decision`,
    () => ({ decision: "confirm", digest: NOBODYS_DIGEST }),
  ),

  readOverview: get(() => "/figures/overview?month=2026-09"),
  readSteps: get(() => "/figures/steps?month=2026-09"),
  readCompletion: get(() => "/figures/completion?month=2026-09"),
  readDistribution: get(() => "/figures/distribution?period=2026-09"),
  readRanking: get(() => "/figures/ranking?period=2026-09"),
  readUnitRanking: get(() => "/figures/unit-ranking?period=2026-09"),
  readTrend: get(() => "/figures/trend"),
  readCompare: get(() => "/figures/compare?officers=000123,000903"),
  readUnitProfile: get(({ unit, month }) => `/figures/unit-profile?unit=${unit}&period=${month}`),
  readWall: get(({ unit, month }) => `/figures/wall?month=${month}&unit=${unit}`),

  browseFiles: get(() => "/files"),
  readFile: get(({ policeNo, month }) => `/officers/${policeNo}/file?month=${month}`),
  readTrace: get(({ policeNo, month }) => `/officers/${policeNo}/trace?month=${month}`),
  readOfficerPaper: get(({ policeNo, month }) => `/papers/officer/${policeNo}?month=${month}`),
  downloadOfficerPaper: get(({ policeNo, month }) => `/papers/officer/${policeNo}.xlsx?month=${month}`),
  readUnitPaper: get(({ unit, month }) => `/papers/unit/${unit}?month=${month}`),
  downloadUnitPaper: get(({ unit, month }) => `/papers/unit/${unit}.xlsx?month=${month}`),
  checkPaper: send("POST", () => "/paper-checks", () => ({ recordNo: "X", version: "1", code: "0000-0000-0000" })), // prettier-ignore

  readMonthForm: get(({ unit, month }) => `/months/${month}/form?unit=${unit}`),
  pushMonth: send("PUT", ({ month }) => `/months/${month}/pushes/${randomUUID()}`, pushOf),
  readMyMonth: get(() => "/months/2026-03/my-month"),
  readDraft: get(() => "/months/2026-10/draft"),
  saveDraft: send("PUT", () => "/months/2026-10/draft", () => ({ baseVersion: 0, cells: { notes: 2 } })), // prettier-ignore
  discardDraft: () => ({ method: "DELETE", path: "/months/2026-10/draft" }),
  readCollected: get(({ unit, month }) => `/months/${month}/collected?unit=${unit}`),
  listSegments: get(({ unit, month }) => `/months/${month}/segments?unit=${unit}`),
  // Nobody left the unit: 404 says so to its clerk in other words than to others.
  saveSegment: send(
    "PUT",
    ({ unit, month }) => `/months/${month}/segments/000123?unit=${unit}`,
    () => ({ fields: {} }),
  ),
  attestReport: send("POST", ({ id }) => `/reports/${id}/attestation`, () => ({})), // prettier-ignore
  readPackage: get(({ unit, month }) => `/months/${month}/package?unit=${unit}`),
  submitUnit: send("POST", ({ month }) => `/months/${month}/submission`, ({ unit }) => ({ unit, declaration: false })), // prettier-ignore
  withdrawSubmission: send(
    "POST",
    ({ month }) => `/months/${month}/submission/withdrawal`,
    ({ unit }) => ({ unit, reason: REASON }),
  ),
  readPlan: get(({ unit, month }) => `/months/${month}/plan?unit=${unit}`),
  pushPlan: send(
    "PUT",
    () => `/months/2026-11/plans/${randomUUID()}`,
    ({ unit }) => ({
      unit,
      source: "web",
      rows: [{ policeNo: "000123", version: 0, taskTarget: 5 }],
      dryRun: true,
    }),
  ),
  uploadPlan: ({ unit }) => ({
    ...{ method: "POST", path: `/months/2026-11/plans/${randomUUID()}?unit=${unit}`, raw: Buffer.from("x") },
  }),
  listCases: get(({ unit }) => `/cases?unit=${unit}`),
  importCases: () => ({ method: "POST", path: `/cases/${randomUUID()}`, raw: Buffer.from("x") }),

  readReviewSheet: get(() => "/months/2026-03/review"),
  returnReport: send("POST", ({ id }) => `/reports/${id}/return`, () => ({ to: "officer", reason: REASON })), // prettier-ignore
  readPublication: get(() => "/months/2026-09/publication"),
  checkReports: send("POST", () => "/months/2026-10/check", () => ({ units: "?" })), // prettier-ignore
  publishMonth: send("POST", () => "/months/2026-10/publication", () => ({ note: 5 })), // prettier-ignore

  storeEvidence: ({ unit, policeNo }) => ({
    ...{
      method: "POST",
      path: `/evidence?unit=${unit}&kind=document${policeNo ? `&officer=${policeNo}` : ""}`,
    },
    ...{ raw: Buffer.from("not a document"), headers: { "x-file-name": "x.pdf" } },
  }),
  listEvidence: get(() => "/evidence?number=ZJ-2026-0001"),
  openEvidence: get(({ id }) => `/evidence/${id}`),
  removeEvidence: ({ id }) => ({ method: "DELETE", path: `/evidence/${id}` }),
  readEventEvidence: get(({ rowKey }) => `/events/${rowKey}/evidence`),
  listConfirmations: get(({ kind }) => `/confirmations?department=${kind}&month=2026-06`),
  confirmEvent: send("POST", ({ rowKey }) => `/events/${rowKey}/confirmation`, () => ({ decision: "confirmed" })), // prettier-ignore
  registerEvent: send("POST", () => "/register/events", () => ({})), // prettier-ignore

  readDiscrimination: get(() => "/figures/discrimination?period=2026"),
  listGradings: get(() => "/gradings?period=2026"),
  changeCampaign: send("PUT", ({ id }) => `/campaigns/${id}`, () => ({})), // prettier-ignore
  moveCampaign: send("POST", ({ id }) => `/campaigns/${id}/state`, () => ({})), // prettier-ignore
  enterExternalRank: send("POST", ({ id }) => `/campaigns/${id}/ranks`, () => ({})), // prettier-ignore
  readTargetsWorkbook: ({ id }) => ({
    ...{ method: "POST", path: `/campaigns/${id}/targets.xlsx`, raw: Buffer.from("x") },
  }),
  readCampaign: get(({ id }) => `/campaigns/${id}`),
  exportTargets: get(({ id }) => `/campaigns/${id}/targets.xlsx`),
  readCampaignBoard: get(({ id }) => `/campaigns/${id}/board`),
  listContributors: ({ id, kind }, { campaigns }) => ({
    method: "GET",
    path: `/campaigns/${id}/contributors?indicator=${campaigns.find(({ state }) => state === kind)!.indicator}`,
  }),
  readEntrySheet: (target, world) => ({
    ...{ method: "GET", path: `/campaigns/${campaignOf(target, world)}/entries?unit=${target.unit}` },
  }),
  exportEntrySheet: (target, world) => ({
    ...{ method: "GET", path: `/campaigns/${campaignOf(target, world)}/entries.xlsx?unit=${target.unit}` },
  }),
  pushActuals: (target, world) => ({
    ...{ method: "PUT", path: `/campaigns/${campaignOf(target, world)}/actuals/${randomUUID()}?unit=${target.unit}` }, // prettier-ignore
    body: { rows: [{ indicator: "没有" }] },
  }),
  uploadActuals: (target, world) => ({
    ...{ method: "POST", path: `/campaigns/${campaignOf(target, world)}/actuals/${randomUUID()}?unit=${target.unit}` }, // prettier-ignore
    raw: Buffer.from("x"),
  }),

  exportOfficerYear: get(() => "/workbooks/officers/000123/2026.xlsx"),
  exportAnnualWorkbook: get(() => "/workbooks/annual/2026.xlsx"),
  readAllNotices: send("POST", () => "/notices/read", () => ({})), // prettier-ignore
  readNotice: send("POST", ({ id }) => `/notices/${id}/read`, () => ({})), // prettier-ignore
  readTraining: (_target, { training }) => ({ method: "GET", path: `/trainings/${training}` }),
  uploadAttendance: (_target, { training }) => ({
    ...{ method: "POST", path: `/trainings/${training}/attendances`, raw: Buffer.from("x") },
  }),
  keepAttendance: (_target, { training }) => ({
    ...{ method: "PUT", path: `/trainings/${training}/attendances`, body: {} },
  }),
  takeTour: send("PUT", () => "/tours/first", () => ({})), // prettier-ignore

  listRegister: get(({ kind }) => `/registers/${kind}`),
  keepRegister: send(
    "PUT",
    ({ kind }) => `/registers/${kind}/pushes/${randomUUID()}`,
    () => ({ rows: [{ rowKey: randomUUID(), version: 0 }], dryRun: true }),
  ),
  importRegister: ({ kind }) => ({
    ...{
      method: "POST",
      path: `/registers/${kind}/pushes/${randomUUID()}?dryRun=true`,
      raw: Buffer.from("x"),
    },
  }),
  downloadRegisterSheet: get(() => "/registers/inspection/sheet.xlsx"),
  // An old version: who may withdraw it is told so, others that it is not there.
  withdrawEntry: send(
    "POST",
    ({ rowKey }) => `/register-entries/${rowKey}/withdrawal`,
    () => ({ version: 99, reason: REASON }),
  ),
  issueInspectionReport: send("POST", () => "/inspection-reports", () => ({})), // prettier-ignore
  receiveInspectionReport: (_target, { inspectionReport }) => ({
    ...{ method: "POST", path: `/inspection-reports/${inspectionReport}/receipt`, body: {} },
  }),

  readBulletin: get(({ id }) => `/bulletins/${id}`),
  downloadBulletin: get(({ id }) => `/bulletins/${id}.docx`),
  editBulletin: send("PUT", ({ id }) => `/bulletins/${id}`, () => ({})), // prettier-ignore
  refreshBulletin: send("POST", ({ id }) => `/bulletins/${id}/refresh`, () => ({ anew: false })), // prettier-ignore
  issueBulletin: send("POST", ({ id }) => `/bulletins/${id}/issue`, () => ({})), // prettier-ignore
  discardBulletin: ({ id }) => ({ method: "DELETE", path: `/bulletins/${id}` }),

  raiseObjection: send("POST", ({ id }) => `/reports/${id}/objections`, ({ kind }) => ({ kind, item: "none", text: REASON })), // prettier-ignore
  readObjectionForm: get(({ policeNo, month }) => `/objections/form?policeNo=${policeNo}&month=${month}`),
  answerObjection: send("POST", ({ id }) => `/objections/${id}/answer`, () => ({ decision: "dismissed", answer: REASON })), // prettier-ignore
  escalateObjection: send("POST", () => "/objections/999999/dispute", () => ({})), // prettier-ignore
  decideDispute: send("POST", () => "/disputes/999999/decision", () => ({})), // prettier-ignore
  revealReporter: get(({ id }) => `/objections/${id}/reporter`),
  askCorrection: ({ id, version }) => ({
    ...{ method: "POST", path: `/reports/${id}/corrections`, body: { reason: REASON, dryRun: true } },
    headers: { "If-Match": `"${version}"` },
  }),
  readCorrectionForm: get(({ policeNo, month }) => `/corrections/form?policeNo=${policeNo}&month=${month}`),
  readCorrection: get(({ id }) => `/corrections/${id}`),
  decideCorrection: send(
    "POST",
    ({ id }) => `/corrections/${id}/decision`,
    () => ({ decision: "accept", seen: NOBODYS_DIGEST }),
  ),
  decideReopening: send("POST", ({ id }) => `/reopenings/${id}/decision`, () => ({ decision: "refuse", note: REASON })), // prettier-ignore

  listAppraisals: get(() => "/appraisals/2026"),
  readAppraisalSheet: get(({ kind, unit }) => `/appraisals/2026/${kind}?unit=${unit}`),
  exportAppraisalSheet: get(({ kind, unit }) => `/appraisals/2026/${kind}/sheet.xlsx?unit=${unit}`),
  pushAppraisals: ({ kind, unit }) => ({
    ...{ method: "PUT", path: `/appraisals/2026/${kind}/pushes/${randomUUID()}?unit=${unit}` },
    body: { rows: [{ policeNo: "没有" }] },
  }),
  uploadAppraisals: ({ kind, unit }) => ({
    ...{ method: "POST", path: `/appraisals/2026/${kind}/pushes/${randomUUID()}?unit=${unit}` },
    raw: Buffer.from("x"),
  }),
  listAssessments: get(() => "/assessments?year=2026"),
  listStandings: get(({ period }) => `/assessments/${period}/standings`),
  explainStanding: get(({ period }) => `/assessments/${period}/standings/000123`),
  listOfficerStandings: get(() => "/officers/000123/standings"),
  listAssessmentChanges: get(({ period }) => `/assessments/${period}/changes`),
  computeAssessment: send("POST", () => "/assessments/2099-Q1/computation", () => undefined), // prettier-ignore
  announceAssessment: send("POST", () => "/assessments/2099-Q1/announcement", () => ({})), // prettier-ignore
  proposeYear: send("POST", () => "/assessments/2099/proposal", () => ({})), // prettier-ignore
  approveYear: send("POST", () => "/assessments/2099/approval", () => ({})), // prettier-ignore
  returnYear: send("POST", () => "/assessments/2099/return", () => ({})), // prettier-ignore
  noticeYear: send("POST", () => "/assessments/2099/notice", () => ({})), // prettier-ignore
  finishYear: send("POST", () => "/assessments/2099/completion", () => ({})), // prettier-ignore
  listDeductions: get(() => "/verification-deductions?quarter=2026-Q1"),

  listOutcomes: get(() => "/outcomes"),
  computeOutcomes: send("POST", () => "/outcomes/2026-H1/proposals", () => ({})), // prettier-ignore
  enterOutcomeDecision: send("POST", () => "/outcomes/decisions", () => ({
    ...{ policeNo: "000102", kind: "award", verdict: "adopted", decidedOn: "2000-01-01", documentNo: "北公党〔2026〕1号" },
  })), // prettier-ignore
  // No act is named: who may close decisions is told so, others that they may not.
  closeOutcomeDecision: send("PUT", () => "/outcomes/decisions/999999", () => ({})), // prettier-ignore
  searchCandidates: get(() => "/outcomes/candidates?fromYear=2025&toYear=2026&topPercent=20"),
  listCandidateSearches: get(() => "/outcomes/candidate-searches"),
  saveCandidateSearch: send("POST", () => "/outcomes/candidate-searches", () => ({
    ...{ name: "中层正职人选", criteria: { fromYear: 2025, toYear: 2026, clean: "yes" } },
  })), // prettier-ignore
  readOfficerOutcomes: get(() => "/officers/000123/outcomes"),
  extractDocx: get(({ policeNo }) => `/officers/${policeNo}/extract.docx?from=2025&to=2026&purpose=panel`),
  extractXlsx: get(({ policeNo }) => `/officers/${policeNo}/extract.xlsx?from=2025&to=2026&purpose=panel`),
  listUnitQuarters: get(() => "/unit-quarters?year=2026"),
  readUnitQuarter: get(() => "/unit-quarters/2026-Q3/results"),
  explainUnitQuarter: get(() => "/unit-quarters/2026-Q3/results/19"),
  readUnitQuarterTrend: get(() => "/unit-quarters/trend?series=stations"),
  readUnitQuarterMeans: get(() => "/unit-quarters/means/2026-H1"),
  readUnitFigures: get(() => "/unit-quarters/2026-Q3/form?series=stations"),
  downloadUnitFigures: get(() => "/unit-quarters/2026-Q3/form.xlsx?series=stations"),
  pushUnitFigures: send("PUT", () => `/unit-quarters/2026-Q3/pushes/${randomUUID()}`, () => ({ series: "stations", source: "web", rows: [], dryRun: true })), // prettier-ignore
  uploadUnitFigures: () => ({
    ...{ method: "POST", path: `/unit-quarters/2026-Q3/pushes/${randomUUID()}?series=stations` },
    raw: Buffer.from("x"),
  }),
  computeUnitQuarter: send("POST", () => "/unit-quarters/2026-Q4/computation", () => ({})), // prettier-ignore
  signUnitQuarter: send("POST", () => "/unit-quarters/2026-Q3/sign-off", () => ({})), // prettier-ignore
  approveUnitQuarter: send("POST", () => "/unit-quarters/2026-Q3/approval", () => ({})), // prettier-ignore
  returnUnitQuarter: send("POST", () => "/unit-quarters/2026-Q3/return", () => ({})), // prettier-ignore
};

function campaignOf({ kind }: Target, { campaigns }: World): number {
  return campaigns.find(({ state }) => state === kind)!.id;
}

function newChange(kind: string): unknown {
  const act = {
    roster: { act: "unitEdit", unit: "01", name: "指挥中心", series: "offices" },
    delegation: { act: "delegate", absent: "000101", deputy: "000102", from: "2026-11-10", to: "2026-11-12" },
    rights: { act: "grant", account: "legal", role: "petitions", unit: null },
    superior: { act: "superior", account: null, evidenceNo: null },
  }[kind];
  return { kind, reason: "工作需要", acts: [act], dryRun: true };
}

function pushOf({ unit, policeNo, kind, month }: Target): unknown {
  const on = { documentOn: `${month}-20`, date: `${month}-15` };
  const event = (subject: object) => anEvent({ type: "R4", documentOn: on.documentOn, ...subject });
  const lines = {
    row: () => ({ rows: [aRow(policeNo!)] }),
    credit: () => ({ credits: [aCredit({ policeNo, item: "c22", date: on.date })] }),
    event: () => ({ events: [event({ subject: policeNo })] }),
    unitEvent: () => ({
      events: [event({ subjectKind: "unit", subject: unit, type: "R7", variant: "county" })],
    }),
  }[kind as "row"]();
  return aPush({ unit: unit!, dryRun: true, ...lines });
}
