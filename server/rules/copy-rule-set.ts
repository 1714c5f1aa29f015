import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { storeDraft } from "./draft-texts.ts";
import { findRules } from "./rule-set-store.ts";
import { mayRead } from "./who-reads-rules.ts";

export const newVersion = z
  .string()
  .regex(/^[A-Z]{2}-20\d\d-[a-z0-9][a-z0-9-]{0,13}$/, "版本号写作 BY-2027-v1");

export const copyBody = z.strictObject({
  from: z.string().min(1).max(24),
  version: newVersion,
  title: z.string().trim().min(4).max(120),
  effectiveFrom: z.string().refine(isMonth),
  reason: z.string().trim().min(4).max(500),
});

/**
 * 起草: a new version begins as a copy of another one (M61); what it was copied from stays its measure.
 * @throws Refusal rule-set.unknown, rules.exists
 */
export async function copyRuleSet(
  context: Context,
  person: SignedInPerson,
  { from, version, title, effectiveFrom, reason }: z.infer<typeof copyBody>,
): Promise<{ version: string; textVersion: number }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const source = await findRules(trx, from);
    if (!source || !mayRead(person, source.state)) throw new Refusal("rule-set.unknown", { version: from });
    const copied = JSON.parse(source.definition) as RuleSet;
    const ruleSet: RuleSet = { ...copied, version, effectiveFrom, title: { ...copied.title, zh: title } };
    const { accountId } = person;
    const made = { accountId, at, note: `自 ${from} 复制`, detail: {} };
    return storeDraft(context, trx, { ruleSet, basedOn: from, reason }, made);
  });
}
