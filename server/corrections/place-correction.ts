import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type {
  CorrectionDiff,
  CorrectionOrigin,
  CorrectionRequest,
} from "../../domain/messages/corrections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { findAcceptedObjection } from "../objections/objection-store.ts";
import { lockUnitMonth } from "../reports/refresh-unit-month.ts";
import { findTarget, insertCorrection, lastAskedAt, type Target } from "./correction-store.ts";
import { proposeChange } from "./propose-change.ts";
import { lapseOf } from "./second-person.ts";

export interface AskedCorrection {
  /** Null for a dry run: nothing was stored. */
  id: number | null;
  diff: CorrectionDiff;
  seen: string;
}

/** Everything that is known of a correction before it is stored. */
export interface Asking {
  person: SignedInPerson;
  role: Role;
  reportId: number;
  request: CorrectionRequest;
  origin: CorrectionOrigin;
  language: Language;
  check: (version: number) => void;
}

/**
 * Stores a request for a correction inside the caller's transaction, after every check.
 * @throws Refusal as `askCorrection`
 */
export async function placeCorrection(
  trx: Knex.Transaction,
  context: Context,
  { person, role, reportId, request, origin, language, check }: Asking,
): Promise<AskedCorrection> {
  const found = await findTarget(trx, reportId);
  if (!found) throw new Refusal("report.unknown");
  const { unit, month, ruleSet } = found;
  await lockUnitMonth(trx, month, unit.id, ruleSet, unit.series);
  const target = (await findTarget(trx, reportId))!;
  check(target.version);
  if (target.officerId === person.officerId) throw new Refusal("correction.own");
  requirePublished(target);
  const at = context.clock.now().toISOString();
  const pending = await lastAskedAt(trx, reportId);
  if (pending !== null && at <= lapseOf(pending)) throw new Refusal("correction.pending");
  if (request.objection !== undefined && !(await findAcceptedObjection(trx, request.objection, reportId)))
    throw new Refusal("correction.objection-unfit");
  const { diff, seen } = await proposeChange(trx, context.rules.compiled(ruleSet), target, request, language);
  const { fields, credits, events, reason } = request;
  const id = await insertCorrection(trx, {
    ...{ reportId, month, baseVersion: target.version, changes: { fields, credits, events }, reason, origin },
    ...{ objectionId: request.objection ?? null, askedBy: person.accountId, askedRole: role, askedAt: at },
  });
  await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "correction.ask", subject: `report/${reportId}` },
    detail: { correction: id, version: target.version, origin, role, reason, seen },
    vouches: { corrections: [id] },
  });
  await context.pulse.bump(trx);
  return { id, diff, seen };
}

/** @throws Refusal correction.not-published */
export function requirePublished({ state }: Target): void {
  if (state !== "published" && state !== "locked") throw new Refusal("correction.not-published");
}
