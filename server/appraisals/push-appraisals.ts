import type { Knex } from "knex";
import {
  checkAppraisals,
  officersNamed,
  type AppraisalRow,
  type AppraisedOfficer,
  type CheckedAppraisal,
} from "../../domain/appraisals/check-appraisals.ts";
import { barOf, needsBasis } from "../../domain/appraisals/who-appraises.ts";
import type { Language } from "../../domain/language.ts";
import type { AppraisalReceipt } from "../../domain/messages/appraisals.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { seedProblem } from "../reports/push-problems.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import { isOpen, requireKind, requireSheetUnit } from "./appraisal-scope.ts";
import { appraisalsOf, readStoredAppraisals, saveAppraisals } from "./appraisal-store.ts";
import { readAppraised } from "./appraised-store.ts";

export interface AppraisalAnswer {
  body: string;
  replayed: boolean;
}
export interface SentAppraisals {
  year: number;
  kind: string;
  /** The unit whose sheet it is; null = whoever the rows name. */
  unit: string | null;
  /** The client's UUID: sent again, it is the same push. */
  pushId: string;
  rows: readonly AppraisalRow[];
  source: "web" | "upload";
  /** SHA-256 of what was sent. */
  fingerprint: string;
}
interface Push extends Omit<SentAppraisals, "unit"> {
  context: Context;
  person: SignedInPerson;
  unit: { id: number; code: string } | null;
  language: Language;
  at: string;
}

const ROW_LIMIT = 5_000;

/**
 * 年度评价: good rows are stored as new versions, bad ones named with how to mend them; exactly once by the client's
 * UUID. Nobody enters his own; nothing is entered once the year lies before the chiefs.
 * @throws Refusal appraisal.kind, appraisal.closed, unit.unknown, push.empty, push.too-many-rows, push.other-content
 */
export async function pushAppraisals(
  context: Context,
  person: SignedInPerson,
  sent: SentAppraisals,
  language: Language,
): Promise<AppraisalAnswer> {
  requireKind(context, person, sent, "enter");
  const unit = await requireSheetUnit(context.db, person, sent.unit, "enter");
  if (sent.rows.length === 0) throw new Refusal("push.empty");
  if (sent.rows.length > ROW_LIMIT)
    throw new Refusal("push.too-many-rows", { rows: sent.rows.length, limit: ROW_LIMIT });
  const push: Push = {
    ...{ ...sent, pushId: sent.pushId.toLowerCase(), context, person, unit, language },
    at: context.clock.now().toISOString(),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storeAppraisals(trx, push), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, push.pushId);
          return stored && { ...replay(stored, push), replayed: false };
        },
      });
    } catch (error) {
      // The same id or officer at the same instant: it is there now, so judge again.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

function replay(seen: PushRecord, { pushId, fingerprint, person }: Push): AppraisalAnswer {
  if (seen.fingerprint !== fingerprint || seen.accountId !== person.accountId)
    throw new Refusal("push.other-content", { push: pushId });
  return { body: seen.receipt, replayed: true };
}

async function storeAppraisals(trx: Knex.Transaction, push: Push): Promise<AppraisalAnswer> {
  const { context, person, pushId, year, kind, at, language } = push;
  const seen = await findPush(trx, pushId);
  if (seen) return replay(seen, push);
  // Held: nobody lays the year before the chiefs while a score is being changed.
  if (!(await isOpen(trx, year, true))) throw new Refusal("appraisal.closed", { year });
  const checked = await judge(trx, push);
  const lines = checked.flatMap(({ line }) => (line ? [line] : []));
  await saveAppraisals(trx, { year, kind, pushId, accountId: person.accountId, at }, lines);
  const rows = checked.map(({ rowNumber, policeNo, outcome, version }) => ({
    ...{ row: rowNumber, policeNo, outcome, version },
  }));
  const counts = countOutcomes(rows);
  const { hash } = await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "appraisal.store", subject: `year/${year}/${kind}` },
    detail: { push: pushId, unit: push.unit?.code ?? null, source: push.source, counts, digest: contentHash(lines) },
    vouches: await appraisalsOf(trx, pushId),
  }); // prettier-ignore
  const receipt: AppraisalReceipt = {
    ...{ push: pushId, year, kind, at, rows, counts, chain: hash },
    problems: checked.flatMap(({ problems }) => problems.map((seed) => seedProblem(seed, language))),
  };
  const body = JSON.stringify(receipt);
  await rememberPush(trx, {
    ...{ id: pushId, kind: "appraisal", month: null, accountId: person.accountId, source: push.source },
    ...{ unitId: push.unit?.id ?? null, workbook: null, fingerprint: push.fingerprint, receipt: body, at },
  });
  if (lines.length > 0) await context.pulse.bump(trx);
  return { body, replayed: false };
}

async function judge(
  trx: Knex.Transaction,
  { person, year, kind, unit, rows }: Push,
): Promise<CheckedAppraisal[]> {
  const people = await readAppraised(trx, year, { policeNos: officersNamed(rows) });
  const officerIds = people.map(({ officerId }) => officerId);
  const stored = await readStoredAppraisals(trx, { year, kind, officerIds });
  const officers = new Map(
    people.map((one): [string, AppraisedOfficer] => [
      one.policeNo,
      {
        ...{ officerId: one.officerId, name: one.name, foreign: unit !== null && unit.code !== one.unit },
        ...{ bar: barOf(person, kind, one), needsBasis: needsBasis(person, kind, one) },
        stored: stored.get(one.officerId) ?? null,
      },
    ]),
  );
  return checkAppraisals(rows, { year, kind, officers });
}
