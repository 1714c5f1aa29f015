import type { Knex } from "knex";
import { accountMonth, KEEPER, type Register, type RegisterEntry } from "../../domain/registers/register.ts";
import type { Language } from "../../domain/language.ts";
import type { RegisterPushReceipt, RegisterRequest } from "../../domain/messages/registers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson, contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import { shanghaiDay } from "../today.ts";
import { judgeEntries, type JudgedEntries, type JudgedEntry } from "./judge-entries.ts";
import { takeEntryNumbers } from "./number-store.ts";
import { registerReceipt } from "./register-receipt.ts";
import {
  idsOf,
  insertEntries,
  insertEntryVersions,
  updateEntry,
  type Hand,
  type NewEntry,
} from "./register-store.ts";

/** Entries sent to a register, by whichever door. */
export interface RegisterPush extends RegisterRequest {
  register: Register;
  source: Hand["source"];
  /** Row numbers of an uploaded workbook, in the order of `rows`. */
  sheetRows?: readonly number[];
}

/**
 * 登记: a department keeps its register. Exactly once by the client's UUID; every entry gets its own verdict, good ones
 * are kept whatever the others are; a stale version is a conflict, never an overwrite. What is kept here changes no
 * file: files are compared with it.
 * @throws Refusal register.not-keeper, push.other-content
 */
export async function keepEntries(
  context: Context,
  person: SignedInPerson,
  pushId: string,
  push: RegisterPush,
  language: Language,
): Promise<{ receipt: RegisterPushReceipt; body: string; replayed: boolean }> {
  if (!person.roles.has(KEEPER[push.register])) throw new Refusal("register.not-keeper");
  const id = pushId.toLowerCase();
  const fingerprint = contentHash({ register: push.register, rows: push.rows, source: push.source });
  const replay = (seen: PushRecord) => {
    if (seen.fingerprint !== fingerprint || seen.accountId !== person.accountId)
      throw new Refusal("push.other-content", { push: id });
    return { receipt: JSON.parse(seen.receipt) as RegisterPushReceipt, body: seen.receipt, replayed: true };
  };
  return inTransaction(
    context,
    async (trx) => {
      const seen = push.dryRun ? undefined : await findPush(trx, id);
      if (seen) return replay(seen);
      const at = context.clock.now().toISOString();
      const types = context.rules.forMonth(shanghaiDay(context.clock.now()).slice(0, 7)).ruleSet.events;
      const judged = await judgeEntries(trx, push, types, shanghaiDay(context.clock.now()));
      const receipt = registerReceipt(id, at, push.dryRun, judged.entries, language);
      const body = JSON.stringify(receipt);
      if (push.dryRun) return { receipt, body, replayed: false };
      const hand: Hand = { accountId: person.accountId, at, source: push.source };
      const kept = await write(trx, hand, push.register, judged, receipt);
      const stored = JSON.stringify(receipt);
      await appendAudit(trx, {
        ...{ at, actorId: person.accountId, action: "register.keep", subject: `register/${push.register}` },
        detail: { push: id, source: push.source, counts: receipt.counts },
        vouches: {
          register_entries: kept.map(({ id: entry }) => entry),
          register_entry_versions: kept.map(({ id: entry, version }) => [entry, version]),
        },
      });
      await rememberPush(trx, {
        ...{ id, kind: "register", month: null, unitId: null, accountId: person.accountId },
        ...{ source: push.source, workbook: null, fingerprint, receipt: stored, at },
      });
      if (kept.length > 0) await context.pulse.bump(trx);
      return { receipt, body: stored, replayed: false };
    },
    {
      onUnknownCommit: async () => {
        const stored = await findPush(context.db, id);
        return stored && { ...replay(stored), replayed: false };
      },
    },
  );
}

async function write(
  trx: Knex.Transaction,
  hand: Hand,
  register: Register,
  { entries, officers, unitIds }: JudgedEntries,
  receipt: RegisterPushReceipt,
): Promise<{ id: number; version: number }[]> {
  const saved = entries.filter(({ outcome }) => outcome === "saved");
  const fresh = saved.filter(({ stored }) => stored === undefined);
  const numbers = await takeEntryNumbers(trx, register, hand.at.slice(0, 4), fresh.length);
  const given = new Map(fresh.map(({ sent }, index) => [sent.rowKey, numbers[index]!]));
  const entryOf = ({ sent, checked, stored }: JudgedEntry): NewEntry => {
    const { unit, policeNo, ...entry } = checked.entry!;
    return {
      ...entry,
      ...{ rowKey: sent.rowKey, entryNo: stored?.entryNo ?? given.get(sent.rowKey)! },
      ...{ version: (stored?.version ?? 0) + 1, state: "standing", unitId: unitIds.get(unit)! },
      officerId: policeNo === null ? null : officers.ids.get(policeNo)!,
      accountMonth: accountMonth(checked.entry!),
    };
  };
  await insertEntries(trx, hand, fresh.map(entryOf));
  for (const one of saved) if (one.stored) await updateEntry(trx, hand, one.stored.id, entryOf(one));
  const ids = await idsOf(trx, saved.map(({ sent }) => sent.rowKey)); // prettier-ignore
  await insertEntryVersions(
    trx,
    hand,
    saved.map(({ sent, checked, stored }) => {
      const entry: RegisterEntry = { ...checked.entry!, rowKey: sent.rowKey };
      const content = canonicalJson(entry);
      return {
        ...{ entryId: ids.get(sent.rowKey)!, version: (stored?.version ?? 0) + 1, content, reason: null },
        contentHash: contentHash(entry),
      };
    }),
  );
  for (const row of receipt.rows) row.entryNo ??= given.get(row.rowKey) ?? null;
  return saved.map(({ sent, stored }) => ({
    id: ids.get(sent.rowKey)!,
    version: (stored?.version ?? 0) + 1,
  }));
}
