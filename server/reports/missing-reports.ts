import { checkFields } from "../../domain/form/check-row.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { StoredReport } from "./report-store.ts";
import type { MissingReport } from "./submit-unit.ts";
import type { Subject } from "./subject-store.ts";

const NOT_BEGUN = { zh: "尚未填报", en: "nothing filled yet" };

/** Subjects of a unit without a complete report, each with what is still to be filled (V08, V03). */
export function missingOf(
  subjects: readonly Subject[],
  reports: ReadonlyMap<number, StoredReport>,
  language: Language,
): MissingReport[] {
  return subjects.flatMap(({ officerId, policeNo, name }) => {
    const report = reports.get(officerId);
    if (report?.complete) return [];
    if (!report) return [{ policeNo, name, problems: [NOT_BEGUN[language]] }];
    const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
    const blanks = checkFields(report.fields, {}).filter(({ severity }) => severity === "submit");
    return [
      { policeNo, name, problems: blanks.map((found) => problemMessage({ ...found, ...row }, language)) },
    ];
  });
}
