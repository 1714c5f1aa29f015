import { readRecordNo } from "../../domain/paper.ts";
import type { CheckedPaper } from "../../domain/messages/papers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { readPaperSecret } from "./paper-secret-store.ts";
import { readPaperReports } from "./paper-store.ts";
import { checkSubject, countChecks, readPrints, type PrintedFacts } from "./print-store.ts";
import { publishedFacts, standingFacts, unitFacts } from "./printed-facts.ts";
import { checkCode, isSame } from "./prove-paper.ts";

/** Nobody checks more papers by hand; a machine that guesses codes is stopped. */
const MOST = 30;
const MINUTES = 10;
const NOTHING: CheckedPaper = { genuine: false, current: null, state: null, printedAt: null };

/**
 * 核验: whether a paper with this record number, version and code came out of this system, and whether the record still
 * stands as it was printed. A number that does not exist answers like a wrong code.
 * @throws Refusal check-code.too-many
 */
export async function checkPaper(
  context: Context,
  person: SignedInPerson,
  paper: { recordNo: string; version: string; code: string },
): Promise<CheckedPaper> {
  const now = context.clock.now();
  const since = new Date(now.getTime() - MINUTES * 60_000).toISOString();
  if ((await countChecks(context.db, person.accountId, since)) >= MOST) {
    throw new Refusal("check-code.too-many", { minutes: MINUTES });
  }
  const found = await findPrint(context, paper);
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      ...{ at: now.toISOString(), actorId: person.accountId },
      ...{ action: "paper.check", subject: checkSubject(person.accountId) },
      detail: { recordNo: paper.recordNo, version: paper.version, genuine: found !== undefined },
    });
  });
  if (!found) return NOTHING;
  const standing = await readStanding(context, paper.recordNo, found.version);
  return {
    genuine: true,
    current: standing?.facts !== undefined && isSame(standing.facts, found),
    state: standing?.state ?? null,
    printedAt: found.at,
  };
}

async function findPrint(context: Context, paper: { recordNo: string; version: string; code: string }) {
  const secret = await readPaperSecret(context.db);
  const prints = await readPrints(context.db, paper.recordNo);
  return prints.find(
    (print) => print.version === paper.version && checkCode(secret, paper.recordNo, print) === paper.code,
  );
}

/** The record as a paper printed now would be proven. */
async function readStanding(
  context: Context,
  recordNo: string,
  version: string,
): Promise<{ facts: PrintedFacts | undefined; state: CheckedPaper["state"] } | undefined> {
  const { db, rules, clock } = context;
  const record = readRecordNo(recordNo);
  if (!record) return undefined;
  const { month } = record;
  const line = await requireMonth(db, month, clock.now());
  const compiled = rules.compiled(line.ruleSet);
  if (record.unit !== undefined) {
    const unit = await unitByCode(db, record.unit);
    if (!unit) return undefined;
    const reports = await readPaperReports(db, month, { unitId: Number(unit.id) });
    return { facts: await unitFacts(db, compiled, month, Number(unit.id), reports), state: null };
  }
  const [report] = await readPaperReports(db, month, { policeNo: record.policeNo! });
  if (!report) return undefined;
  const isPublished = version.startsWith("P");
  const facts = isPublished
    ? await publishedFacts(db, report)
    : await standingFacts(db, compiled, month, report);
  return { facts, state: report.state };
}
