import type { Knex } from "knex";
import { insertRows } from "../database/bulk.ts";
import type { PushSource } from "../../domain/messages.ts";

/** A push as remembered for ever: the same id with the same fingerprint gets the same receipt, byte for byte. */
export interface PushRecord {
  id: string;
  accountId: number;
  fingerprint: string;
  receipt: string;
}

export interface NewPush extends PushRecord {
  kind: "month" | "plan" | "cases" | "campaign" | "register" | "unitFigures" | "appraisal";
  month: string | null;
  unitId: number | null;
  source: PushSource;
  workbook: { name: string; sha256?: string } | null;
  at: string;
}

export async function findPush(db: Knex, id: string): Promise<PushRecord | undefined> {
  return db("pushes")
    .where("id", id)
    .first("id", "account_id as accountId", "fingerprint", "receipt") as Promise<PushRecord | undefined>;
}

/** Raises the driver's duplicate-key error when the id was used by a push that was committed meanwhile. */
export async function rememberPush(trx: Knex.Transaction, push: NewPush): Promise<void> {
  // A receipt of 1,000 rows is 600 kB: knex and the driver would go through it three times.
  await insertRows(trx, "pushes", [
    {
      id: push.id,
      kind: push.kind,
      month: push.month,
      unit_id: push.unitId,
      account_id: push.accountId,
      source: push.source,
      workbook_name: push.workbook?.name ?? null,
      workbook_hash: push.workbook?.sha256 ?? null,
      fingerprint: push.fingerprint,
      receipt: push.receipt,
      at: push.at,
    },
  ]);
}
