import type { Knex } from "knex";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";

/**
 * The next evidence number of a year, `ZJ-2026-0456`. The counter's row stays locked until COMMIT, so every number is
 * given once. A number that a line of the unit already cites stands for a paper in the archive and is passed over.
 */
export async function takeEvidenceNumber(
  trx: Knex.Transaction,
  year: string,
  unitId: number,
): Promise<string> {
  const name = `evidence-no ${year}`;
  const row = await trx("settings")
    .where("name", name)
    .forUpdate()
    .first<{ value: string } | undefined>("value");
  const taken = await citedNumbers(trx, unitId, year);
  let last = row ? Number(row.value) : 0;
  let number: string;
  do {
    last += 1;
    number = `ZJ-${year}-${String(last).padStart(4, "0")}`;
  } while (taken.has(number));
  if (row)
    await trx("settings")
      .where("name", name)
      .update({ value: String(last) });
  else await trx("settings").insert({ name, value: String(last) });
  return number;
}

/** Every number of the year in the unit's lines: one unit's lines of a year are some hundreds. */
async function citedNumbers(trx: Knex.Transaction, unitId: number, year: string): Promise<Set<string>> {
  const cited = new Set<string>();
  for (const [table, month] of [
    ["events", "account_month"],
    ["credits", "month"],
  ] as const) {
    const rows = await trx(table)
      .where("unit_id", unitId)
      .where(month, ">=", `${year}-01`)
      .whereNotNull("evidence_no")
      .distinct<{ evidence_no: string }[]>("evidence_no");
    for (const { evidence_no: numbers } of rows)
      for (const number of evidenceNumbers(numbers)) cited.add(number);
  }
  return cited;
}
