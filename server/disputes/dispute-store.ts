import type { Knex } from "knex";
import type { Seat } from "../../domain/rules/rule-life.ts";

export interface StoredDispute {
  id: number;
  objectionId: number;
  accountId: number;
  state: "open" | "upheld" | "dismissed";
  proposed: "upheld" | "dismissed" | null;
  decision: string | null;
  decisionDigest: string | null;
}

export async function insertDispute(
  trx: Knex.Transaction,
  made: { objectionId: number; accountId: number; text: string; at: string },
): Promise<number> {
  const [id] = await trx("disputes").insert({
    ...{ objection_id: made.objectionId, account_id: made.accountId, text: made.text, at: made.at },
    state: "open",
  });
  return Number(id);
}

export async function findDisputeOf(db: Knex, objectionId: number): Promise<number | undefined> {
  const row = await db("disputes")
    .where({ objection_id: objectionId })
    .first<{ id: number } | undefined>("id");
  return row && Number(row.id);
}

/** Held until COMMIT: two who sign at once take turns. */
export async function lockDispute(trx: Knex.Transaction, id: number): Promise<StoredDispute | undefined> {
  const row = await trx("disputes")
    .where({ id })
    .forUpdate()
    .first<StoredDispute | undefined>({
      ...{ id: "id", objectionId: "objection_id", accountId: "account_id", state: "state" },
      ...{ proposed: "proposed", decision: "decision", decisionDigest: "decision_digest" },
    });
  return (
    row && {
      ...row,
      id: Number(row.id),
      objectionId: Number(row.objectionId),
      accountId: Number(row.accountId),
    }
  );
}

export async function saveProposal(
  trx: Knex.Transaction,
  id: number,
  made: { proposed: "upheld" | "dismissed"; decision: string; digest: string; by: number },
): Promise<void> {
  await trx("disputes")
    .where({ id })
    .update({
      ...{ proposed: made.proposed, decision: made.decision },
      ...{ decision_digest: made.digest, proposed_by: made.by },
    });
}

export async function saveDecided(
  trx: Knex.Transaction,
  id: number,
  state: "upheld" | "dismissed",
  at: string,
): Promise<void> {
  await trx("disputes").where({ id }).update({ state, decided_at: at });
}

export async function insertDisputeSignature(
  trx: Knex.Transaction,
  signed: { dispute: number; digest: string; seat: Seat; at: string; terminal: string | null },
): Promise<number> {
  const [id] = await trx("dispute_signatures").insert({
    ...{ dispute_id: signed.dispute, decision_digest: signed.digest, account_id: signed.seat.accountId },
    ...{ place: signed.seat.place, at: signed.at, terminal: signed.terminal },
  });
  return Number(id);
}

export async function readSigners(db: Knex, id: number, digest: string): Promise<Set<number>> {
  const ids = await db("dispute_signatures")
    .where({ dispute_id: id, decision_digest: digest })
    .pluck<number[]>("account_id");
  return new Set(ids.map(Number));
}

/** An upheld dispute makes the objection an accepted one: a correction may be asked with its number. */
export async function acceptObjection(trx: Knex.Transaction, objectionId: number): Promise<void> {
  await trx("objections").where({ id: objectionId }).update({ state: "accepted" });
}

/** What the dispute is about, and who answered. */
export async function readAnswered(
  db: Knex,
  objectionId: number,
): Promise<{ kind: string; reportId: number; state: string; accountId: number; answeredBy: number | null; answeredAt: string | null } | undefined> {
  const row = await db("objections")
    .where({ id: objectionId })
    .first<{ kind: string; reportId: number; state: string; accountId: number; answeredBy: number | null; answeredAt: string | null } | undefined>({
      ...{ kind: "kind", reportId: "report_id", state: "state", accountId: "account_id" },
      ...{ answeredBy: "answered_by", answeredAt: "answered_at" },
    });
  if (!row) return undefined;
  return {
    ...row,
    ...{ reportId: Number(row.reportId), accountId: Number(row.accountId) },
    answeredBy: row.answeredBy === null ? null : Number(row.answeredBy),
  };
} // prettier-ignore
