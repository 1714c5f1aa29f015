import type { Knex } from "knex";
import { isCarried, type Place, type Seat } from "../../domain/rules/rule-life.ts";
import { shanghaiDay } from "../today.ts";

export interface Adoption {
  signatures: { accountId: number; name: string; place: Place; at: string }[];
  seats: Seat[];
  carried: boolean;
}

/** Who has signed this very text, and whether that is enough of today's members. An adopted text stays adopted. */
export async function readAdoption(
  db: Knex,
  rules: { version: string; textDigest: string; adoptedAt: string | null },
  at: string,
): Promise<Adoption> {
  const day = shanghaiDay(new Date(rules.adoptedAt ?? at));
  const rows = await db("rule_signatures as s")
    .join("accounts as a", "a.id", "s.account_id")
    .where({ "s.version": rules.version, "s.text_digest": rules.textDigest })
    .orderBy("s.id")
    .select<Adoption["signatures"]>({
      ...{ accountId: "s.account_id", name: "a.display_name", place: "s.place", at: "s.at" },
    });
  const seats = await readSeatsOn(db, day);
  const signatures = rows.map((row) => ({ ...row, accountId: Number(row.accountId) }));
  const signed = new Set(signatures.map(({ accountId }) => accountId));
  return { signatures, seats, carried: rules.adoptedAt !== null || isCarried(seats, signed) };
}

async function readSeatsOn(db: Knex, day: string): Promise<Seat[]> {
  const rows = await db("group_members")
    .where("from_day", "<=", day)
    .where((open) => void open.whereNull("to_day").orWhere("to_day", ">=", day))
    .select<Seat[]>({ accountId: "account_id", place: "place" });
  return rows.map((row) => ({ ...row, accountId: Number(row.accountId) }));
}

export async function insertSignature(
  trx: Knex.Transaction,
  signed: { version: string; textDigest: string; seat: Seat; at: string; terminal: string | null },
): Promise<number> {
  const [id] = await trx("rule_signatures").insert({
    ...{ version: signed.version, text_digest: signed.textDigest, account_id: signed.seat.accountId },
    ...{ place: signed.seat.place, at: signed.at, terminal: signed.terminal },
  });
  return Number(id);
}
