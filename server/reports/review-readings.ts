import type { Knex } from "knex";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Language } from "../../domain/language.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { evidenceGap } from "../../domain/rules/evidence-gap.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { Points } from "../../domain/scoring/points.ts";
import type { EventProofs } from "../../domain/scoring/proven-events.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { readHistory } from "./history-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readMaterials, type Material } from "./material.ts";
import { readMaterialSegments } from "./material-store.ts";
import { openProblem } from "./open-problem.ts";
import { readPrefill } from "./push-readings.ts";
import { readDecidedEvents, readReviewSubjects, type ReviewSubject } from "./review-store.ts";
import { reviewWarnings } from "./review-warnings.ts";
import { NO_SEGMENTS, UnitLines } from "./score-reports.ts";
import { readUnitSegments } from "./segment-store.ts";
import { readSignables, type SignableReport } from "./sign-store.ts";
import { workdaysLate } from "./workdays-late.ts";

/** Everything a reviewer's page shows of one report and his signature binds. */
export interface ReviewCase {
  subject: ReviewSubject;
  report: SignableReport;
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

/** A unit's lines: sorted out for scoring, and every event as it stands. */
interface UnitSheets {
  lines: UnitLines;
  events: EventLine[];
  proofs: EventProofs;
}

/**
 * What stands in some units' month, by officer: the same for the page and for the signature, so that what was shown
 * is what is signed. A fixed number of queries for all units, and four for each unit in it. `only` = whose warnings
 * are wanted; the colleagues of their units are read to compare with.
 */
export async function readReviewCases(
  db: Knex,
  rules: CompiledRules,
  line: MonthLine,
  unitIds: readonly number[],
  language: Language,
  only?: ReadonlySet<number>,
): Promise<{ subjects: Map<number, ReviewSubject>; cases: Map<number, ReviewCase> }> {
  const { month } = line;
  const subjects = await readReviewSubjects(db, month, { unitIds });
  const reports = await readSignables(db, month, { unitIds });
  const credits = await readCredits(db, unitIds, month);
  const events = await readEvents(db, unitIds, month);
  const transfers = await readMaterialSegments(db, month);
  const stored = { credits, events, segments: transfers };
  const materials = await readMaterials(db, rules, month, unitIds, [...reports.values()], stored);
  const decided = events.length > 0 ? await readDecidedEvents(db, month, unitIds) : NONE_DECIDED;
  const isLate = ({ submittedAt }: SignableReport) => submittedAt !== null && submittedAt > line.submitBy;
  const calendar = [...reports.values()].some(isLate) ? await readCalendar(db) : null;
  const known = [...subjects.values()].filter(({ officerId }) => reports.has(officerId));
  const wanted = known.filter(({ officerId }) => only?.has(officerId) ?? true);
  const prefill = await readPrefill(db, month, wanted);
  const cases = new Map<number, ReviewCase>();
  for (const unitId of unitIds) {
    const ofUnit = wanted.filter(({ unit }) => unit.id === unitId);
    if (ofUnit.length === 0) continue;
    const here = events.filter((one) => one.unitId === unitId).map((one) => one.line);
    const proofs = await readEventProofs(db, unitId, month, here);
    const segments = transfers.size > 0 ? await readUnitSegments(db, month, unitId) : NO_SEGMENTS;
    const own = credits.filter((one) => one.unitId === unitId).map((one) => one.line);
    const sheets: UnitSheets = {
      lines: new UnitLines(rules, own, here, proofs, segments),
      events: here,
      proofs,
    };
    const history = await readHistory(
      db,
      unitId,
      month,
      ofUnit.map(({ officerId }) => officerId),
    );
    const colleagues = known.filter(({ unit }) => unit.id === unitId);
    const warnings = reviewWarnings({
      ...{ rules, lines: sheets.lines, history, decided, events: here, prefill, language },
      reports: colleagues.map((subject) => ({ subject, fields: fieldsOf(reports, subject) })),
      wanted: new Set(ofUnit.map(({ policeNo }) => policeNo)),
    });
    for (const subject of ofUnit) {
      const report = reports.get(subject.officerId)!;
      const { policeNo } = subject;
      const late = calendar === null ? 0 : workdaysLate(calendar, line.submitBy, report.submittedAt);
      const concerned = here.filter((one) => one.subjectKind === "unit" || one.subject === policeNo);
      cases.set(subject.officerId, {
        ...{ subject, report, material: materials.get(report.id)!, workdaysLate: late, events: concerned },
        points: pointsOf(rules, line, subject, report, sheets.lines, late),
        warnings: [...lateness(late, language), ...(warnings.get(policeNo) ?? [])],
        obstacle: openProblem(rules, subject, report.fields, here, language, proofs),
        evidence: {
          numbers: [...own.filter((one) => one.policeNo === policeNo), ...concerned].flatMap(
            ({ evidenceNo }) => evidenceNumbers(evidenceNo),
          ),
          missing: concerned.filter((event) => lacksEvidence(rules, event, proofs)).length,
        },
      });
    }
  }
  return { subjects, cases };
}

const NONE_DECIDED: ReadonlySet<string> = new Set();

function fieldsOf(reports: ReadonlyMap<number, SignableReport>, { officerId }: ReviewSubject): Fields {
  return reports.get(officerId)?.fields ?? {};
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
