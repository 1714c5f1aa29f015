import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { StoredVersion } from "../audit/version-digest.ts";
import type { Judgement } from "./judge-push.ts";
import type { JudgedLine } from "./judge-lines.ts";
import { appendLineVersions, deleteLines, saveCredits, saveEvents, type LineVersion } from "./line-store.ts";
import { takeEventNumbers } from "./event-number-store.ts";
import { dropAttestations, saveReports, type Hand, type NewContent } from "./report-store.ts";
import type { Readings } from "./push-readings.ts";

/** What the accepted part of a push became. */
export interface Written {
  /** Ids of all reports this push touched or could rescore, by officer. */
  reportIds: Map<number, number>;
  versions: StoredVersion[];
  /** Ids of reports whose attestation and submission the changed lines took back. */
  dropped: number[];
  /** By row key: numbers of new events. */
  eventNumbers: Map<string, string>;
}

/** Stores the accepted rows and lines of a push: contents, versions and event numbers. Points come after. */
export async function writePush(
  trx: Knex.Transaction,
  hand: Hand,
  judgement: Judgement,
  readings: Readings,
): Promise<Written> {
  const contents: NewContent[] = [];
  for (const { outcome, subject, version, content } of judgement.rows) {
    if (outcome !== "saved" || !content || !subject) continue;
    const { text, contentHash, filled } = content;
    contents.push({ subject, version, text, contentHash, complete: filled });
  }
  const reportIds = new Map<number, number>();
  for (const [officerId, report] of readings.reports) reportIds.set(officerId, report.id);
  for (const [officerId, id] of await saveReports(trx, hand, contents, readings.reports))
    reportIds.set(officerId, id);
  const credits = judgement.credits.filter((line) => line.outcome === "saved");
  const events = judgement.events.filter((line) => line.outcome === "saved");
  const eventNumbers = await writeEvents(trx, hand, events, readings);
  await writeCredits(trx, hand, credits, readings);
  const lineVersions = [...credits.map(versionOf("credits")), ...events.map(versionOf("events"))];
  await appendLineVersions(trx, hand, lineVersions);
  const dropped = droppedReports(judgement, readings);
  await dropAttestations(trx, dropped);
  return {
    reportIds,
    eventNumbers,
    dropped,
    versions: [
      ...contents.map(({ subject, version, contentHash }): StoredVersion => {
        return { kind: "report", id: reportIds.get(subject.officerId)!, version, contentHash };
      }),
      ...lineVersions.map(({ rowKey, version, contentHash }): StoredVersion => {
        return { kind: "line", id: rowKey, version, contentHash };
      }),
    ],
  };
}

async function writeCredits(
  trx: Knex.Transaction,
  hand: Hand,
  saved: readonly JudgedLine<CreditLine>[],
  { subjects }: Readings,
): Promise<void> {
  // Deleted first: a line that frees a case may stand in the same push as the line that claims it.
  await deleteLines(trx, "credits", keysOfDeleted(saved));
  await saveCredits(
    trx,
    hand,
    saved.flatMap(({ line, version }) =>
      line ? [{ line, version, officerId: subjects.get(line.policeNo)!.officerId, eventNo: null }] : [],
    ),
  );
}

async function writeEvents(
  trx: Knex.Transaction,
  hand: Hand,
  saved: readonly JudgedLine<EventLine>[],
  { subjects }: Readings,
): Promise<Map<string, string>> {
  await deleteLines(trx, "events", keysOfDeleted(saved));
  const fresh = saved.filter((one) => one.line && !one.stored);
  const taken = await takeEventNumbers(trx, hand.month, fresh.length);
  const numbers = new Map(fresh.map(({ rowKey }, index) => [rowKey, taken[index]!]));
  await saveEvents(
    trx,
    hand,
    saved.flatMap(({ line, version, rowKey, stored }) => {
      if (!line) return [];
      const officerId = line.subjectKind === "unit" ? null : subjects.get(line.subject)!.officerId;
      return [{ line, version, officerId, eventNo: stored?.eventNo ?? numbers.get(rowKey)! }];
    }),
  );
  return numbers;
}

function keysOfDeleted<T>(saved: readonly JudgedLine<T>[]): string[] {
  return saved.filter((one) => one.line === null).map((one) => one.rowKey);
}

function versionOf(sheet: "credits" | "events") {
  return ({ rowKey, version, line }: JudgedLine<CreditLine> | JudgedLine<EventLine>): LineVersion => {
    const content = line === null ? "null" : canonicalJson(line);
    return { rowKey, version, sheet, content, contentHash: sha256(content) };
  };
}

/** Officers whose points this push moves: those of changed rows and lines, everybody when a unit's event changed. */
export function officersToScore(judgement: Judgement, readings: Readings): Set<string> {
  const touched = new Set<string>();
  for (const row of judgement.rows) if (row.outcome === "saved") touched.add(row.policeNo);
  for (const { outcome, line, stored } of judgement.credits) {
    if (outcome !== "saved") continue;
    for (const one of [line, stored?.line]) if (one) touched.add(one.policeNo);
  }
  for (const { outcome, line, stored } of judgement.events) {
    if (outcome !== "saved") continue;
    for (const one of [line, stored?.line]) {
      if (one?.subjectKind === "unit") return new Set(readings.subjects.keys());
      if (one) touched.add(one.subject);
    }
  }
  return touched;
}

/** Attested and submitted reports whose officer's own lines this push changed and whose row it did not: drafts again. */
function droppedReports(judgement: Judgement, readings: Readings): number[] {
  const touched = new Set<string>();
  for (const { outcome, line, stored } of judgement.credits) {
    if (outcome !== "saved") continue;
    for (const one of [line, stored?.line]) if (one) touched.add(one.policeNo);
  }
  for (const { outcome, line, stored } of judgement.events) {
    if (outcome !== "saved") continue;
    for (const one of [line, stored?.line]) if (one?.subjectKind === "officer") touched.add(one.subject);
  }
  for (const row of judgement.rows) if (row.outcome === "saved") touched.delete(row.policeNo);
  return [...touched].flatMap((policeNo) => {
    const subject = readings.subjects.get(policeNo);
    const report = subject && readings.reports.get(subject.officerId);
    return report && (report.state === "attested" || report.state === "submitted") ? [report.id] : [];
  });
}
