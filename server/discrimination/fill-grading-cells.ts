import type { Knex } from "knex";
import { inTransaction } from "../database/transaction.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import { refreshGradingCells } from "./grading-cells.ts";
import { publishedMonths } from "./published-store.ts";

/**
 * Gives months that were published before there were cells theirs, when the server starts. Doing it again changes
 * nothing; several processes may do it at once.
 */
export async function fillGradingCells(db: Knex, rules: Pick<RuleBook, "compiled">): Promise<void> {
  const known = new Set(await db("grading_cells").distinct().pluck<string[]>("month"));
  for (const { month, ruleSet } of await publishedMonths(db)) {
    if (known.has(month)) continue;
    const { percent } = rules.compiled(ruleSet).ruleSet.grading.quota;
    await inTransaction(db, (trx) => refreshGradingCells(trx, month, percent));
  }
}
