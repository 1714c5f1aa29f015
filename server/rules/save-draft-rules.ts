import { z } from "zod";
import { isMonth } from "../../domain/month.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { RULE_TABLES } from "../../domain/rules/tables/all-tables.ts";
import { MOST_ROWS, type RuleTables } from "../../domain/rules/tables/rule-table.ts";
import { readTables, writeTables } from "../../domain/rules/tables/write-tables.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { invalidRules, requireEditable, storeText, type AskedOfDraft } from "./draft-texts.ts";

const cell = z.union([
  z.string().max(2_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(60)).max(60),
  z.null(),
]);
const rows = z.array(z.record(z.string().max(80), cell)).max(MOST_ROWS);

export const draftBody = z.strictObject({
  /** The tables that changed, each whole. */
  tables: z.partialRecord(z.enum(RULE_TABLES.map(({ code }) => code)), rows),
  effectiveFrom: z.string().refine(isMonth).optional(),
  note: z.string().trim().max(200).optional(),
});

type DraftBody = Omit<z.infer<typeof draftBody>, "tables"> & { tables: Partial<RuleTables> };

/**
 * Saves a draft's tables. The whole rule set is checked with every save, so that a stored text can always be scored by;
 * earlier texts stay.
 * @throws Refusal rule-set.unknown, version.required, version.stale, rules.not-editable, rules.adopted, rules.invalid
 */
export async function saveDraftRules(
  context: Context,
  person: SignedInPerson,
  version: string,
  asked: AskedOfDraft,
  { tables, effectiveFrom, note }: DraftBody,
): Promise<{ textVersion: number; textDigest: string; changed: boolean }> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const stored = await requireEditable(trx, version, asked, at);
    const before = JSON.parse(stored.definition) as RuleSet;
    const head = { version, effectiveFrom: effectiveFrom ?? before.effectiveFrom };
    const written = writeTables(head, { ...readTables(before), ...(tables as RuleTables) });
    if (!written.ruleSet)
      throw invalidRules(
        written.problems.map(({ table, row, column, message }) => ({
          field: [table, row, column].filter((part) => part !== null).join("/"),
          message: message[asked.language],
        })),
      );
    const { accountId } = person;
    const made = { accountId, at, note: note ?? null, detail: { tables: Object.keys(tables) } };
    return storeText(context, trx, { stored, ruleSet: written.ruleSet }, made);
  });
}
