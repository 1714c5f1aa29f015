import { checkFields } from "../../domain/form/check-row.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { MissingReport } from "../../domain/messages/filling.ts";
import type { StoredReport } from "./report-store.ts";
import type { Subject } from "./subject-store.ts";

const NOT_BEGUN = { zh: "尚未填报", en: "nothing filled yet" };
const NOT_ATTESTED = {
  zh: "已填完，尚待本人确认：请民警登录“我的月报”核对并勾选“本人如实填写”，之后才能报送",
  en: "complete, not yet confirmed by the officer: he opens “My month”, looks it through and ticks that it is true; then it can be submitted",
};
const RETURNED = {
  zh: "已被退回：修改后须由本人重新确认，才能再次报送",
  en: "returned: after it is mended the officer confirms it again; then it can be submitted",
};
/** States in which a report waits for somebody of its own unit. */
const WAITING: ReadonlySet<ReportState> = new Set(["empty", "drafted", "returned"]);

/** Subjects of a unit whose report is not ready to be submitted, each with what is still to be done (V08, V03, 本人确认). */
export function missingOf(
  subjects: readonly Subject[],
  reports: ReadonlyMap<number, StoredReport>,
  language: Language,
): MissingReport[] {
  return subjects.flatMap(({ officerId, policeNo, name }) => {
    const report = reports.get(officerId);
    if (!report) return [{ policeNo, name, problems: [NOT_BEGUN[language]] }];
    if (report.complete) {
      if (!WAITING.has(report.state)) return [];
      const why = report.state === "returned" ? RETURNED : NOT_ATTESTED;
      return [{ policeNo, name, problems: [why[language]] }];
    }
    const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
    const blanks = checkFields(report.fields, {}).filter(({ severity }) => severity === "submit");
    return [
      { policeNo, name, problems: blanks.map((found) => problemMessage({ ...found, ...row }, language)) },
    ];
  });
}
