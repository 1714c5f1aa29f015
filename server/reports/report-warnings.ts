import { checkAlike } from "../../domain/form/check-alike.ts";
import { checkFields } from "../../domain/form/check-row.ts";
import type { Fields } from "../../domain/form/fields.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { History } from "./history-store.ts";
import type { UnitLines } from "./score-reports.ts";
import type { Subject } from "./subject-store.ts";

/** What a reviewer should look at in a submitted report. */
export interface ReportWarning {
  policeNo: string;
  name: string;
  problems: string[];
}

/** Every warning (W of 细则 §7) of a unit's reports, history and colleagues included; they never keep a row out. */
export function warningsOf(
  reports: readonly { subject: Subject; fields: Fields }[],
  lines: UnitLines,
  history: History,
  language: Language,
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
      }),
      ...(alike.get(policeNo) ?? []),
    ].filter(({ severity }) => severity === "warning");
    const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
    const problems = found.map((problem) => problemMessage({ ...problem, ...row }, language));
    return problems.length > 0 ? [{ policeNo, name, problems }] : [];
  });
}
