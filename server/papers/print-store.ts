import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";

/** What a check code stands for besides the record number. */
export interface PrintedFacts {
  version: string;
  hash: string;
  grade: Grade | null;
}
export interface Print extends PrintedFacts {
  at: string;
}

/** Everything ever printed of a record, from the audit chain: nobody can add a print or take one away. */
export async function readPrints(db: Knex, recordNo: string): Promise<Print[]> {
  const rows = await db("audit_entries")
    .where({ subject: printSubject(recordNo), action: PRINT })
    .orderBy("seq")
    .select<{ at: string; detail: string }[]>("at", "detail");
  return rows.map(({ at, detail }) => ({ ...(JSON.parse(detail) as PrintedFacts), at }));
}

export const PRINT = "paper.print";

export function printSubject(recordNo: string): string {
  return `paper/${recordNo}`;
}

/** How often an account has checked codes since an instant. */
export async function countChecks(db: Knex, accountId: number, since: string): Promise<number> {
  const row = await db("audit_entries")
    .where({ subject: checkSubject(accountId) })
    .where("at", ">=", since)
    .count<{ n: number | string }[]>({ n: "*" });
  return Number(row[0]?.n ?? 0);
}

export function checkSubject(accountId: number): string {
  return `check-code/account/${accountId}`;
}
