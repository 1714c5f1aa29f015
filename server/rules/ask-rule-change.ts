import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import { PLACES } from "../../domain/rules/rule-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findAccount } from "./group-store.ts";
import { findPending, insertRequest, type NewRequest } from "./request-store.ts";
import { requireMove, requireSeat } from "./rule-request-checks.ts";
import type { Knex } from "knex";

const DAY = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const reason = z.string().trim().min(4).max(500);
const version = z.string().min(1).max(24);

export const requestBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("trial"), version, month: z.string().refine(isMonth), reason }),
  z.strictObject({ kind: z.literal("effect"), version, month: z.string().refine(isMonth), reason }),
  z.strictObject({ kind: z.literal("retirement"), version, reason }),
  z.strictObject({
    ...{
      kind: z.literal("seat"),
      account: z.string().min(1).max(40),
      place: z.enum(PLACES),
      day: DAY,
      reason,
    },
  }),
  z.strictObject({ kind: z.literal("unseat"), account: z.string().min(1).max(40), day: DAY, reason }),
]);
export type RuleRequestBody = z.infer<typeof requestBody>;

/** 72 hours, as every request that needs two (reliability §3). */
export const LAPSE = 72 * 3_600_000;
/** Who may ask: the 考核办 for versions, the 政治处 for members. A chief confirms. */
export const ASKER: Record<RuleRequestBody["kind"], Role> = {
  ...{ trial: "assessmentOffice", effect: "assessmentOffice", retirement: "assessmentOffice" },
  ...{ seat: "politicalOffice", unseat: "politicalOffice" },
};

/**
 * Asks that a version go on trial, take effect or retire, or that somebody join or leave the leading group.
 * @throws Refusal access.denied, rules.pending, group.account, and what {@link requireMove} and {@link requireSeat} refuse
 */
export async function askRuleChange(
  context: Context,
  person: SignedInPerson,
  body: RuleRequestBody,
): Promise<{ id: number }> {
  const askedRole = ASKER[body.kind];
  if (!person.roles.has(askedRole)) throw new Refusal("access.denied");
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const asked = await about(trx, body, now);
    if (await findPending(trx, asked, new Date(now.getTime() - LAPSE).toISOString()))
      throw new Refusal("rules.pending");
    const made: NewRequest = {
      ...asked,
      reason: body.reason,
      askedBy: person.accountId,
      askedRole,
      askedAt: at,
    };
    const id = await insertRequest(trx, made);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: `rules.ask-${body.kind}`, subject: subjectOf(asked) },
      detail: { request: id, ...asked, reason: body.reason },
      vouches: { rule_requests: [id] },
    });
    await context.pulse.bump(trx);
    return { id };
  });
}

type Asked = Omit<NewRequest, "reason" | "askedBy" | "askedRole" | "askedAt">;
const NOTHING = { version: null, textDigest: null, month: null, accountId: null, place: null, day: null };

async function about(trx: Knex.Transaction, body: RuleRequestBody, now: Date): Promise<Asked> {
  if (body.kind === "seat" || body.kind === "unseat") {
    const account = await findAccount(trx, body.account);
    if (!account) throw new Refusal("group.account");
    const place = body.kind === "seat" ? body.place : null;
    const asked = { ...NOTHING, kind: body.kind, accountId: account.id, place, day: body.day };
    await requireSeat(trx, asked);
    return asked;
  }
  const month = body.kind === "retirement" ? null : body.month;
  const { rules } = await requireMove(trx, { kind: body.kind, version: body.version, month }, now);
  return { ...NOTHING, kind: body.kind, version: rules.version, textDigest: rules.textDigest, month };
}

export function subjectOf({ version, accountId }: Pick<Asked, "version" | "accountId">): string {
  return version === null ? `group/${accountId}` : `rules/${version}`;
}
