import type { Knex } from "knex";
import type { InspectionReportKind } from "../../domain/messages/registers.ts";
import type { Register } from "../../domain/registers/register.ts";

const PREFIX: Record<Register, string> = {
  ...{ inspection: "DC", complaint: "XF", legal: "FZ", sanction: "CF", award: "JL" },
};

/** The next numbers of a register in a year, `DC-2026-0031` and on. */
export async function takeEntryNumbers(
  trx: Knex.Transaction,
  register: Register,
  year: string,
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const last = await takeNumbers(trx, `register-no ${register} ${year}`, count);
  return Array.from(
    { length: count },
    (_, i) => `${PREFIX[register]}-${year}-${String(last + i + 1).padStart(4, "0")}`,
  );
}

/** The next number of a kind of 督察文书 in a year. */
export async function takeReportNumber(
  trx: Knex.Transaction,
  kind: InspectionReportKind,
  year: number,
): Promise<number> {
  return (await takeNumbers(trx, `register-no report-${kind} ${year}`, 1)) + 1;
}

/**
 * Takes `count` numbers of a series and tells the last one given before. The counter's row stays locked until COMMIT, so
 * that every number is given once, whichever server process asks.
 */
async function takeNumbers(trx: Knex.Transaction, name: string, count: number): Promise<number> {
  await trx("settings").insert({ name, value: "0" }).onConflict("name").ignore();
  const { value } = await trx("settings").where({ name }).forUpdate().first<{ value: string }>("value");
  await trx("settings")
    .where({ name })
    .update({ value: String(Number(value) + count) });
  return Number(value);
}
