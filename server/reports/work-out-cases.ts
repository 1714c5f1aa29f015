import type { Calendar } from "../../domain/calendar/workdays.ts";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { evidenceGap } from "../../domain/rules/evidence-gap.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Points } from "../../domain/scoring/points.ts";
import type { EventProofs } from "../../domain/scoring/proven-events.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import type { History } from "./history-store.ts";
import type { StoredLine } from "./line-store.ts";
import { materialsOf, type Material } from "./material.ts";
import type { MaterialSegment } from "./material-store.ts";
import { openProblem } from "./open-problem.ts";
import type { ReviewSubject } from "./review-store.ts";
import { reviewWarnings } from "./review-warnings.ts";
import { UnitLines, type SegmentsByNumber } from "./score-reports.ts";
import type { SignableReport } from "./sign-store.ts";
import { workdaysLate } from "./workdays-late.ts";

/** What stands in one unit's month as read now: everything a reviewer's page is worked out from, earlier months excepted. */
export interface UnitSheet {
  line: MonthLine;
  language: Language;
  /** Whoever is reviewed; the colleagues are there to be compared with. */
  wanted: readonly ReviewSubject[];
  colleagues: readonly { subject: ReviewSubject; report: SignableReport }[];
  credits: readonly StoredLine<CreditLine>[];
  events: readonly StoredLine<EventLine>[];
  proofs: EventProofs;
  segments: SegmentsByNumber;
  transfers: ReadonlyMap<number, MaterialSegment[]>;
  digests: ReadonlyMap<string, string[]>;
  decided: ReadonlySet<string>;
  prefill: ReadonlyMap<string, Fields>;
  /** Only where somebody was late. */
  calendar: Calendar | null;
}

/** What follows from it for one report. */
export interface WorkedCase {
  material: Material;
  /** With what only the submission tells: how late it was. */
  points: Points;
  workdaysLate: number;
  warnings: string[];
  /** What keeps it from being signed until it is mended. */
  obstacle: string | null;
  events: readonly EventLine[];
  /** Numbers his lines cite, and how many of his events lack what table 4 asks for. */
  evidence: { numbers: readonly string[]; missing: number };
}

/** Points, warnings, obstacles and what a signature covers, by officer. */
export function workOutCases(
  rules: CompiledRules,
  sheet: UnitSheet,
  history: History,
): Map<number, WorkedCase> {
  const { line, language, wanted, colleagues, proofs, calendar, decided, prefill } = sheet;
  const events = sheet.events.map((one) => one.line);
  const own = sheet.credits.map((one) => one.line);
  const lines = new UnitLines(rules, own, events, proofs, sheet.segments);
  const reports = new Map(colleagues.map(({ subject, report }) => [subject.officerId, report]));
  const mine = wanted.map(({ officerId }) => reports.get(officerId)!);
  const stored = { credits: sheet.credits, events: sheet.events, segments: sheet.transfers };
  const materials = materialsOf(rules, mine, stored, sheet.digests);
  const warnings = reviewWarnings({
    ...{ rules, lines, history, decided, events, prefill, language },
    reports: colleagues.map(({ subject, report }) => ({ subject, fields: report.fields })),
    wanted: new Set(wanted.map(({ policeNo }) => policeNo)),
  });
  const cases = new Map<number, WorkedCase>();
  for (const subject of wanted) {
    const report = reports.get(subject.officerId)!;
    const { policeNo } = subject;
    const late = calendar === null ? 0 : workdaysLate(calendar, line.submitBy, report.submittedAt);
    const concerned = events.filter((one) => one.subjectKind === "unit" || one.subject === policeNo);
    const cited = [...own.filter((one) => one.policeNo === policeNo), ...concerned];
    cases.set(subject.officerId, {
      ...{ material: materials.get(report.id)!, workdaysLate: late, events: concerned },
      points: pointsOf(rules, line, subject, report, lines, late),
      warnings: [...lateness(late, language), ...(warnings.get(policeNo) ?? [])],
      obstacle: openProblem(rules, subject, report.fields, events, language, proofs),
      evidence: {
        numbers: cited.flatMap(({ evidenceNo }) => evidenceNumbers(evidenceNo)),
        missing: concerned.filter((event) => lacksEvidence(rules, event, proofs)).length,
      },
    });
  }
  return cases;
}

function lacksEvidence(rules: CompiledRules, event: EventLine, { filed }: EventProofs): boolean {
  const rule = rules.eventTypes.get(event.type);
  return rule !== undefined && evidenceGap(event, rule, filed) !== null;
}

function lateness(late: number, language: Language): string[] {
  if (late === 0) return [];
  return [
    { zh: `报送迟于截止 ${late} 个工作日。`, en: `Handed in ${late} workdays after the deadline.` }[language],
  ];
}

function pointsOf(
  rules: CompiledRules,
  { month }: MonthLine,
  { level, postType, policeNo }: ReviewSubject,
  { fields }: SignableReport,
  lines: UnitLines,
  late: number,
): Points {
  return scoreMonth(rules, {
    ...{ month, level, postType, fields: lines.fieldsOf(policeNo, fields), workdaysLate: late },
    ...{ credits: lines.creditsOf(policeNo), events: lines.eventsOf(policeNo) },
  });
}
