import { Refusal } from "../../domain/refusal.ts";
import type { RuleState } from "../../domain/rules/rule-life.ts";
import type { SignedInPerson } from "../access/person.ts";

/** A draft is read by those who make and decide it; from 征求意见 on everybody reads it. */
export function mayRead({ roles }: SignedInPerson, state: RuleState): boolean {
  if (state !== "draft") return true;
  return roles.has("assessmentOffice") || roles.has("chief") || roles.has("leadingGroup");
}

/** @throws Refusal rule-set.unknown, also for what this person may not read */
export function requireReadable<T extends { state: RuleState }>(
  person: SignedInPerson,
  version: string,
  rules: T | undefined,
): T {
  if (!rules || !mayRead(person, rules.state)) throw new Refusal("rule-set.unknown", { version });
  return rules;
}
