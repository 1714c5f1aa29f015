import type { RuleState } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { findRules } from "../rules/rule-set-store.ts";
import { requireReadable } from "../rules/who-reads-rules.ts";

export interface FoundRules {
  ruleSet: RuleSet;
  digest: string;
  textVersion: number;
  state: RuleState;
}

/**
 * A version this person may read, in whatever state it is.
 * @throws Refusal rule-set.unknown, also for what he may not read
 */
export async function requireRules(
  context: Context,
  person: SignedInPerson,
  version: string,
): Promise<FoundRules> {
  const { definition, digest, state, textVersion } = requireReadable(
    person,
    version,
    await findRules(context.db, version),
  );
  return { ruleSet: JSON.parse(definition) as RuleSet, digest, state, textVersion };
}
