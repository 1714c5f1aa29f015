import type { Knex } from "knex";
import type { CreditRole } from "../../domain/form/detail-lines.ts";
import type { Month } from "../../domain/month.ts";

export interface UsedCase {
  rowKey: string;
  caseNo: string;
  role: CreditRole | null;
  policeNo: string;
  month: Month;
}

/** Every credit ever claimed for these cases, in any unit and month (V24, V25). */
export async function readUsedCases(db: Knex, caseNos: readonly string[]): Promise<UsedCase[]> {
  if (caseNos.length === 0) return [];
  return db("credits as c")
    .join("officers as o", "o.id", "c.officer_id")
    .whereIn("c.case_no", caseNos)
    .select<UsedCase[]>(
      "c.row_key as rowKey",
      "c.case_no as caseNo",
      "c.role",
      "o.police_no as policeNo",
      "c.month",
    );
}

/** Which of these case numbers are in the case list. */
export async function readListedCases(db: Knex, caseNos: readonly string[]): Promise<Set<string>> {
  if (caseNos.length === 0) return new Set();
  const rows = await db("cases").whereIn("case_no", caseNos).select<Record<string, unknown>[]>("case_no");
  return new Set(rows.map((row) => row.case_no as string));
}
