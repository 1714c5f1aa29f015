import { z } from "zod";
import type { Language } from "../../domain/language.ts";
import { isMonth } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isEditable } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import type { RuleTables, TableProblem } from "../../domain/rules/tables/rule-table.ts";
import { readTables, writeTables } from "../../domain/rules/tables/write-tables.ts";
import { compileRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { readAdoption } from "./adoption-store.ts";
import { findRules, saveText, textDigest } from "./rule-set-store.ts";

const cell = z.union([
  z.string().max(2_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(60)).max(60),
  z.null(),
]);
const rows = z.array(z.record(z.string().max(80), cell)).max(500);

export const draftBody = z.strictObject({
  /** The tables that changed, each whole. */
  tables: z.partialRecord(z.enum(RULE_TABLES.map(({ code }) => code)), rows),
  effectiveFrom: z.string().refine(isMonth).optional(),
  note: z.string().trim().max(200).optional(),
});

type DraftBody = Omit<z.infer<typeof draftBody>, "tables"> & { tables: Partial<RuleTables> };

interface Asked {
  header(name: string): string | undefined;
  language: Language;
}

/**
 * Saves a draft's tables. The whole rule set is checked with every save, so that a stored text can always be scored by;
 * earlier texts stay. Signatures given to the former text no longer count.
 * @throws Refusal rule-set.unknown, version.required, version.stale, rules.not-editable, rules.adopted, rules.invalid
 */
export async function saveDraftRules(
  context: Context,
  person: SignedInPerson,
  version: string,
  asked: Asked,
  { tables, effectiveFrom, note }: DraftBody,
): Promise<{ textVersion: number; textDigest: string; changed: boolean }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const stored = await findRules(trx, version, true);
    if (!stored) throw new Refusal("rule-set.unknown", { version });
    if (!isEditable(stored.state)) throw new Refusal("rules.not-editable", { state: stored.state });
    requireVersion(asked, stored.textVersion, { textVersion: stored.textVersion });
    const { carried } = await readAdoption(trx, stored, at);
    if (carried) throw new Refusal("rules.adopted");
    const before = JSON.parse(stored.definition) as RuleSet;
    const head = { version, effectiveFrom: effectiveFrom ?? before.effectiveFrom };
    const written = writeTables(head, { ...readTables(before), ...(tables as RuleTables) });
    if (!written.ruleSet) throw invalid(written.problems, asked.language);
    compileRules(written.ruleSet);
    const digest = textDigest(written.ruleSet);
    if (digest === stored.textDigest && head.effectiveFrom === before.effectiveFrom)
      return { textVersion: stored.textVersion, textDigest: digest, changed: false };
    const textVersion = stored.textVersion + 1;
    await saveText(trx, written.ruleSet, {
      textVersion,
      accountId: person.accountId,
      at,
      note: note ?? null,
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "rules.edit", subject: `rules/${version}` },
      detail: { textVersion, textDigest: digest, tables: Object.keys(tables) },
      vouches: { rule_sets: [version], rule_texts: [[version, textVersion]] },
    });
    await context.pulse.bump(trx);
    return { textVersion, textDigest: digest, changed: true };
  });
}

function invalid(problems: readonly TableProblem[], language: Language): Refusal {
  const errors = problems.map(({ table, row, column, message }) => ({
    field: [table, row, column].filter((part) => part !== null).join("/"),
    message: message[language],
  }));
  return new Refusal("rules.invalid", { problems: problems.length }).withErrors(errors);
}
