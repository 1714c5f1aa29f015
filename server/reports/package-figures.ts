import { AREAS, type Area } from "../../domain/area.ts";
import { blankFields, checkFields } from "../../domain/form/check-row.ts";
import type { Field, Fields } from "../../domain/form/fields.ts";
import { DATA_COLUMNS } from "../../domain/form/monthly-form.ts";
import { problemMessage } from "../../domain/form/problem-text.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { AreaProgress, PackageFigures, PackageOfficer } from "../../domain/messages/filling.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import type { Context } from "../context.ts";
import { readPlans } from "../plans/plan-store.ts";
import type { Unit } from "../roster/unit-store.ts";
import { readLastAttestations } from "./attest-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readAttestationRule } from "./my-month-figures.ts";
import { openProblem } from "./open-problem.ts";
import { readPoints } from "./points-store.ts";
import { readUnitWarnings } from "./read-unit-warnings.ts";
import { readAccountNames, readReports, type StoredReport } from "./report-store.ts";
import { readSubjects, type Subject } from "./subject-store.ts";
import { readLastReturns, readSubmissions } from "./submission-store.ts";
import { isWritable } from "./writable-month.ts";

/** 单位报送: how far each officer's report is, area by area, what keeps it, and what was handed in when. */
export async function packageFigures(
  context: Context,
  line: MonthLine,
  unit: Unit,
  language: Language,
): Promise<PackageFigures> {
  const { db } = context;
  const { month } = line;
  const now = context.clock.now().toISOString();
  const rules = context.rules.compiled(line.ruleSet);
  const subjects = await readSubjects(db, unit.id, month);
  const officerIds = subjects.map(({ officerId }) => officerId);
  const reports = await readReports(db, month, officerIds);
  const ids = [...reports.values()].map(({ id }) => id);
  const [plans, points, attestations, returns] = [
    await readPlans(db, month, officerIds),
    await readPoints(db, rules, ids),
    await readLastAttestations(db, ids),
    await readLastReturns(db, ids),
  ];
  const names = await readAccountNames(db, [...reports.values()].map(({ filledBy }) => filledBy)); // prettier-ignore
  const credits = (await readCredits(db, unit.id, month)).map((stored) => stored.line);
  const events = (await readEvents(db, unit.id, month)).map((stored) => stored.line);
  const proofs = await readEventProofs(db, unit.id, month, events);
  const filled = subjects.flatMap((subject) => {
    const report = reports.get(subject.officerId);
    return report ? [{ subject, fields: report.fields }] : [];
  });
  const warnings = new Map(
    (await readUnitWarnings(db, rules, { month, unitId: unit.id }, filled, language)).map((warned) => [
      warned.policeNo,
      warned.problems,
    ]),
  );
  const officers = subjects.map((subject): PackageOfficer => {
    const { policeNo, name, level, postType, officerId } = subject;
    const report = reports.get(officerId);
    const fields = report?.fields ?? {};
    const attested = report && attestations.get(report.id);
    const scored = report && points.get(report.id);
    const ofHim = events.filter(
      ({ subjectKind, subject: who }) => subjectKind === "officer" && who === policeNo,
    );
    const lines = { GZ: credits.filter((credit) => credit.policeNo === policeNo).length, JC: ofHim.length };
    const open = report && openProblem(rules, subject, fields, events, language, proofs);
    return {
      ...{ policeNo, name, level, postType, state: report?.state ?? "empty", version: report?.version ?? 0 },
      complete: report?.complete ?? false,
      areas: progressOf(fields, lines),
      planned: plans.has(officerId),
      filledBy: (report && names.get(report.filledBy)) ?? null,
      filledAt: report?.filledAt ?? null,
      attested:
        attested && stands(report, attested.version) ? { kind: attested.kind, at: attested.at } : null,
      submittedAt: report?.submittedAt ?? null,
      onTime: report?.submittedAt ? report.submittedAt <= line.submitBy && !line.backFilled : null,
      total: scored?.total ?? null,
      suggestedGrade: scored?.suggestedGrade ?? null,
      problems: [...blanksOf(subject, report, language), ...(open ? [open] : [])],
      warnings: warnings.get(policeNo) ?? [],
      returned: report?.state === "returned" ? (returns.get(report.id) ?? null) : null,
    };
  });
  return {
    ...{ line, unit: { code: unit.code, name: unit.name }, now, officers },
    writable: await isWritable(db, line, unit.id, now),
    attestation: await readAttestationRule(db),
    submissions: await readSubmissions(db, month, unit.id),
  };
}

/** An attestation stands for the version it named, as long as nothing took it back. */
function stands(report: StoredReport | undefined, version: number): boolean {
  return report?.version === version && report.state !== "drafted" && report.state !== "returned";
}

function blanksOf(
  { policeNo, name }: Subject,
  report: StoredReport | undefined,
  language: Language,
): string[] {
  if (!report || report.complete) return [];
  const row = { sheet: "monthly" as const, rowKey: policeNo, rowLabel: `${policeNo} ${name}` };
  return checkFields(report.fields, {})
    .filter(({ severity }) => severity === "submit")
    .map((problem) => problemMessage({ ...problem, ...row }, language));
}

/** Filled, blank and not applicable cells by area; what is not due counts as not applicable. */
function progressOf(fields: Fields, lines: { GZ: number; JC: number }): Record<Area | "own", AreaProgress> {
  const blank = new Set<string>(blankFields(fields));
  const empty = (): AreaProgress => ({ filled: 0, blank: 0, notApplicable: 0, lines: 0 });
  const progress = Object.fromEntries([...AREAS, "own"].map((area) => [area, empty()])) as Record<
    Area | "own",
    AreaProgress
  >;
  for (const { key, area } of DATA_COLUMNS) {
    const of = progress[area ?? "own"];
    const value = fields[key as Field];
    if (blank.has(key)) of.blank += 1;
    else if (value === undefined || value === null) of.notApplicable += 1;
    else of.filled += 1;
  }
  progress.GZ.lines = lines.GZ;
  progress.JC.lines = lines.JC;
  return progress;
}
