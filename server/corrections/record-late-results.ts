import { z } from "zod";
import type { Language } from "../../domain/language.ts";
import type { LateResultReceipt } from "../../domain/messages/corrections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { placeCorrection, type AskedCorrection } from "./place-correction.ts";
import { askingRole, CORRECTION_ASKERS } from "./second-person.ts";

const line = z.looseObject({ rowKey: z.string().max(64) });
export const lateResultsBody = z.strictObject({
  results: z
    .array(
      z.strictObject({
        report: z.int().positive(),
        version: z.int().min(1),
        /** The event as its result leaves it, or a new one whose document came late. */
        event: line,
        /** Columns of the form the result changes as well, such as 有责投诉件数. */
        fields: z.record(z.string().max(40), z.unknown()).default({}),
        reason: z.string().trim().min(10).max(500),
      }),
    )
    .min(1)
    .max(200),
});
type LateResult = z.infer<typeof lateResultsBody>["results"][number];

/**
 * 迟到结果 (细则 §0, §14): an event 调查中 got its result, or a document arrived, after the month was published. Each
 * asks a correction of that month by itself and awaits its second person; those that cannot be asked are named.
 */
export async function recordLateResults(
  context: Context,
  person: SignedInPerson,
  results: readonly LateResult[],
  language: Language,
): Promise<LateResultReceipt> {
  const rows: LateResultReceipt["rows"] = [];
  for (const result of results) {
    const { report, event } = result;
    const outcome = await ask(context, person, result, language);
    const row = { report, rowKey: event.rowKey };
    if (outcome instanceof Refusal) {
      const said = outcome.errors.map(({ message }) => message);
      const message = [outcome.sentence[language], ...said].join(" ");
      rows.push({ ...row, outcome: "rejected", correction: null, message });
    } else rows.push({ ...row, outcome: "asked", correction: outcome.id, message: null });
  }
  return { rows };
}

/** One transaction each: what is wrong with one result keeps no other out. */
async function ask(
  context: Context,
  person: SignedInPerson,
  { report, version, event, fields, reason }: LateResult,
  language: Language,
): Promise<AskedCorrection | Refusal> {
  const role = askingRole(person, CORRECTION_ASKERS);
  const request = { fields, credits: [], events: [event], reason };
  const check = (current: number): void => {
    if (version !== current) throw new Refusal("version.stale", { sent: version, current });
  };
  const asking = { person, role, reportId: report, request, origin: "lateResult" as const, language, check };
  try {
    return await inTransaction(context, (trx) => placeCorrection(trx, context, asking));
  } catch (error) {
    if (error instanceof Refusal && error.code !== "server.outcome-unknown") return error;
    throw error;
  }
}
