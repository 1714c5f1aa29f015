import { stepsUp, type Grade } from "../../domain/grade.ts";
import type { Language } from "../../domain/language.ts";
import type {
  LineReceipt,
  Outcome,
  PointsSummary,
  PushMode,
  PushReceipt,
  RowProblem,
  RowReceipt,
} from "../../domain/messages.ts";
import type { JudgedRow } from "./judge-rows.ts";
import type { Judgement } from "./judge-push.ts";
import { seedProblem } from "./push-problems.ts";

/** Points as a receipt shows them, fresh or stored. */
export interface ShownPoints extends PointsSummary {
  suggestedGrade: Grade | null;
}

export interface ReceiptFacts {
  push: string;
  month: string;
  unit: string;
  at: string;
  mode: PushMode;
  dryRun: boolean;
  chain: string | null;
  language: Language;
  judgement: Judgement;
  /** By 警号. */
  points: ReadonlyMap<string, ShownPoints>;
  eventNumbers: ReadonlyMap<string, string>;
  /** Display names of accounts, for conflicts. */
  names: ReadonlyMap<number, string>;
}

/** The receipt of a push: one verdict per row and line sent; the four counts add up to what was sent. */
export function receiptOf(facts: ReceiptFacts): PushReceipt {
  const { judgement } = facts;
  const rows = judgement.rows.map((row) => rowReceipt(row, facts));
  const lines: LineReceipt[] = [
    ...judgement.credits.map(({ rowKey, outcome, version }): LineReceipt => {
      return { sheet: "credits", rowKey, outcome, version };
    }),
    ...judgement.events.map(({ rowKey, outcome, version, stored }): LineReceipt => {
      const eventNo = stored?.eventNo ?? facts.eventNumbers.get(rowKey);
      return { sheet: "events", rowKey, outcome, version, ...(eventNo && { eventNo }) };
    }),
  ];
  return {
    push: facts.push,
    month: facts.month,
    unit: facts.unit,
    at: facts.at,
    mode: facts.mode,
    dryRun: facts.dryRun,
    rows,
    lines,
    problems: problemsOf(facts),
    counts: countOutcomes([...rows, ...lines]),
    chain: facts.chain,
  };
}

function rowReceipt(row: JudgedRow, { points, names }: ReceiptFacts): RowReceipt {
  const { rowKey, policeNo, outcome, version, report } = row;
  const shown = points.get(policeNo);
  return {
    rowKey,
    policeNo,
    outcome,
    version,
    points: shown ? { total: shown.total, areas: shown.areas, indicators: shown.indicators } : null,
    suggestedGrade: shown?.suggestedGrade ?? null,
    ...(outcome === "conflict" &&
      report && {
        current: { fields: report.fields, by: names.get(report.filledBy) ?? "", at: report.filledAt },
      }),
  };
}

function problemsOf({ judgement, points, language }: ReceiptFacts): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const row of judgement.rows) {
    problems.push(...row.problems);
    const far = selfGradeProblem(row, points.get(row.policeNo), language);
    if (far) problems.push(far);
  }
  for (const line of [...judgement.credits, ...judgement.events]) problems.push(...line.problems);
  return problems;
}

/** V22: the officer's own grade is two or more away from what his points suggest; known only once he is scored. */
function selfGradeProblem(
  row: JudgedRow,
  points: ShownPoints | undefined,
  language: Language,
): RowProblem | null {
  const own = row.outcome === "saved" ? (row.content?.fields.selfGrade as Grade | null | undefined) : null;
  const suggested = points?.suggestedGrade;
  if (!own || !suggested || Math.abs(stepsUp(own, suggested)) < 2) return null;
  const rowLabel = row.subject ? `${row.policeNo} ${row.subject.name}` : row.policeNo;
  return seedProblem(
    {
      ...{ code: "V22", severity: "warning", field: "selfGrade", params: { own, suggested } },
      ...{ sheet: "monthly", rowKey: row.rowKey, rowLabel },
    },
    language,
  );
}

export function countOutcomes(verdicts: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { saved: 0, unchanged: 0, conflict: 0, rejected: 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
}
