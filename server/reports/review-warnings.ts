import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { History } from "./history-store.ts";
import { warningsOf } from "./report-warnings.ts";
import type { UnitLines } from "./score-reports.ts";
import type { Subject } from "./subject-store.ts";

interface Shown {
  rules: CompiledRules;
  reports: readonly { subject: Subject; fields: Fields }[];
  /** 警号 of those somebody reviews now; the others are there to be compared with. */
  wanted: ReadonlySet<string>;
  lines: UnitLines;
  history: History;
  events: readonly EventLine[];
  /** Row keys of events the competent department has decided on. */
  decided: ReadonlySet<string>;
  prefill: ReadonlyMap<string, Fields>;
  language: Language;
}

/**
 * What a reviewer is told beside each report and signs with it: the warnings of 细则 §7, changed prefilled figures (V29)
 * among them, and events no department has confirmed yet. By 警号.
 */
export function reviewWarnings(shown: Shown): Map<string, string[]> {
  const { reports, wanted, lines, history, language, prefill } = shown;
  const found = new Map<string, string[]>();
  for (const { policeNo, problems } of warningsOf(reports, lines, history, language, prefill))
    if (wanted.has(policeNo)) found.set(policeNo, problems);
  for (const { subject } of reports) {
    const { policeNo } = subject;
    if (!wanted.has(policeNo)) continue;
    const more = unconfirmed(shown, policeNo).map((sentence) => sentence[language]);
    if (more.length > 0) found.set(policeNo, [...(found.get(policeNo) ?? []), ...more]);
  }
  return found;
}

function unconfirmed({ rules, events, decided }: Shown, policeNo: string): Bilingual[] {
  return events
    .filter((event) => event.subjectKind === "unit" || event.subject === policeNo)
    .filter(({ rowKey }) => !decided.has(rowKey))
    .map(({ type }) => {
      const name = rules.eventTypes.get(type)?.name ?? { zh: type, en: type };
      return {
        zh: `“${name.zh}”（${type}）尚未经主管部门核实。`,
        en: `“${name.en}” (${type}) has not been confirmed by the competent department yet.`,
      };
    });
}
