import type { Language } from "../../domain/language.ts";
import type { RuleImportPreview } from "../../domain/messages/rule-lab.ts";
import { diffRules } from "../../domain/rules/diff/diff-rules.ts";
import { lintRules } from "../../domain/rules/lint/lint-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readRuleWorkbook } from "./read-rule-workbook.ts";
import { requireRules } from "./require-rules.ts";

/**
 * What an uploaded rule set would change against a version, and what the linter says of it; nothing is stored.
 * @throws Refusal rule-set.unknown, upload.*
 */
export async function previewImport(
  context: Context,
  person: SignedInPerson,
  { base, file }: { base: string; file: Buffer },
  language: Language,
): Promise<RuleImportPreview> {
  const { ruleSet: before, textVersion } = await requireRules(context, person, base);
  const { ruleSet, problems } = await readRuleWorkbook(file, before);
  const told = problems.map(({ sheet, row, column, message }) => ({
    sheet,
    row,
    column,
    message: message[language],
  }));
  if (!ruleSet) return { textVersion, problems: told, differences: [], findings: [] };
  return { textVersion, problems: [], differences: diffRules(before, ruleSet), findings: lintRules(ruleSet) };
}
