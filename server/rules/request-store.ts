import type { Knex } from "knex";
import type { RuleRequestKind } from "../../domain/messages/rules.ts";
import type { Month } from "../../domain/month.ts";
import type { Place } from "../../domain/rules/rule-life.ts";

/** What waits for a second person (双人). */
export interface RuleRequest {
  id: number;
  kind: RuleRequestKind;
  version: string | null;
  textDigest: string | null;
  month: Month | null;
  accountId: number | null;
  place: Place | null;
  day: string | null;
  reason: string;
  state: "asked" | "confirmed" | "refused";
  askedBy: number;
  askedAt: string;
}

export type NewRequest = Omit<RuleRequest, "id" | "state"> & { askedRole: string };

const COLUMNS = {
  ...{ id: "id", kind: "kind", version: "version", textDigest: "text_digest", month: "month" },
  ...{ accountId: "account_id", place: "place", day: "on_day", reason: "reason", state: "state" },
  ...{ askedBy: "asked_by", askedAt: "asked_at" },
};

export async function insertRequest(trx: Knex.Transaction, made: NewRequest): Promise<number> {
  const [id] = await trx("rule_requests").insert({
    ...{ kind: made.kind, version: made.version, text_digest: made.textDigest, month: made.month },
    ...{
      account_id: made.accountId,
      place: made.place,
      on_day: made.day,
      reason: made.reason,
      state: "asked",
    },
    ...{ asked_by: made.askedBy, asked_role: made.askedRole, asked_at: made.askedAt },
  });
  return Number(id);
}

export async function findRequest(trx: Knex.Transaction, id: number): Promise<RuleRequest | undefined> {
  const row = await trx("rule_requests").where({ id }).forUpdate().first<RuleRequest | undefined>(COLUMNS);
  return row && toRequest(row);
}

/** The same thing asked after `since` and not decided. */
export async function findPending(
  db: Knex,
  same: Pick<RuleRequest, "kind" | "version" | "accountId">,
  since: string,
): Promise<boolean> {
  const row: unknown = await db("rule_requests")
    .where({ kind: same.kind, version: same.version, account_id: same.accountId, state: "asked" })
    .where("asked_at", ">", since)
    .first("id");
  return row !== undefined;
}

export async function saveRequestDecision(
  trx: Knex.Transaction,
  id: number,
  made: { state: "confirmed" | "refused"; by: number; role: string; at: string; note: string | null },
): Promise<void> {
  await trx("rule_requests")
    .where({ id })
    .update({
      ...{
        state: made.state,
        decided_by: made.by,
        decided_role: made.role,
        decided_at: made.at,
        note: made.note,
      },
    });
}

function toRequest(row: RuleRequest): RuleRequest {
  return {
    ...row,
    ...{ id: Number(row.id), askedBy: Number(row.askedBy) },
    accountId: row.accountId === null ? null : Number(row.accountId),
  };
}
