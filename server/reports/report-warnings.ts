import { checkAlike } from "../../domain/form/check-alike.ts";
import { checkFields } from "../../domain/form/check-row.ts";
import type { Fields } from "../../domain/form/fields.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { ReportWarning } from "../../domain/messages/filling.ts";
import type { History } from "./history-store.ts";
import type { UnitLines } from "./score-reports.ts";
import type { Subject } from "./subject-store.ts";

export type { ReportWarning } from "../../domain/messages/filling.ts";

/** Every warning (W of 细则 §7) of a unit's reports, history and colleagues included; they never keep a row out. */
export function warningsOf(
  reports: readonly { subject: Subject; fields: Fields }[],
  lines: UnitLines,
  history: History,
  language: Language,
  /** By 警号: what calendar and plan prefill, where changed figures are to be named (V29). */
  prefill?: ReadonlyMap<string, Fields>,
): ReportWarning[] {
  const alike = checkAlike(
    reports.map(({ subject, fields }) => ({
      rowKey: subject.policeNo,
      rowLabel: `${subject.policeNo} ${subject.name}`,
      fields,
      previousSummary: history.previousSummaries.get(subject.officerId),
    })),
  );
  return reports.flatMap(({ subject, fields }) => {
    const { policeNo, name, officerId } = subject;
    const found = [
      ...checkFields(fields, {
        events: lines.eventsOf(policeNo),
        history: history.months.get(officerId) ?? [],
        unitHasFindings: history.unitHasFindings,
        ...(prefill && { prefill: prefill.get(policeNo) ?? {} }),
      }),
      ...(alike.get(policeNo) ?? []),
    ].filter(({ severity }) => severity === "warning");
    const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
    const problems = found.map((problem) => problemMessage({ ...problem, ...row }, language));
    return problems.length > 0 ? [{ policeNo, name, problems }] : [];
  });
}
