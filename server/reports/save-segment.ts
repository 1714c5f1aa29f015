import { randomUUID } from "node:crypto";
import { z } from "zod";
import { foundProblem, type FoundProblem } from "../../domain/form/cell-problem.ts";
import { checkRows } from "../../domain/form/check-push.ts";
import { blankFields } from "../../domain/form/check-row.ts";
import { NUMBER_FIELDS, type Fields, type NumberField } from "../../domain/form/fields.ts";
import type { Language } from "../../domain/language.ts";
import type { SegmentReceipt } from "../../domain/messages/segments.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { digestOfVersions } from "../audit/version-digest.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { requireMonth } from "../months/month-store.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { fieldsText } from "./judge-rows.ts";
import { readCuts } from "./month-cuts.ts";
import { seedProblem } from "./push-problems.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { dropAttestations, readReports } from "./report-store.ts";
import { rescoreUnit } from "./rescore-month.ts";
import { readSegmentsOf, saveSegment, segmentKey } from "./segment-store.ts";
import { isWritable } from "./writable-month.ts";

const cell = z.union([z.string().max(40), z.number(), z.null()]);
export const segmentBody = z.strictObject({
  fields: z.partialRecord(z.enum(NUMBER_FIELDS), cell),
});
const NUMBERS: ReadonlySet<string> = new Set<NumberField>(NUMBER_FIELDS);

/**
 * 月中调动分段: the clerk of the unit an officer left fills the numbers of his days there, checked like any row. What it
 * adds changes the officer's month, so his confirmation and the unit's submission no longer cover it (细则 §11).
 * @throws Refusal month.unknown, officer.unknown (nobody of this number left the unit), segment.closed, version.*
 */
export async function saveUnitSegment(
  context: Context,
  person: SignedInPerson,
  unit: Unit,
  month: Month,
  policeNo: string,
  asked: { fields: Record<string, unknown>; language: Language; header(name: string): string | undefined },
): Promise<SegmentReceipt> {
  const now = context.clock.now();
  const at = now.toISOString();
  const line = await requireMonth(context.db, month, now);
  const rules = context.rules.compiled(line.ruleSet);
  const cuts = [...(await readCuts(context.db, month)).values()];
  const cut = cuts.find(({ officer }) => officer.policeNo === policeNo);
  const part = cut?.parts.segments.find(({ unitId }) => unitId === Number(unit.id));
  if (!cut || !part) throw new Refusal("officer.unknown", { policeNo });
  const { officer, parts } = cut;
  const here = (await allUnits(context.db)).find(({ id }) => Number(id) === parts.mainUnitId)!;
  return inTransaction(context, async (trx) => {
    await lockUnitMonth(trx, month, parts.mainUnitId, rules.version, here.series);
    const report = (await readReports(trx, month, [officer.officerId])).get(officer.officerId);
    const open = await isWritable(trx, line, parts.mainUnitId, at);
    if (!open || (report && !mayMove(report.state, "fill")))
      throw new Refusal("segment.closed", { policeNo });
    const stored = (await readSegmentsOf(trx, month, Number(unit.id))).get(officer.officerId);
    const version = stored?.version ?? 0;
    requireVersion(asked, version, stored?.fields);
    const prefill = { dueDays: part.workdays };
    const { merged, problems } = check(
      policeNo,
      officer.name,
      asked.fields,
      prefill,
      stored?.fields,
      version,
    );
    const rowLabel = `${policeNo} ${officer.name}`;
    const said = problems.map((one) =>
      seedProblem({ ...one, sheet: "monthly", rowKey: policeNo, rowLabel }, asked.language),
    );
    if (problems.some(({ severity }) => severity === "row" || severity === "submit"))
      return { outcome: "rejected", version, problems: said };
    const text = fieldsText(merged);
    const contentHash = sha256(text);
    if (contentHash === stored?.contentHash) return { outcome: "unchanged", version, problems: said };
    const pushId = randomUUID();
    const id = await saveSegment(
      trx,
      {
        ...{
          month,
          officerId: officer.officerId,
          unitId: Number(unit.id),
          version: version + 1,
          text,
          contentHash,
        },
        ...{ fromDay: part.fromDay, toDay: part.toDay, workdays: part.workdays },
        ...{ mainWorkdays: parts.mainWorkdays, accountId: person.accountId, at, pushId },
      },
      stored,
    );
    const reports = report ? [report.id] : [];
    if (report && (report.state === "attested" || report.state === "submitted"))
      await dropAttestations(trx, reports);
    await rescoreUnit(trx, rules, month, { ...here, id: parts.mainUnitId }, [officer.officerId]);
    await refreshUnitMonth(trx, month, parts.mainUnitId, rules.version);
    const digest = digestOfVersions([
      { kind: "line", id: segmentKey(id), version: version + 1, contentHash },
    ]);
    await appendAudit(trx, {
      ...{
        at,
        actorId: person.accountId,
        action: "segment.store",
        subject: `month/${month}/unit/${unit.code}`,
      },
      detail: { push: pushId, digest, policeNo, version: version + 1 },
      vouches: { segments: [id], reports },
    });
    await context.pulse.bump(trx);
    return { outcome: "saved", version: version + 1, problems: said };
  });
}

/** The same rules as for a row; texts and lists are the main row's, so nobody asks for them here. */
function check(
  policeNo: string,
  name: string,
  fields: Record<string, unknown>,
  prefill: Fields,
  stored: Fields | undefined,
  version: number,
): { merged: Fields; problems: FoundProblem[] } {
  const row = stored && { fields: stored, version, state: "drafted" as const };
  const [checked] = checkRows([{ policeNo, version, fields: fields }], {
    ...{ roster: new Map([[policeNo, { name }]]), monthOpen: true },
    ...{ stored: new Map(row ? [[policeNo, row]] : []), prefill: new Map([[policeNo, prefill]]) },
  });
  const { merged, problems } = checked!;
  const blank = blankFields(merged).filter((field) => NUMBERS.has(field));
  return {
    merged,
    problems: [
      ...problems.filter(({ code }) => code !== "V08"),
      ...(blank.length > 0
        ? [foundProblem("V08", "submit", blank[0] ?? null, { reason: "blank", fields: blank })]
        : []),
    ],
  };
}
