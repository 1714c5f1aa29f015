import type { Knex } from "knex";
import { AREAS } from "../../domain/area.ts";
import type { Area } from "../../domain/area.ts";
import type { BulletinContent, GradesContent, GradesUnit, LowerGrade, QualityContent, QualityUnit } from "../../domain/bulletin.ts"; // prettier-ignore
import { lowerReason } from "../../domain/bulletin-reason.ts";
import { GRADES_REQUIREMENTS, gradesOpening, qualityOpening, qualityRequirements, RECIPIENTS } from "../../domain/bulletin-words.ts"; // prettier-ignore
import { nthWorkdayAfter } from "../../domain/calendar/workdays.ts";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { BulletinSettings } from "../../domain/messages/bulletins.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { isProven } from "../../domain/scoring/proven-events.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { Context } from "../context.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { shanghaiDay } from "../today.ts";
import { readLowerPoints, readPenalties, readPublished, readPublishedFields, readUnitCounts, type PenaltyLine, type PublishedReport } from "./announced-store.ts"; // prettier-ignore
import { readQuality } from "./quality-store.ts";
import { readBulletinSettings } from "./bulletin-settings-store.ts";

/**
 * A bulletin's content made from what is stored now, with the usual words around it.
 * @throws Refusal bulletin.too-early before there is anything to announce; bulletin.practice for a practice month
 */
export async function composeBulletin(
  context: Context,
  db: Knex,
  subject: BulletinContent["subject"],
  month: MonthLine,
): Promise<BulletinContent> {
  if (month.practice) throw new Refusal("bulletin.practice", { month: month.month });
  const settings = await readBulletinSettings(db);
  return subject === "grades"
    ? composeGrades(db, context.rules.compiled(month.ruleSet), month, settings)
    : composeQuality(db, month, settings, context.clock.now());
}

async function composeGrades(
  db: Knex,
  rules: CompiledRules,
  month: MonthLine,
  settings: BulletinSettings,
): Promise<GradesContent> {
  const published = await readPublished(db, month.month);
  if (published.length === 0)
    throw new Refusal("bulletin.too-early", { subject: "grades", month: month.month });
  const reasons = settings.nameLower
    ? await readReasons(db, rules, month, published)
    : new Map<number, string>();
  const byUnit = groupBy(published, ({ unitId }) => unitId);
  const counted = await readUnitCounts(db, month.month, month.ruleSet);
  const units = counted.map(({ unitId, unit, name, expected, onTime }): GradesUnit => {
    const own = byUnit.get(unitId) ?? [];
    const having = (grade: string) => own.filter((one) => one.grade === grade);
    const lower = [...having("fair"), ...having("poor")];
    const graded = own.filter(({ grade }) => grade !== null).length;
    return {
      ...{ unit, name, remark: "", checked: null, expected, onTime, graded, ungraded: own.length - graded },
      counts: {
        excellent: having("excellent").length,
        fair: having("fair").length,
        poor: having("poor").length,
      },
      excellent: having("excellent").map((one) => ({ policeNo: one.policeNo, name: one.name })),
      lower: settings.nameLower
        ? lower.map((one) => ({
            policeNo: one.policeNo,
            name: one.name,
            grade: one.grade as LowerGrade,
            reason: reasons.get(Number(one.reportId)) ?? "",
          }))
        : [],
    };
  });
  return {
    subject: "grades",
    publication: Math.max(...published.map(({ seq }) => seq)),
    named: settings.nameLower,
    units,
    ...wordsOf(settings, gradesOpening(month.month, units), [...GRADES_REQUIREMENTS]),
  };
}

/** A phrase for every published 一般 and 差, by report. */
async function readReasons(
  db: Knex,
  rules: CompiledRules,
  month: MonthLine,
  published: readonly PublishedReport[],
): Promise<Map<number, string>> {
  const lower = published.filter(({ grade }) => grade === "fair" || grade === "poor");
  const points = await readLowerPoints(db, rules.version, lower.map(({ reportId }) => Number(reportId))); // prettier-ignore
  const fields = await readPublishedFields(db, lower);
  const penalties = await readProvenPenalties(db, rules, month.month, lower);
  const fullOf = Object.fromEntries(
    AREAS.map((area) => [area, rules.ruleSet.areas.find((one) => one.area === area)?.max ?? 0]),
  ) as Record<Area, Hundredths>;
  return new Map(
    lower.map((one) => {
      const earned = points.get(Number(one.reportId));
      const own = penalties.filter((line) => concerns(rules, line, one));
      const facts = {
        grade: one.grade!,
        suggested: earned?.suggested ?? null,
        total: one.total,
        areas: earned?.areas ?? NO_AREAS,
        awolDays: Number(fields.get(Number(one.reportId))?.awolDays ?? 0),
        penalties: own.map(({ type, documentNo }) => ({
          name: rules.eventTypes.get(type)?.name.zh ?? type,
          documentNo,
        })),
      };
      return [Number(one.reportId), lowerReason(facts, fullOf)];
    }),
  );
}

/** The penalties that cost these officers points: proven, and not refused by the competent department. */
async function readProvenPenalties(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  lower: readonly PublishedReport[],
): Promise<PenaltyLine[]> {
  const lines = await readPenalties(db, month, lower);
  const proven: PenaltyLine[] = [];
  for (const [unitId, own] of groupBy(lines, (line) => line.unitId)) {
    const proofs = await readEventProofs(db, unitId, month, own);
    proven.push(...own.filter((line) => isProven(rules, eventOf(line), proofs)));
  }
  return proven;
}

/** His own penalties, and his unit's where it weighs on his position: 单位被通报批评 (P7) costs head and deputy. */
function concerns(
  rules: CompiledRules,
  line: PenaltyLine,
  { officerId, unitId, level }: PublishedReport,
): boolean {
  if (line.subjectKind !== "unit") return line.officerId === Number(officerId);
  if (line.unitId !== unitId) return false;
  const value = rules.eventTypes.get(line.type)?.values.find(({ variant }) => variant === line.variant);
  return (value?.byLevel?.[level] ?? value?.points ?? 0) !== 0;
}

const NO_AREAS = Object.fromEntries(AREAS.map((area) => [area, null])) as Record<Area, null>;

/** What decides whether a penalty is proven; the rest of the line does not matter for it. */
function eventOf(line: PenaltyLine): EventLine {
  return { ...UNSAID, ...line, subject: String(line.officerId ?? "") };
}
const UNSAID: EventLine = {
  rowKey: "",
  subjectKind: "officer",
  subject: "",
  type: "",
  variant: null,
  reason: "",
  occurredOn: null,
  documentOn: null,
  sourceDepartment: null,
  documentNo: null,
  evidenceNo: null,
  evidenceKind: null,
  factNo: null,
  countsIn: null,
  responsibility: null,
  finding: null,
  accountMonth: "",
};

async function composeQuality(
  db: Knex,
  month: MonthLine,
  settings: BulletinSettings,
  now: Date,
): Promise<QualityContent> {
  if (now.toISOString() < month.submitBy) {
    throw new Refusal("bulletin.too-early", { subject: "quality", month: month.month });
  }
  const counted = await readUnitCounts(db, month.month, month.ruleSet);
  const quality = await readQuality(db, month.month);
  const units = counted.map(({ unitId, unit, name, expected, submitted, onTime }): QualityUnit => {
    const { unsigned = 0, returned = 0, returnedTwice = 0 } = quality.get(unitId) ?? {};
    return {
      ...{ unit, name, remark: "", checked: null, expected, submitted },
      ...{ late: submitted - onTime, missing: Math.max(0, expected - submitted), unsigned, returned, returnedTwice }, // prettier-ignore
    };
  });
  const calendar = await readCalendar(db);
  const rectifyBy = nthWorkdayAfter(calendar, shanghaiDay(now), settings.rectifyWorkdays);
  return {
    ...{ subject: "quality", submitBy: month.submitBy, rectifyBy, units },
    ...wordsOf(settings, qualityOpening(month.month, units), qualityRequirements(rectifyBy)),
  };
}

function wordsOf(settings: BulletinSettings, opening: string, requirements: string[]) {
  const { copies, issuer, redHead, symbol } = settings;
  return {
    recipients: RECIPIENTS,
    ...{ opening, requirements, copies, issuer, symbol },
    redHead: redHead === "" ? null : redHead,
    corrects: null,
  };
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
