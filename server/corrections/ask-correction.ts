import { z } from "zod";
import type { Language } from "../../domain/language.ts";
import type { CorrectionRequest } from "../../domain/messages/corrections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findTarget } from "./correction-store.ts";
import { placeCorrection, requirePublished, type AskedCorrection } from "./place-correction.ts";
import { proposeChange } from "./propose-change.ts";
import { askingRole, CORRECTION_ASKERS } from "./second-person.ts";

/** One line or cell in a correction: read by the form's own readers, as in a push. */
const line = z.looseObject({ rowKey: z.string().max(64) });
export const correctionBody = z.strictObject({
  fields: z.record(z.string().max(40), z.unknown()).default({}),
  credits: z.array(line).max(100).default([]),
  events: z.array(line).max(100).default([]),
  reason: z.string().trim().min(10).max(500),
  objection: z.int().positive().optional(),
  dryRun: z.boolean().default(false),
});

/**
 * 提出更正 (细则 §0, M31): what is to change of a published report, and why. Judged like a push; nothing changes until a
 * second person of another role has seen the very difference and accepted it.
 * @param check compares the version the asker saw with the report's: the route's If-Match
 * @throws Refusal report.unknown, correction.own, correction.not-published, correction.pending, correction.invalid,
 *   correction.other-officer, correction.nothing, correction.objection-unfit, and what `check` throws
 */
export async function askCorrection(
  context: Context,
  person: SignedInPerson,
  reportId: number,
  request: CorrectionRequest,
  language: Language,
  check: (version: number) => void,
): Promise<AskedCorrection> {
  const origin = request.objection === undefined ? "office" : "objection";
  const role = askingRole(person, CORRECTION_ASKERS);
  const target = await findTarget(context.db, reportId);
  if (!target) throw new Refusal("report.unknown");
  check(target.version);
  if (target.officerId === person.officerId) throw new Refusal("correction.own");
  if (request.dryRun) {
    requirePublished(target);
    const rules = context.rules.compiled(target.ruleSet);
    const { diff, seen } = await proposeChange(context.db, rules, target, request, language);
    return { id: null, diff, seen };
  }
  return inTransaction(context, (trx) =>
    placeCorrection(trx, context, { person, role, reportId, request, origin, language, check }),
  );
}
