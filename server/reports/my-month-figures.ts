import type { Knex } from "knex";
import { countsOfEvents } from "../../domain/form/check-details.ts";
import type { AttestationRule, MyMonthFigures } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { eventLinePoints } from "../../domain/scoring/line-points.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import type { Context } from "../context.ts";
import { requireMonth } from "../months/month-store.ts";
import { allUnits } from "../roster/unit-store.ts";
import { readLastAttestations } from "./attest-store.ts";
import { readSilenceDays } from "./attestation-setting.ts";
import { readEvents } from "./line-store.ts";
import { monthForm } from "./month-form-figures.ts";
import { readOrigins } from "./my-month-store.ts";
import { readPrefill } from "./push-readings.ts";
import { readReports } from "./report-store.ts";
import { UnitLines } from "./score-reports.ts";
import { findPosted } from "./subject-store.ts";
import { readLastReturns } from "./submission-store.ts";
import { isWritable } from "./writable-month.ts";

/**
 * 我的月报: the officer's own row with who typed what in it, his credits, every event that concerns him, what was
 * prefilled, and how far his report has come.
 * @throws Refusal month.unknown; officer.unknown where no report of the month is expected of the reader
 */
export async function myMonth(
  context: Context,
  person: SignedInPerson,
  month: Month,
): Promise<MyMonthFigures> {
  const { db } = context;
  const now = context.clock.now();
  const line = await requireMonth(db, month, now);
  const policeNo = person.policeNo ?? "";
  const posted = (await findPosted(db, month, [policeNo])).get(policeNo);
  const unit = posted && (await allUnits(db)).find(({ id }) => Number(id) === Number(posted.unit.id));
  if (!posted || !unit) throw new Refusal("officer.unknown", { policeNo });
  const rules = context.rules.compiled(line.ruleSet);
  const form = await monthForm(db, rules, line, unit, policeNo);
  const row = form.rows[0];
  if (!row) throw new Refusal("officer.unknown", { policeNo });
  const stored = await readEvents(db, unit.id, month);
  const lines = stored.map((one) => one.line);
  const counted = new UnitLines(rules, [], lines, await readEventProofs(db, unit.id, month, lines));
  const mine = counted.eventsOf(policeNo);
  const scored = new Set(mine.map(({ rowKey }) => rowKey));
  const report = (await readReports(db, month, [posted.officerId])).get(posted.officerId);
  const ids = report ? [report.id] : [];
  const attested = (await readLastAttestations(db, ids)).get(report?.id ?? 0);
  return {
    line,
    writable: await isWritable(db, line, unit.id, now.toISOString()),
    attestation: await readAttestationRule(db),
    reportId: report?.id ?? null,
    unit: { code: unit.code, name: unit.name },
    row,
    prefill: {
      ...(await readPrefill(db, month, [posted])).get(policeNo),
      ...countsOfEvents(mine),
    },
    credits: form.credits,
    events: stored
      .filter((one) => one.line.subjectKind === "unit" || one.line.subject === policeNo)
      .map(({ line: event, version, eventNo }) => ({
        ...{ ...event, version, eventNo: eventNo! },
        ...{ points: eventLinePoints(rules, event, row.level), scored: scored.has(event.rowKey) },
      })),
    origins: report ? await readOrigins(db, report.id, posted.officerId) : {},
    attested:
      report && attested && attested.version === report.version && report.state !== "drafted"
        ? { kind: attested.kind, at: attested.at }
        : null,
    submittedAt: report?.submittedAt ?? null,
    returned: report?.state === "returned" ? ((await readLastReturns(db, ids)).get(report.id) ?? null) : null,
  };
}

export async function readAttestationRule(db: Knex): Promise<AttestationRule> {
  const workdays = await readSilenceDays(db);
  return workdays === null ? { kind: "required" } : { kind: "silence", workdays };
}
