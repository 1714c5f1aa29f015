import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { RowProblem } from "../../domain/messages.ts";
import type { CorrectionChanges, CorrectionDiff } from "../../domain/messages/corrections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { contentHash } from "../canonical-json.ts";
import { judgePush, readSent, type Judgement, type SentRows } from "../reports/judge-push.ts";
import { readForPush, type Readings } from "../reports/push-readings.ts";
import type { SentPush } from "../reports/push-request.ts";
import { readReports, type StoredReport } from "../reports/report-store.ts";
import { UnitLines } from "../reports/score-reports.ts";
import type { Target } from "./correction-store.ts";
import { diffOf } from "./diff-of.ts";

/** A correction judged against what is stored: what it would write, and the difference it makes. */
export interface Proposal {
  readings: Readings;
  judgement: Judgement;
  report: StoredReport;
  diff: CorrectionDiff;
  /** Names this very difference: a decision on another one does not count. */
  seen: string;
}

/**
 * Judges a correction by the very rules of a push (细则 §7): the same readers, the same checks, the same points. The
 * report itself counts as open; everything else stays as closed as it is. A new version of the report is made even
 * where only its lines change, so that a correction is always a version of the file.
 * @throws Refusal correction.invalid (with every problem), correction.other-officer, correction.nothing
 */
export async function proposeChange(
  db: Knex,
  rules: CompiledRules,
  target: Target,
  changes: CorrectionChanges,
  language: Language,
): Promise<Proposal> {
  const request: SentPush = {
    ...{ unit: target.unit.code, source: "web", workbook: null, mode: "good-rows", dryRun: false },
    rows: [{ policeNo: target.policeNo, version: target.version, fields: changes.fields }],
    ...{ credits: changes.credits, events: changes.events },
  };
  const sent = readSent(request);
  const where = { unitId: target.unit.id, month: target.month };
  const readings = await readForPush(db, where, sent, { history: false });
  const report = await openReport(db, target, readings);
  const { unit, month } = target;
  const about = {
    unit,
    month,
    monthOpen: true,
    reopened: false,
    rules,
    language,
    only: null,
    onlyEvents: null,
  };
  refuseOthers(sent, readings, target);
  const judged = judgePush(request, sent, readings, about);
  refuseFaults(judged);
  if (![...judged.rows, ...judged.credits, ...judged.events].some(({ outcome }) => outcome === "saved"))
    throw new Refusal("correction.nothing");
  const judgement = { ...judged, rows: judged.rows.map((row) => asNewVersion(row, report)) };
  const diff = diffOf({
    ...{ rules, target, report, judgement },
    before: linesBefore(rules, readings, target),
  });
  return { readings, judgement, report, diff, seen: contentHash({ version: target.version, diff }) };
}

/** Lets the validator take this one report for a draft, and its officer for a subject though he may have left. */
async function openReport(db: Knex, target: Target, readings: Readings): Promise<StoredReport> {
  const { officerId, policeNo, name, level, postType, partyMember } = target;
  readings.subjects.set(policeNo, { officerId, policeNo, name, level, postType, partyMember });
  const stored =
    readings.reports.get(officerId) ?? (await readReports(db, target.month, [officerId])).get(officerId);
  if (!stored) throw new Refusal("report.unknown");
  readings.reports.set(officerId, { ...stored, state: "drafted" });
  // What calendar and plan say today is no part of what was published.
  readings.prefill.clear();
  return stored;
}

function linesBefore(rules: CompiledRules, readings: Readings, target: Target): UnitLines {
  const { credits, events, proofs, segments } = readings;
  return new UnitLines(rules, linesHere(credits, target), linesHere(events, target), proofs, segments);
}

function linesHere<T>(
  stored: readonly { line: T; unitId: number; month: string }[],
  { unit, month }: Target,
): T[] {
  return stored
    .filter((one) => Number(one.unitId) === unit.id && one.month === month)
    .map(({ line }) => line);
}

/** Nothing half right: whatever would keep the report from being stored, handed in or signed refuses the correction. */
function refuseFaults({ rows, credits, events }: Judgement): void {
  const faults = [...rows, ...credits, ...events].flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity !== "warning"),
  );
  if (faults.length === 0) return;
  throw new Refusal("correction.invalid").withErrors(
    faults.map((problem) => ({ field: fieldOf(problem), message: problem.message })),
  );
}

function fieldOf({ sheet, field, rowKey }: RowProblem): string {
  if (sheet === "monthly") return `fields.${field ?? ""}`;
  return `${sheet}.${rowKey}${field === null ? "" : `.${field}`}`;
}

/** A unit's event moves everybody's points, another's line another's: neither is this report's to correct. */
function refuseOthers(sent: SentRows, readings: Readings, { policeNo }: Target): void {
  const credits = new Map(readings.credits.map(({ line }) => [line.rowKey, line]));
  const events = new Map(readings.events.map(({ line }) => [line.rowKey, line]));
  const isHis = (cell: unknown): boolean =>
    cell === undefined || cell === null || (isPlain(cell) && String(cell).trim() === policeNo);
  const own =
    sent.credits.every(
      ({ rowKey, cells }) => isHis(cells.policeNo) && isHis(credits.get(rowKey)?.policeNo),
    ) &&
    sent.events.every(({ rowKey, cells }) => {
      const stored = events.get(rowKey);
      return isHis(cells.subject) && isHis(stored?.subject) && stored?.subjectKind !== "unit";
    });
  if (!own) throw new Refusal("correction.other-officer");
}

function isPlain(cell: unknown): cell is string | number {
  return typeof cell === "string" || typeof cell === "number";
}

function asNewVersion(row: Judgement["rows"][number], report: StoredReport): Judgement["rows"][number] {
  if (row.outcome === "saved") return row;
  const { fields, text, contentHash: hash, complete } = report;
  const content = { fields, text, contentHash: hash, filled: complete };
  return { ...row, outcome: "saved", version: report.version + 1, content };
}
