import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { UnitLines } from "../reports/score-reports.ts";
import type { FiledReport, FileOwner } from "./file-store.ts";
import { redactEvent } from "./redact-event.ts";
import type { FileView } from "./who-may-read.ts";

export interface ExplainedReport {
  credits: CreditLine[];
  events: EventLine[];
  explanation: Explanation;
}

/**
 * Rebuilds how a report earned its points (M19) from what is stored: the fields, and the lines of the unit's sheets
 * that concern the officer, sorted out as they were for scoring. The published view shows only events that are proven
 * and count, without narrative; its explanation is made of the very lines it shows.
 */
export async function explainReport(
  db: Knex,
  rules: CompiledRules,
  { unitId, month, level, postType }: FiledReport,
  { policeNo }: FileOwner,
  fields: Fields,
  view: FileView,
): Promise<ExplainedReport> {
  const stored = (await readEvents(db, unitId, month)).map(({ line }) => line);
  const lines = new UnitLines(
    rules,
    (await readCredits(db, unitId, month)).map(({ line }) => line),
    stored,
  );
  const credits = [...lines.creditsOf(policeNo)];
  // Sorted out first, hidden afterwards: the number of the evidence decides, though a colleague never sees it.
  const proven = [...lines.eventsOf(policeNo)];
  const counting = view === "chain" ? proven : proven.map(redactEvent);
  const own = stored.filter((event) => event.subjectKind === "unit" || event.subject === policeNo);
  const explanation = explainMonth(rules, { month, level, postType, fields, credits, events: counting });
  return { credits, events: view === "chain" ? own : counting, explanation };
}
