import type { CorrectionForm } from "../../domain/messages/corrections.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { isSanction } from "../files/redact-line.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { readReports } from "../reports/report-store.ts";
import { findTargetOf } from "./correction-store.ts";
import { recordSanctionRead } from "./record-sanction-read.ts";

/**
 * A published report with its officer's own lines, pending ones included, to ask a correction from.
 * @throws Refusal report.unknown
 */
export async function correctionForm(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<CorrectionForm> {
  const { db } = context;
  const target = await findTargetOf(db, policeNo, month);
  if (!target) throw new Refusal("report.unknown");
  const report = (await readReports(db, month, [target.officerId])).get(target.officerId)!;
  const { id, name, unit, version, state, grade } = target;
  const credits = await readCredits(db, unit.id, month);
  const events = (await readEvents(db, unit.id, month)).filter(
    ({ line }) => line.subjectKind === "officer" && line.subject === policeNo,
  );
  if (events.some(({ line }) => isSanction(line))) await recordSanctionRead(context, person, policeNo, month);
  return {
    ...{ report: id, month, policeNo, name, unit: unit.code, unitName: unit.name, version, state, grade },
    fields: report.fields,
    credits: credits
      .filter(({ line }) => line.policeNo === policeNo)
      .map(({ line, version: of }) => ({ ...line, version: of })),
    events: events.map(({ line, version: of, eventNo }) => ({
      ...line,
      version: of,
      eventNo: eventNo ?? "",
    })),
  };
}
