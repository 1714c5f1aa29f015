import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { FIELDS, type Fields } from "../../domain/form/fields.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import { showValue } from "../../domain/form/show-value.ts";
import type { Language } from "../../domain/language.ts";
import { TRACE_KINDS } from "../../domain/messages/trace.ts";
import type { ReportTrace, TraceChange, TraceKind, TraceStep } from "../../domain/messages/trace.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { fileView } from "../files/who-may-read.ts";
import {
  findTraced,
  readActs,
  readEntries,
  readLineVersions,
  readNames,
  readVersions,
  readWorkbooks,
  type TracedAct,
  type TracedLineVersion,
  type TracedReport,
  type TracedVersion,
} from "./trace-store.ts";

const EMPTY = {
  version: null, source: null, workbook: null, changes: [], grade: null, note: null, capacity: null, warnings: [], contentHash: null,
  entry: null,
}; // prettier-ignore
/** A step before names and entries are known. */
type Step = Omit<TraceStep, "by"> & { actorId: number | null; chainHead: string | null };

/**
 * The life of one report (倒查, M34): who filled which cell, who attested, submitted, returned, signed and with which
 * warnings before him, who published and corrected. Open to those who see the unpublished file; reading a colleague's is
 * itself an audit entry.
 * @throws Refusal report.unknown
 */
export async function readTrace(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
  language: Language,
): Promise<ReportTrace> {
  const { db } = context;
  const report = await findTraced(db, policeNo, month);
  const view = report && fileView(person, { ...report, published: false });
  if (!report || view !== "chain") throw new Refusal("report.unknown");
  const versions = await readVersions(db, report.reportId);
  const workbooks = await readWorkbooks(
    db,
    versions.map(({ pushId }) => pushId),
  );
  const lines = await readLineVersions(db, report.month, report.unitId);
  const steps: Step[] = [
    ...versions.map((version, index) => filledStep(version, versions[index - 1], workbooks, language)),
    ...lineSteps(report, lines, language),
    ...(await readActs(db, report)).map(actStep),
  ];
  if (person.officerId !== report.officerId) await recordRead(context, person, report);
  return { ...shown(report), steps: await named(context, report, steps) };
}

function shown({ reportId, month, policeNo, name, unit, unitName, state, version }: TracedReport) {
  return { reportId, month, policeNo, name, unit, unitName, state, version };
}

function filledStep(
  { version, pushId, actorId, source, fields, contentHash, at }: TracedVersion,
  before: TracedVersion | undefined,
  workbooks: ReadonlyMap<string, string>,
  language: Language,
): Step {
  const changes = FIELDS.flatMap((field) =>
    changeOf(fieldColumn(field), before?.fields ?? {}, fields, language),
  );
  const workbook = workbooks.get(pushId) ?? null;
  return {
    ...EMPTY,
    at,
    kind: "filled",
    actorId,
    version,
    source,
    workbook,
    changes,
    contentHash,
    chainHead: null,
  };
}

function changeOf(
  column: ColumnDefinition,
  before: Fields | Record<string, unknown>,
  after: Fields | Record<string, unknown>,
  language: Language,
): TraceChange[] {
  const key = column.key as keyof Fields;
  const from = showValue(column, (before as Fields)[key], language);
  const to = showValue(column, (after as Fields)[key], language);
  return from === to ? [] : [{ field: column.key, label: column.heading, from, to }];
}

/** The lines that concern the officer, and those of his whole unit; a line that was deleted is shown with what it said. */
function lineSteps(report: TracedReport, versions: readonly TracedLineVersion[], language: Language): Step[] {
  const steps: Step[] = [];
  const last = new Map<string, Record<string, unknown>>();
  for (const { rowKey, version, sheet, actorId, content, contentHash, at } of versions) {
    const before = last.get(rowKey) ?? {};
    const about = content ?? before;
    if (content) last.set(rowKey, content);
    if (!concerns(report, sheet, about)) continue;
    const { columns } = sheet === "credits" ? CREDIT_SHEET : EVENT_SHEET;
    const visible = columns.filter((column) => column.filledBy !== "system" && !column.hidden);
    const changes = visible.flatMap((column) => changeOf(column, before, content ?? {}, language));
    const named = about.item ?? about.type;
    const note = typeof named === "string" ? named : null;
    steps.push({ ...EMPTY, at, kind: "line", actorId, version, changes, note, contentHash, chainHead: null });
  }
  return steps;
}

function concerns({ policeNo }: TracedReport, sheet: string, line: Record<string, unknown>): boolean {
  if (sheet === "credits") return line.policeNo === policeNo;
  return line.subjectKind === "unit" || line.subject === policeNo;
}

function actStep({ warnings, ...act }: TracedAct): Step {
  const shownWarnings = warnings === null ? [] : (JSON.parse(warnings) as unknown[]).map(String);
  return { ...EMPTY, ...act, warnings: shownWarnings };
}

/** Acts only the audit chain remembers. */
const ENTRY_KINDS: Record<string, TraceKind> = { "report.check": "checked", "report.lock": "locked" };

async function named({ db }: Context, report: TracedReport, steps: readonly Step[]): Promise<TraceStep[]> {
  const heads = steps.flatMap(({ chainHead }) => chainHead ?? []);
  const entries = await readEntries(db, report, heads);
  const byHash = new Map(entries.map((entry) => [entry.hash, { seq: Number(entry.seq), hash: entry.hash }]));
  const extra = entries.flatMap(({ seq, at, actor_id, action, hash, detail }): Step[] => {
    const kind = ENTRY_KINDS[action];
    if (!kind) return [];
    const actorId = actor_id === null ? null : Number(actor_id);
    const { version = null } = JSON.parse(detail) as { version?: number };
    return [{ ...EMPTY, at, kind, version, actorId, chainHead: null, entry: { seq: Number(seq), hash } }];
  });
  const all = [...steps, ...extra];
  const names = await readNames(
    db,
    all.flatMap(({ actorId }) => actorId ?? []),
  );
  return all
    .map(({ actorId, chainHead, ...step }) => ({
      ...step,
      by: actorId === null ? null : (names.get(actorId) ?? null),
      entry: step.entry ?? (chainHead === null ? null : (byHash.get(chainHead) ?? null)),
    }))
    .sort(byTime);
}

/** In the order it happened; what happened at one instant in the order of versions, and of a report's life. */
function byTime(a: TraceStep, b: TraceStep): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const versions = (a.version ?? Number.MAX_SAFE_INTEGER) - (b.version ?? Number.MAX_SAFE_INTEGER);
  return versions || TRACE_KINDS.indexOf(a.kind) - TRACE_KINDS.indexOf(b.kind);
}

async function recordRead(context: Context, person: SignedInPerson, report: TracedReport): Promise<void> {
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: "trace.read",
      subject: `report/${report.reportId}`,
      detail: { month: report.month, officer: report.policeNo },
    });
  });
}
