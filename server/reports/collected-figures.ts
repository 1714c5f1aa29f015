import type { CollectedFigures, RecordScope } from "../../domain/messages/filling.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { evidenceGap } from "../../domain/rules/evidence-gap.ts";
import { creditLinePoints, eventLinePoints } from "../../domain/scoring/line-points.ts";
import { isProven } from "../../domain/scoring/proven-events.ts";
import type { SignedInPerson } from "../access/person.ts";
import { mayFill, mayHead, mayReadUnit } from "../access/scope.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import type { Context } from "../context.ts";
import { requireMonth } from "../months/month-store.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { readDecisions, readHands, type Hand } from "./collected-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { readSubjectsAndReports, findPosted } from "./subject-store.ts";
import { isWritable } from "./writable-month.ts";

const OPEN: ReadonlySet<ReportState> = new Set(["empty", "drafted", "attested", "submitted", "returned"]);
const NOBODY: Hand = { by: "", at: "" };

/**
 * 日常收集: what was recorded for a unit's month, each line with who wrote it, what it still lacks and whether it may
 * still be changed. Who may not read the unit sees his own lines and no more.
 * @throws Refusal month.unknown, unit.unknown
 */
export async function collectedFigures(
  context: Context,
  person: SignedInPerson,
  month: Month,
  unitCode: string | undefined,
): Promise<CollectedFigures> {
  const { db } = context;
  const now = context.clock.now();
  const line = await requireMonth(db, month, now);
  const { unit, isOwn } = await unitFor(context, person, month, unitCode);
  const whole = mayReadUnit(person, unit.id);
  if (!whole && !isOwn) throw new Refusal("unit.unknown", { unit: unitCode ?? "" });
  const rules = context.rules.compiled(line.ruleSet);
  const { subjects, reports } = await readSubjectsAndReports(db, unit.id, month);
  const isShown = (policeNo: string) => whole || policeNo === person.policeNo;
  const isClosed = (policeNo: string) => {
    const subject = subjects.get(policeNo);
    return !OPEN.has((subject && reports.get(subject.officerId)?.state) ?? "empty");
  };
  const credits = (await readCredits(db, unit.id, month)).filter(({ line: { policeNo } }) =>
    isShown(policeNo),
  );
  const stored = await readEvents(db, unit.id, month);
  const proofs = await readEventProofs(db, unit.id, month, stored.map((event) => event.line)); // prettier-ignore
  const creditHands = await readHands(db, "credits", unit.id, month);
  const eventHands = await readHands(db, "events", unit.id, month);
  const decisions = await readDecisions(db, unit.id, month);
  const own: RecordScope = isOwn ? "own" : "none";
  return {
    ...{ line, unit: { code: unit.code, name: unit.name } },
    writable: await isWritable(db, line, unit.id, now.toISOString()),
    may: {
      credits: mayFill(person, unit.id) ? "unit" : own,
      events: mayFill(person, unit.id) || mayHead(person, unit.id) ? "unit" : own,
    },
    officers: [...subjects.values()]
      .filter(({ policeNo }) => isShown(policeNo))
      .sort((a, b) => (a.policeNo < b.policeNo ? -1 : 1))
      .map(({ policeNo, name, postType }) => ({ policeNo, name, postType })),
    credits: credits.map(({ line: credit, version }) => {
      const postType = subjects.get(credit.policeNo)?.postType;
      const points = postType ? creditLinePoints(rules, credit, postType) : null;
      const hand = creditHands.get(credit.rowKey) ?? NOBODY;
      return { ...credit, ...hand, version, points, closed: isClosed(credit.policeNo) };
    }),
    events: stored
      .filter(({ line: { subjectKind, subject } }) => subjectKind === "unit" || isShown(subject))
      .map(({ line: event, version, eventNo }) => {
        const rule = rules.eventTypes.get(event.type);
        const ofUnit = event.subjectKind === "unit";
        return {
          ...{ ...event, ...(eventHands.get(event.rowKey) ?? NOBODY), version, eventNo: eventNo! },
          points: eventLinePoints(rules, event, subjects.get(event.subject)?.level ?? "officer"),
          gap: rule ? evidenceGap(event, rule, proofs.filed) : null,
          decision: decisions.get(event.rowKey) ?? null,
          scored: isProven(rules, event, proofs),
          closed: ofUnit ? [...subjects.keys()].some(isClosed) : isClosed(event.subject),
        };
      }),
  };
}

/** The unit asked for, or the one the reader's own report of the month belongs to. */
async function unitFor(
  context: Context,
  person: SignedInPerson,
  month: Month,
  code: string | undefined,
): Promise<{ unit: Unit; isOwn: boolean }> {
  const policeNo = person.policeNo ?? "";
  const posted = (await findPosted(context.db, month, [policeNo])).get(policeNo);
  const units = await allUnits(context.db);
  const unit = units.find((one) =>
    code === undefined ? Number(one.id) === Number(posted?.unit.id) : one.code === code,
  );
  if (!unit) throw new Refusal("unit.unknown", { unit: code ?? "" });
  return { unit, isOwn: posted !== undefined && Number(posted.unit.id) === Number(unit.id) };
}
