import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { readHistory, readHistoryMark } from "./history-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readCitedDigests } from "./material.ts";
import { readMaterialSegments } from "./material-store.ts";
import { readPrefill } from "./push-readings.ts";
import { keepCases, recallCases, sheetKey } from "./recall-cases.ts";
import { readDecidedEvents, readReviewSubjects, type ReviewSubject } from "./review-store.ts";
import { NO_SEGMENTS } from "./score-reports.ts";
import { readUnitSegments } from "./segment-store.ts";
import { readSignables, type SignableReport } from "./sign-store.ts";
import { workOutCases, type UnitSheet, type WorkedCase } from "./work-out-cases.ts";

/** Everything a reviewer's page shows of one report and his signature binds. */
export interface ReviewCase extends WorkedCase {
  subject: ReviewSubject;
  report: SignableReport;
}

/**
 * What stands in some units' month, by officer: the same for the page and for the signature, so that what was shown
 * is what is signed. A fixed number of queries for all units, and four for each unit in it. `only` = whose warnings
 * are wanted; the colleagues of their units are read to compare with.
 */
export async function readReviewCases(
  db: Knex,
  rules: CompiledRules,
  line: MonthLine,
  unitIds: readonly number[],
  language: Language,
  only?: ReadonlySet<number>,
): Promise<{ subjects: Map<number, ReviewSubject>; cases: Map<number, ReviewCase> }> {
  const { month } = line;
  const subjects = await readReviewSubjects(db, month, { unitIds });
  const reports = await readSignables(db, month, { unitIds });
  const credits = await readCredits(db, unitIds, month);
  const events = await readEvents(db, unitIds, month);
  const transfers = await readMaterialSegments(db, month);
  const digests = await readCitedDigests(db, { credits, events });
  const decided = events.length > 0 ? await readDecidedEvents(db, month, unitIds) : NONE_DECIDED;
  const isLate = ({ submittedAt }: SignableReport) => submittedAt !== null && submittedAt > line.submitBy;
  const calendar = [...reports.values()].some(isLate) ? await readCalendar(db) : null;
  const known = [...subjects.values()].filter(({ officerId }) => reports.has(officerId));
  const wanted = known.filter(({ officerId }) => only?.has(officerId) ?? true);
  const prefill = await readPrefill(db, month, wanted);
  const cases = new Map<number, ReviewCase>();
  for (const unitId of unitIds) {
    const ofUnit = wanted.filter(({ unit }) => unit.id === unitId);
    if (ofUnit.length === 0) continue;
    const ids = ofUnit.map(({ officerId }) => officerId);
    const here = events.filter((one) => one.unitId === unitId);
    const lines = here.map((one) => one.line);
    const sheet: UnitSheet = {
      ...{ line, language, wanted: ofUnit, decided, prefill, digests, transfers, calendar },
      colleagues: known.filter(({ unit }) => unit.id === unitId).map((subject) => ({ subject, report: reports.get(subject.officerId)! })), // prettier-ignore
      ...{ events: here, credits: credits.filter((one) => one.unitId === unitId) },
      proofs: await readEventProofs(db, unitId, month, lines),
      segments: transfers.size > 0 ? await readUnitSegments(db, month, unitId) : NO_SEGMENTS,
    };
    const key = sheetKey(sheet, await readHistoryMark(db, unitId, month, ids));
    const worked =
      recallCases(db, rules, key) ??
      keepCases(db, rules, key, workOutCases(rules, sheet, await readHistory(db, unitId, month, ids)));
    for (const subject of ofUnit) {
      const report = reports.get(subject.officerId)!;
      cases.set(subject.officerId, { subject, report, ...worked.get(subject.officerId)! });
    }
  }
  return { subjects, cases };
}

const NONE_DECIDED: ReadonlySet<string> = new Set();
