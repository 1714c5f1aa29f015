import type { SignedInPerson } from "../../access/person.ts";
import { appendAudit } from "../../audit/append-audit.ts";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../database/transaction.ts";
import type { AnnualScope } from "./annual-scope.ts";

/** A year's workbook is about to leave: a sensitive read, in the chain before the first byte. */
export async function recordExport(
  context: Context,
  person: SignedInPerson,
  year: number,
  scope: Pick<AnnualScope, "units" | "whole" | "expectedOfficers">,
): Promise<void> {
  const units = scope.units.filter(({ mine }) => mine).map(({ code }) => code);
  await inTransaction(context, (trx) =>
    appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId, action: "workbook.export" },
      subject: `workbook/annual/${year}`,
      detail: scope.whole ? { units: "all" } : { units },
    }),
  );
}

/** One officer's year leaves the house: published content, and still somebody took it away. */
export async function recordOfficerExport(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  year: number,
): Promise<void> {
  await inTransaction(context, (trx) =>
    appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId, action: "workbook.export" },
      subject: `workbook/officer/${policeNo}/${year}`,
      detail: { officer: policeNo },
    }),
  );
}
