import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import { Refusal, type FieldError } from "../../domain/refusal.ts";
import { isEditable } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../http/if-match.ts";
import { readAdoption } from "./adoption-store.ts";
import {
  findRules,
  insertDraft,
  insertMove,
  saveText,
  textDigest,
  type StoredRules,
} from "./rule-set-store.ts";

/** How a draft is asked to change: with the text's version in If-Match. */
export interface AskedOfDraft {
  header(name: string): string | undefined;
  language: Language;
}

/** Who gave a text, when, from where, and what he says about it. */
interface Made {
  accountId: number;
  at: string;
  note: string | null;
  /** What the chain says besides. */
  detail: Record<string, unknown>;
}

/** The texts of drafts: whatever door a text comes through, it is stored here, checked by the same compiler. */

/**
 * A version whose text may be replaced now by somebody who has seen it; held until COMMIT.
 * @throws Refusal rule-set.unknown, version.required, version.stale, rules.not-editable, rules.adopted
 */
export async function requireEditable(
  trx: Knex.Transaction,
  version: string,
  asked: AskedOfDraft,
  at: string,
): Promise<StoredRules> {
  const stored = await findRules(trx, version, true);
  if (!stored) throw new Refusal("rule-set.unknown", { version });
  if (!isEditable(stored.state)) throw new Refusal("rules.not-editable", { state: stored.state });
  requireVersion(asked, stored.textVersion, { textVersion: stored.textVersion });
  const { carried } = await readAdoption(trx, stored, at);
  if (carried) throw new Refusal("rules.adopted");
  return stored;
}

/** Another text of a draft, unless it says the same. Earlier texts stay; signatures given to them no longer count. */
export async function storeText(
  context: Context,
  trx: Knex.Transaction,
  { stored, ruleSet }: { stored: StoredRules; ruleSet: RuleSet },
  { accountId, at, note, detail }: Made,
): Promise<{ textVersion: number; textDigest: string; changed: boolean }> {
  compileRules(ruleSet);
  const { version } = ruleSet;
  const digest = textDigest(ruleSet);
  if (digest === stored.textDigest && ruleSet.effectiveFrom === stored.effectiveFrom)
    return { textVersion: stored.textVersion, textDigest: digest, changed: false };
  const textVersion = stored.textVersion + 1;
  await saveText(trx, ruleSet, { textVersion, accountId, at, note });
  await appendAudit(trx, {
    ...{ at, actorId: accountId, action: "rules.edit", subject: `rules/${version}` },
    detail: { textVersion, textDigest: digest, ...detail },
    vouches: { rule_sets: [version], rule_texts: [[version, textVersion]] },
  });
  await context.pulse.bump(trx);
  return { textVersion, textDigest: digest, changed: true };
}

/**
 * 起草: a new version with its first text; what it was made from stays its measure (M61).
 * @throws Refusal rules.exists
 */
export async function storeDraft(
  context: Context,
  trx: Knex.Transaction,
  { ruleSet, basedOn, reason }: { ruleSet: RuleSet; basedOn: string; reason: string },
  { accountId, at, note, detail }: Made & { note: string },
): Promise<{ version: string; textVersion: number }> {
  const { version } = ruleSet;
  if (await findRules(trx, version, true)) throw new Refusal("rules.exists", { version });
  compileRules(ruleSet);
  await insertDraft(trx, ruleSet, { basedOn, accountId, at, note });
  const digest = textDigest(ruleSet);
  const draft = { version, from: null, to: "draft", month: null, textDigest: digest } as const;
  const move = await insertMove(trx, { ...draft, reason, accountId, at });
  await appendAudit(trx, {
    ...{ at, actorId: accountId, action: "rules.draft", subject: `rules/${version}` },
    detail: { from: basedOn, reason, textDigest: digest, ...detail },
    vouches: { rule_sets: [version], rule_texts: [[version, 1]], rule_moves: [move] },
  });
  await context.pulse.bump(trx);
  return { version, textVersion: 1 };
}

/** Everything wrong with a text that was sent; nothing of it was stored. */
export function invalidRules(errors: readonly FieldError[]): Refusal {
  return new Refusal("rules.invalid", { problems: errors.length }).withErrors(errors);
}
