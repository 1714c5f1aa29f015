import type { LabChoices, RuleDifferences, RuleFindings } from "../../domain/messages/rule-lab.ts";
import { diffRules } from "../../domain/rules/diff/diff-rules.ts";
import { lintRules } from "../../domain/rules/lint/lint-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { publishedMonths } from "./find-run.ts";
import { requireRules } from "./require-rules.ts";
import { listStoredRules } from "./sandbox-store.ts";

/** Versions and months to choose from, newest version first. */
export async function labChoices(context: Context): Promise<LabChoices> {
  const stored = await listStoredRules(context.db);
  const versions = stored.map(({ ruleSet: { version, title, effectiveFrom }, state }) => ({
    ...{ version, state, title, effectiveFrom },
  }));
  return { versions: versions.reverse(), months: await publishedMonths(context) };
}

/** @throws Refusal rule-set.unknown */
export async function ruleFindings(
  context: Context,
  person: SignedInPerson,
  version: string,
): Promise<RuleFindings> {
  const { ruleSet, digest } = await requireRules(context, person, version);
  return { version, digest, findings: lintRules(ruleSet) };
}

/** @throws Refusal rule-set.unknown */
export async function ruleDifferences(
  context: Context,
  person: SignedInPerson,
  { from, to }: { from: string; to: string },
): Promise<RuleDifferences> {
  const before = await requireRules(context, person, from);
  const after = await requireRules(context, person, to);
  return { from, to, differences: diffRules(before.ruleSet, after.ruleSet) };
}
