import type { Knex } from "knex";
import type { Field, Fields } from "../../domain/form/fields.ts";
import type { Draft } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { upsertRows } from "../database/bulk.ts";

/** Whose draft of which month: an account's own, of the officer it belongs to. */
export interface DraftKey {
  month: Month;
  officerId: number;
  accountId: number;
}

export interface StoredDraft {
  cells: Draft["cells"];
  baseVersion: number;
  at: string;
}

export async function findDraft(db: Knex, key: DraftKey): Promise<StoredDraft | undefined> {
  const row = await db("drafts")
    .where(where(key))
    .first<{ cells: string; base_version: number; at: string } | undefined>("cells", "base_version", "at");
  return row && { cells: JSON.parse(row.cells) as Draft["cells"], baseVersion: row.base_version, at: row.at };
}

export async function saveDraft(
  trx: Knex.Transaction,
  key: DraftKey,
  draft: { cells: Partial<Record<Field, unknown>>; baseVersion: number; at: string },
): Promise<void> {
  const row = { ...where(key), cells: JSON.stringify(draft.cells), base_version: draft.baseVersion };
  await upsertRows(trx, "drafts", [{ ...row, at: draft.at }], ["month", "officer_id", "account_id"]);
}

/** @returns whether there was one */
export async function deleteDraft(trx: Knex.Transaction, key: DraftKey): Promise<boolean> {
  return (await trx("drafts").where(where(key)).delete()) > 0;
}

/** The fields of one version of an officer's report; `{}` for version 0 or none. */
export async function readVersionFields(db: Knex, key: DraftKey, version: number): Promise<Fields> {
  const row = await db("report_versions as v")
    .join("reports as r", "r.id", "v.report_id")
    .where({ "r.month": key.month, "r.officer_id": key.officerId, "v.version": version })
    .first<{ fields: string } | undefined>("v.fields");
  return row ? (JSON.parse(row.fields) as Fields) : {};
}

function where({ month, officerId, accountId }: DraftKey) {
  return { month, officer_id: officerId, account_id: accountId };
}
