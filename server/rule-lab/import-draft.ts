import type { Language } from "../../domain/language.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isEditable } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { RuleSetHead } from "../../domain/rules/tables/write-tables.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { sha256 } from "../canonical-json.ts";
import { requireVersion } from "../http/if-match.ts";
import { invalidRules, requireEditable, storeDraft, storeText, type AskedOfDraft } from "../rules/draft-texts.ts"; // prettier-ignore
import { readRuleWorkbook } from "./read-rule-workbook.ts";
import { requireRules } from "./require-rules.ts";

export interface NewDraft {
  /** What it is measured by: the version whose workbook was changed. */
  base: string;
  version: string;
  effectiveFrom: Month;
  reason: string;
}

/**
 * A changed workbook becomes a new version in draft (M61), whole or not at all.
 * @throws Refusal rule-set.unknown, rules.exists, rules.invalid, upload.*
 */
export async function importDraft(
  context: Context,
  person: SignedInPerson,
  { base, version, effectiveFrom, reason }: NewDraft,
  file: Buffer,
  language: Language,
): Promise<{ version: string; textVersion: number }> {
  await requireRules(context, person, base);
  const ruleSet = await requireWorkbook(file, { version, effectiveFrom }, language);
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const { accountId } = person;
    const made = { accountId, at, note: `自 ${base} 的工作簿导入`, detail: { workbook: sha256(file) } };
    return storeDraft(context, trx, { ruleSet, basedOn: base, reason }, made);
  });
}

/**
 * A changed workbook becomes a draft's next text, if the draft still is what its sender compared it with (If-Match).
 * @throws Refusal rule-set.unknown, version.required, version.stale, rules.not-editable, rules.adopted, rules.invalid, upload.*
 */
export async function replaceDraft(
  context: Context,
  person: SignedInPerson,
  { version, note }: { version: string; note: string | null },
  file: Buffer,
  asked: AskedOfDraft,
): Promise<{ textVersion: number; textDigest: string; changed: boolean }> {
  const { ruleSet: before, textVersion, state } = await requireRules(context, person, version);
  // Who may not is told so before his file is opened; the transaction asks again.
  if (!isEditable(state)) throw new Refusal("rules.not-editable", { state });
  requireVersion(asked, textVersion, { textVersion });
  const ruleSet = await requireWorkbook(file, before, asked.language);
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const stored = await requireEditable(trx, version, asked, at);
    const { accountId } = person;
    const made = { accountId, at, note: note ?? "自工作簿导入", detail: { workbook: sha256(file) } };
    // Its month may have been planned anew since the file was opened; no sheet says it.
    const planned = { ...ruleSet, effectiveFrom: stored.effectiveFrom };
    return storeText(context, trx, { stored, ruleSet: planned }, made);
  });
}

/** @throws Refusal rules.invalid, each problem by sheet, row and column; upload.* */
async function requireWorkbook(file: Buffer, head: RuleSetHead, language: Language): Promise<RuleSet> {
  const { ruleSet, problems } = await readRuleWorkbook(file, head);
  if (ruleSet) return ruleSet;
  throw invalidRules(
    problems.map(({ sheet, row, column, message }) => ({
      field: [sheet, row, column].filter((part) => part !== null).join("/"),
      message: message[language],
    })),
  );
}
