import type { SandboxExplanation } from "../../domain/messages/rule-lab.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { explainMonth } from "../../domain/scoring/explain-month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readProofsByUnit } from "../confirmations/proof-store.ts";
import type { Context } from "../context.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { UnitLines } from "../reports/score-reports.ts";
import { readSegmentsByUnit } from "../reports/segment-store.ts";
import { sandboxTask } from "./find-run.ts";
import { findSandboxReport } from "./sandbox-store.ts";

/**
 * One officer's month explained under both versions, from the same stored content.
 * @throws Refusal rule-set.unknown, sandbox.no-months, sandbox.no-report
 */
export async function explainSandbox(
  context: Context,
  person: SignedInPerson,
  {
    draft,
    base,
    policeNo,
    month,
  }: { draft: string; base?: string | undefined; policeNo: string; month: Month },
): Promise<SandboxExplanation> {
  const { task } = await sandboxTask(context, person, { draft, base, from: month, to: month });
  const report = await findSandboxReport(context.db, policeNo, month);
  if (!report) throw new Refusal("sandbox.no-report", { policeNo, month });
  const { unitId, level, postType, name } = report;
  const credits = await readCredits(context.db, unitId, month);
  const events = await readEvents(context.db, unitId, month);
  const proofs = await readProofsByUnit(context.db, [unitId], month, events);
  const segments = await readSegmentsByUnit(context.db, month, [unitId]);
  const explain = (rules: CompiledRules): Explanation => {
    const [own, spread] = [credits.map(({ line }) => line), events.map(({ line }) => line)];
    const lines = new UnitLines(rules, own, spread, proofs.get(unitId), segments.get(unitId));
    return explainMonth(rules, {
      ...{ month, level, postType, fields: lines.fieldsOf(policeNo, report.fields) },
      ...{ credits: lines.creditsOf(policeNo), events: lines.eventsOf(policeNo) },
    });
  };
  return { policeNo, name, month, before: explain(task.months[0]!.rules), after: explain(task.draft) };
}
