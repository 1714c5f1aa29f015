import { createHmac } from "node:crypto";
import { checkCodeText } from "../../domain/paper.ts";
import type { PaperProof } from "../../domain/messages/papers.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readPaperSecret } from "./paper-secret-store.ts";
import { PRINT, printSubject, readPrints, type PrintedFacts } from "./print-store.ts";

/** The first twelve characters of HMAC-SHA256 over record number, version, material and grade (M6). */
export function checkCode(secret: string, recordNo: string, { version, hash, grade }: PrintedFacts): string {
  const code = createHmac("sha256", secret).update(canonicalJson([recordNo, version, hash, grade]));
  return checkCodeText(code.digest("hex"));
}

/**
 * Gives a paper its check code and remembers in the audit chain that it was printed, once for each state it was
 * printed in: a later check finds it even when the record has long moved on.
 */
export async function provePaper(
  context: Context,
  person: SignedInPerson,
  recordNo: string,
  facts: PrintedFacts,
): Promise<PaperProof> {
  const secret = await readPaperSecret(context.db);
  const prints = await readPrints(context.db, recordNo);
  if (!prints.some((print) => isSame(print, facts))) {
    await inTransaction(context, async (trx) => {
      await appendAudit(trx, {
        ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
        ...{ action: PRINT, subject: printSubject(recordNo), detail: facts },
      });
    });
  }
  return { recordNo, version: facts.version, checkCode: checkCode(secret, recordNo, facts) };
}

export function isSame(a: PrintedFacts, b: PrintedFacts): boolean {
  return a.version === b.version && a.hash === b.hash && a.grade === b.grade;
}
