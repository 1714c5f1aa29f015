import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import type { Explanation, ScoringInput } from "../../domain/scoring/points.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { UnitLines } from "../reports/score-reports.ts";
import { describeSegments } from "../reports/segment-figures.ts";
import { readUnitSegments } from "../reports/segment-store.ts";
import type { FiledReport, FileOwner } from "./file-store.ts";
import { redactCredit, redactEvent } from "./redact-line.ts";
import type { FileView } from "./who-may-read.ts";

export interface ExplainedReport {
  credits: CreditLine[];
  events: EventLine[];
  explanation: Explanation;
}

/** The lines of a unit's sheets: as they stand, or as they stood when the month was published. */
export interface SheetLines {
  credits: CreditLine[];
  events: EventLine[];
}

export async function readSheetLines(
  db: Knex,
  { unitId, month }: Pick<FiledReport, "unitId" | "month">,
): Promise<SheetLines> {
  return {
    credits: (await readCredits(db, unitId, month)).map(({ line }) => line),
    events: (await readEvents(db, unitId, month)).map(({ line }) => line),
  };
}

/**
 * Rebuilds how a report earned its points (M19) from what is stored: the fields, and the lines of the unit's sheets
 * that concern the officer, sorted out as they were for scoring. The published view shows only events that are proven
 * and count, without narrative, reporter, evidence numbers and row keys; its explanation is made of the very lines it
 * shows.
 */
export async function explainReport(
  db: Knex,
  rules: CompiledRules,
  { unitId, month, level, postType }: FiledReport,
  { policeNo }: FileOwner,
  { fields, sheets, view }: { fields: Fields; sheets: SheetLines; view: FileView },
): Promise<ExplainedReport> {
  const proofs = await readEventProofs(db, unitId, month, sheets.events);
  const segments = await readUnitSegments(db, month, unitId);
  const lines = new UnitLines(rules, sheets.credits, sheets.events, proofs, segments);
  const about = { month, level, postType, fields: lines.fieldsOf(policeNo, fields) };
  const notes = await describeSegments(db, lines.segmentsOf(policeNo));
  const explain = (input: Pick<ScoringInput, "credits" | "events">): Explanation => ({
    ...explainMonth(rules, { ...about, ...input }),
    ...(notes.length > 0 && { notes }),
  });
  const credits = [...lines.creditsOf(policeNo)];
  // Sorted out first, hidden afterwards: the number of the evidence decides, though a colleague never sees it.
  const proven = [...lines.eventsOf(policeNo)];
  if (view === "chain") {
    const own = sheets.events.filter((event) => event.subjectKind === "unit" || event.subject === policeNo);
    return { credits, events: own, explanation: explain({ credits, events: proven }) };
  }
  const shown = { credits: credits.map(redactCredit), events: proven.sort(byKey).map(redactEvent) };
  return { ...shown, explanation: explain(shown) };
}

/** Scoring settles equal events by their keys: the new keys keep the order of the old. */
function byKey(a: EventLine, b: EventLine): number {
  return a.rowKey < b.rowKey ? -1 : 1;
}
