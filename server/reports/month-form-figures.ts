import type { Knex } from "knex";
import { countsOfEvents } from "../../domain/form/check-details.ts";
import { TEMPLATE_VERSION } from "../../domain/form/monthly-form.ts";
import type { FormRow, MonthForm, MonthLine } from "../../domain/messages.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { creditLinePoints, eventLinePoints } from "../../domain/scoring/line-points.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import type { Unit } from "../roster/unit-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readPoints } from "./points-store.ts";
import { readPrefill } from "./push-readings.ts";
import { readReports } from "./report-store.ts";
import { UnitLines } from "./score-reports.ts";
import { readSubjects } from "./subject-store.ts";

/**
 * The unit's sheet of a month: a row for every subject of its last day, stored values over prefilled ones, with
 * points and grade, and the unit's detail lines. `only` narrows it to one officer's own row and lines.
 */
export async function monthForm(
  db: Knex,
  rules: CompiledRules,
  month: MonthLine,
  unit: Unit,
  only?: string,
): Promise<MonthForm> {
  const subjects = await readSubjects(db, unit.id, month.month, only === undefined ? undefined : [only]);
  const officerIds = subjects.map((subject) => subject.officerId);
  const reports = await readReports(db, month.month, officerIds);
  const reportIds = [...reports.values()].map((report) => report.id);
  const points = await readPoints(db, rules, reportIds);
  const reasons = await readReasons(db, reportIds);
  const prefill = await readPrefill(db, month.month, subjects);
  const events = await readEvents(db, unit.id, month.month);
  const lines = events.map(({ line }) => line);
  const proofs = await readEventProofs(db, unit.id, month.month, lines);
  const proven = new UnitLines(rules, [], lines, proofs);
  const byNo = new Map(subjects.map((subject) => [subject.policeNo, subject]));
  const rows = subjects.map((subject): FormRow => {
    const report = reports.get(subject.officerId);
    const scored = report && points.get(report.id);
    return {
      rowKey: subject.policeNo,
      policeNo: subject.policeNo,
      name: subject.name,
      unit: unit.code,
      postType: subject.postType,
      level: subject.level,
      partyMember: subject.partyMember,
      version: report?.version ?? 0,
      state: report?.state ?? "empty",
      fields: {
        ...prefill.get(subject.policeNo),
        ...countsOfEvents(proven.eventsOf(subject.policeNo)),
        ...report?.fields,
      },
      points: scored ? { total: scored.total, areas: scored.areas, indicators: scored.indicators } : null,
      suggestedGrade: scored?.suggestedGrade ?? null,
      grade: report?.grade ?? null,
      gradeReason: (report && reasons.get(report.id)) ?? null,
    };
  });
  const credits = await readCredits(db, unit.id, month.month);
  return {
    month: month.month,
    unit: { code: unit.code, name: unit.name },
    template: TEMPLATE_VERSION,
    ruleSet: rules.version,
    state: month.state,
    submitBy: month.submitBy,
    rows,
    credits: credits
      .filter(({ line }) => only === undefined || line.policeNo === only)
      .map(({ line, version }) => {
        const postType = byNo.get(line.policeNo)?.postType;
        return { ...line, version, points: postType ? creditLinePoints(rules, line, postType) : null };
      }),
    events: events
      .filter(({ line }) => only === undefined || line.subject === only)
      .map(({ line, version, eventNo }) => {
        const level = byNo.get(line.subject)?.level ?? "officer";
        return { ...line, version, eventNo: eventNo!, points: eventLinePoints(rules, line, level) };
      }),
  };
}

/** The reviewer's reason behind each current grade: the last review's. */
async function readReasons(db: Knex, reportIds: readonly number[]): Promise<Map<number, string | null>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("reviews")
    .whereIn("report_id", reportIds)
    .orderBy("id")
    .select<Record<string, unknown>[]>("report_id", "reason");
  return new Map(rows.map((row) => [row.report_id as number, row.reason as string | null]));
}
