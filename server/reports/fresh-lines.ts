import { AREAS } from "../../domain/area.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Judgement } from "./judge-push.ts";
import type { ScoredReport } from "./points-store.ts";
import type { Readings } from "./push-readings.ts";
import type { ReportLine } from "./refresh-unit-month.ts";

/**
 * The reports a push scored as they stand after it, by report id: what its unit's figures are counted from without
 * reading them back: libsql takes some 6 ms for a thousand rows.
 */
export function freshLines(
  rules: CompiledRules,
  unitId: number,
  judgement: Judgement,
  readings: Readings,
  scored: readonly ScoredReport[],
  dropped: ReadonlySet<number>,
): Map<number, ReportLine> {
  const saved = new Map<string, boolean>();
  for (const { policeNo, outcome, content } of judgement.rows)
    if (outcome === "saved" && content) saved.set(policeNo, content.filled);
  const lines = new Map<number, ReportLine>();
  for (const { reportId, subject, points } of scored) {
    const before = readings.reports.get(subject.officerId);
    const filled = saved.get(subject.policeNo);
    // Stored by the unit he was in before: there it counts.
    if (filled === undefined && before?.unitId !== unitId) continue;
    const kept = filled === undefined && !dropped.has(reportId) ? before : undefined;
    const line: ReportLine = {
      // A changed content is a draft again; a report that was only rescored stays what it was.
      state: kept ? kept.state : "drafted",
      complete: filled ?? before?.complete ?? false,
      submitted_at: kept?.submittedAt ?? null,
      grade: kept?.grade ?? null,
      total: points.total,
      indicators: rules.indicators.map(({ code }) => points.indicators[code] ?? null),
    };
    for (const area of AREAS) line[area.toLowerCase()] = points.areas[area];
    lines.set(reportId, line);
  }
  return lines;
}
