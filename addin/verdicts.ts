import type { SheetDefinition } from "../domain/form/sheet-definition.ts";
import { GRADE_LABEL } from "../domain/grade.ts";
import type { Language } from "../domain/language.ts";
import type {
  LineReceipt,
  Outcome,
  PushReceipt,
  RowProblem,
  RowReceipt,
  SheetName,
} from "../domain/messages.ts";
import type { CellContent } from "./books.ts";

export type Tone = "good" | "bad" | "warn" | "plain";

/** What is painted into one line after a check or a push. */
export interface LineVerdict {
  rowKey: string;
  tone: Tone;
  /** System columns by key; absent = leave the cell alone. */
  values: Readonly<Record<string, CellContent>>;
  /** Keys of columns that keep the line from being stored, and of those to mend later or to think about. */
  bad: ReadonlySet<string>;
  warned: ReadonlySet<string>;
}

const STATE: Record<Language, Record<Outcome | "checked" | "wouldFail", string>> = {
  zh: {
    saved: "已上报",
    unchanged: "无变化",
    conflict: "有冲突",
    rejected: "未保存",
    checked: "检查通过",
    wouldFail: "需修改",
  },
  en: { saved: "Pushed", unchanged: "Unchanged", conflict: "Conflict", rejected: "Not saved", checked: "Checked", wouldFail: "To mend" }, // prettier-ignore
};

/** Verdicts of one sheet from a receipt; a dry run changes neither points nor versions. */
export function verdictsOf(
  definition: SheetDefinition,
  receipt: PushReceipt,
  changedCells: ReadonlyMap<string, number>,
  language: Language,
): LineVerdict[] {
  const problems = problemsByLine(receipt.problems, definition.name);
  const keys = new Set(definition.columns.map((column) => column.key));
  const lines: (RowReceipt | LineReceipt)[] =
    definition.name === "monthly" || definition.name === "plan"
      ? receipt.rows
      : receipt.lines.filter((line) => line.sheet === definition.name);
  return lines.map((line) => {
    const found = problems.get(line.rowKey) ?? [];
    const values: Record<string, CellContent> = {
      state: stateText(line, found, receipt.dryRun, language),
      problems: found
        .map((problem) => problem.message)
        .join("\n")
        .slice(0, 30_000),
      change: receipt.dryRun
        ? changeText(changedCells.get(line.rowKey) ?? 0, language)
        : keptChange(line, changedCells, language),
    };
    if (!receipt.dryRun && line.outcome !== "rejected" && line.outcome !== "conflict") {
      values["rowVersion"] = line.version;
      if ("points" in line) Object.assign(values, pointValues(line, language));
      else if (line.eventNo !== undefined) values["eventNo"] = line.eventNo;
    }
    for (const key of Object.keys(values)) if (!keys.has(key)) delete values[key];
    return {
      rowKey: line.rowKey,
      tone: toneOf(line.outcome, found, receipt.dryRun),
      values,
      ...columnsAtFault(found),
    };
  });
}

/** The same before anything was sent: what the pane itself found. */
export function localVerdicts(
  problems: readonly RowProblem[],
  sheet: SheetName,
  changedCells: ReadonlyMap<string, number>,
  language: Language,
): LineVerdict[] {
  const byLine = problemsByLine(problems, sheet);
  return [...changedCells].map(([rowKey, cells]) => {
    const found = byLine.get(rowKey) ?? [];
    const blocked = found.some((problem) => problem.severity === "row");
    const values: Record<string, CellContent> = {
      state: STATE[language][blocked ? "wouldFail" : "checked"],
      problems: found.map((problem) => problem.message).join("\n"),
    };
    if (sheet === "monthly") values["change"] = changeText(cells, language);
    return { rowKey, tone: toneOf("saved", found, true), values, ...columnsAtFault(found) };
  });
}

function problemsByLine(problems: readonly RowProblem[], sheet: SheetName): Map<string, RowProblem[]> {
  const byLine = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    if (problem.sheet !== sheet) continue;
    const line = byLine.get(problem.rowKey);
    if (line) line.push(problem);
    else byLine.set(problem.rowKey, [problem]);
  }
  return byLine;
}

function columnsAtFault(problems: readonly RowProblem[]): { bad: Set<string>; warned: Set<string> } {
  const bad = new Set<string>();
  const warned = new Set<string>();
  for (const { field, severity } of problems)
    if (field !== null) (severity === "row" ? bad : warned).add(field);
  return { bad, warned };
}

function stateText(
  line: { outcome: Outcome },
  found: readonly RowProblem[],
  dryRun: boolean,
  language: Language,
): string {
  const text = STATE[language];
  if (!dryRun) return text[line.outcome];
  if (line.outcome === "conflict") return text.conflict;
  return found.some((problem) => problem.severity === "row") || line.outcome === "rejected"
    ? text.wouldFail
    : text.checked;
}

function toneOf(outcome: Outcome, found: readonly RowProblem[], dryRun: boolean): Tone {
  if (outcome === "rejected" || outcome === "conflict") return "bad";
  if (found.some((problem) => problem.severity === "row")) return "bad";
  if (found.length > 0) return "warn";
  return outcome === "unchanged" && !dryRun ? "plain" : "good";
}

function changeText(cells: number, language: Language): string {
  if (cells === 0) return "";
  return language === "zh" ? `改${String(cells)}格` : `${String(cells)} changed`;
}

/** Lines that were not stored keep their edits and go on saying so. */
function keptChange(
  line: { rowKey: string; outcome: Outcome },
  changed: ReadonlyMap<string, number>,
  language: Language,
): string {
  const kept = line.outcome === "rejected" || line.outcome === "conflict";
  return kept ? changeText(changed.get(line.rowKey) ?? 0, language) : "";
}

/** AL–AO: hundredths become the two decimals a person reads; blank where there is nothing yet. */
export function pointValues(
  row: Pick<RowReceipt, "points" | "suggestedGrade">,
  language: Language,
): Record<string, CellContent> {
  const { points, suggestedGrade } = row;
  if (!points) return {};
  return {
    creditPoints: decimal(points.indicators["GZ-03"]),
    eventPoints: decimal(points.areas.JC),
    total: decimal(points.total),
    suggestedGrade: suggestedGrade ? GRADE_LABEL[suggestedGrade][language] : "",
  };
}

export function decimal(hundredths: number | null | undefined): CellContent {
  return hundredths === null || hundredths === undefined ? "" : hundredths / 100;
}
