import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Language } from "../../domain/language.ts";
import type { ReportWarning } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readHistory } from "./history-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readPrefill } from "./push-readings.ts";
import { warningsOf } from "./report-warnings.ts";
import { UnitLines } from "./score-reports.ts";
import type { Subject } from "./subject-store.ts";

/**
 * Every warning beside these reports of a unit's month, in the reader's language: rules between cells, the prefilled
 * figures that were changed (V29), earlier months, colleagues' texts. A fixed number of queries.
 */
export async function readUnitWarnings(
  db: Knex,
  rules: CompiledRules,
  { month, unitId }: { month: Month; unitId: number },
  reports: readonly { subject: Subject; fields: Fields }[],
  language: Language,
): Promise<ReportWarning[]> {
  if (reports.length === 0) return [];
  const subjects = reports.map(({ subject }) => subject);
  const events = (await readEvents(db, unitId, month)).map(({ line }) => line);
  const lines = new UnitLines(
    rules,
    (await readCredits(db, unitId, month)).map(({ line }) => line),
    events,
    await readEventProofs(db, unitId, month, events),
  );
  const history = await readHistory(db, unitId, month, subjects.map(({ officerId }) => officerId)); // prettier-ignore
  return warningsOf(reports, lines, history, language, await readPrefill(db, month, subjects));
}
