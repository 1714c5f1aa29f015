import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { isField } from "../../domain/form/monthly-form.ts";
import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { columnsByKey, type SheetDefinition } from "../../domain/form/sheet-definition.ts";
import type { Language } from "../../domain/language.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { EventProofs } from "../../domain/scoring/proven-events.ts";
import { judgeCredits, judgeEvents, type JudgedLine } from "./judge-lines.ts";
import { judgeRows, type JudgedRow } from "./judge-rows.ts";
import { pushProblem } from "./push-problems.ts";
import type { Readings } from "./push-readings.ts";
import { readLine, readRow, type SentLine, type SentPush, type SentRow } from "./push-request.ts";
import { UnitLines } from "./score-reports.ts";

/** A push with the shape of each row and line established. */
export interface SentRows {
  rows: SentRow[];
  credits: SentLine[];
  events: SentLine[];
}

export function readSent(request: SentPush): SentRows {
  const cellsOf = (sheet: SheetDefinition) => {
    const columns = columnsByKey(sheet);
    // 计入月份 is part of an event's content, though the server decides it.
    return (key: string) => key === "accountMonth" || (columns.get(key)?.filledBy ?? "system") !== "system";
  };
  const isCreditCell = cellsOf(CREDIT_SHEET);
  const isEventCell = cellsOf(EVENT_SHEET);
  return {
    rows: request.rows.map((raw, index) => readRow(raw, index, isField)),
    credits: request.credits.map((raw, index) => readLine(raw, index, isCreditCell)),
    events: request.events.map((raw, index) => readLine(raw, index, isEventCell)),
  };
}

/** Every verdict on a push, before anything is written. */
export interface Judgement {
  rows: JudgedRow[];
  credits: JudgedLine<CreditLine>[];
  events: JudgedLine<EventLine>[];
  /** The unit's lines as they will stand after this push. */
  lines: UnitLines;
}

export interface AboutPush {
  unit: { id: number; code: string };
  month: Month;
  monthOpen: boolean;
  reopened: boolean;
  rules: CompiledRules;
  language: Language;
  /** 警号 of an officer who pushes for himself; null for whoever fills the unit. */
  only: string | null;
  /** The same for events: a head declares those of his whole unit. */
  onlyEvents: string | null;
}

/**
 * Judges a whole push: lines first, because rows are compared with them. In all-or-nothing mode one row that cannot
 * be stored keeps all others out, too, and each of those says why.
 */
export function judgePush(
  request: SentPush,
  sent: SentRows,
  readings: Readings,
  about: AboutPush,
): Judgement {
  const credits = judgeCredits(sent.credits, readings, about);
  const events = judgeEvents(sent.events, readings, { ...about, only: about.onlyEvents });
  const lines = linesAfter(readings, credits, events, about);
  const rows = judgeRows(sent.rows, readings, {
    ...{ unit: about.unit.code, monthOpen: about.monthOpen, reopened: about.reopened },
    language: about.language,
    template: request.workbook?.template,
    eventsOf: (policeNo) => lines.eventsOf(policeNo),
  });
  const judgement = { rows, credits, events, lines };
  if (request.mode === "all-or-nothing" && !isSpotless(judgement)) {
    return { ...refuseAll(judgement, about.language), lines: linesAfter(readings, [], [], about) };
  }
  return judgement;
}

function linesAfter(
  readings: Readings,
  credits: readonly JudgedLine<CreditLine>[],
  events: readonly JudgedLine<EventLine>[],
  about: AboutPush,
): UnitLines {
  return new UnitLines(
    about.rules,
    after(readings.credits, credits, about),
    after(readings.events, events, about),
    proofsAfter(readings.proofs, events),
    readings.segments,
  );
}

/** A refusal is about a version: a line this push changes waits for a new confirmation. */
function proofsAfter(proofs: EventProofs, judged: readonly JudgedLine<EventLine>[]): EventProofs {
  if (proofs.refused.size === 0) return proofs;
  const changed = new Set(judged.filter(({ outcome }) => outcome === "saved").map(({ rowKey }) => rowKey));
  return { ...proofs, refused: new Set([...proofs.refused].filter((rowKey) => !changed.has(rowKey))) };
}

/** Stored lines of this sheet with the accepted ones in their places. */
function after<T extends { rowKey: string }>(
  stored: readonly { line: T; unitId: number; month: Month }[],
  judged: readonly JudgedLine<T>[],
  about: AboutPush,
): T[] {
  const lines = new Map<string, T>();
  for (const { line, unitId, month } of stored) {
    if (unitId === about.unit.id && month === about.month) lines.set(line.rowKey, line);
  }
  for (const { outcome, rowKey, line } of judged) {
    if (outcome !== "saved") continue;
    if (line) lines.set(rowKey, line);
    else lines.delete(rowKey);
  }
  return [...lines.values()];
}

type Verdict = JudgedRow | JudgedLine<CreditLine> | JudgedLine<EventLine>;

function isSpotless({ rows, credits, events }: Judgement): boolean {
  const stands = ({ outcome }: Verdict) => outcome === "saved" || outcome === "unchanged";
  return rows.every(stands) && credits.every(stands) && events.every(stands);
}

function refuseAll(judgement: Judgement, language: Language): Omit<Judgement, "lines"> {
  const refused = <V extends Verdict>(
    verdict: V,
    sheet: "monthly" | "credits" | "events",
    label: string,
  ): V => {
    if (verdict.outcome === "rejected" || verdict.outcome === "conflict") return verdict;
    const version = verdict.outcome === "saved" ? verdict.version - 1 : verdict.version;
    const problem = pushProblem("S03", { sheet, rowKey: verdict.rowKey, label }, language);
    return { ...verdict, outcome: "rejected", version, problems: [...verdict.problems, problem] };
  };
  return {
    rows: judgement.rows.map((row) => refused(row, "monthly", row.policeNo)),
    credits: judgement.credits.map((line) => refused(line, "credits", line.label)),
    events: judgement.events.map((line) => refused(line, "events", line.label)),
  };
}
