import type { Knex } from "knex";
import { lastDayOf, type Month } from "../../domain/month.ts";
import { validOn } from "../database/dated.ts";

/** Reports that are on their way past the clerk, and those past their officer's own word. */
const HANDED_IN = ["submitted", "signing", "signed", "checked", "published", "locked"];
const VOUCHED_FOR = ["attested", ...HANDED_IN];

/** Accounts of officers who owe a report of the month and have not vouched for it yet. */
export async function unvouchedAccounts(db: Knex, month: Month): Promise<number[]> {
  const ids = await owing(db, month, VOUCHED_FOR)
    .join("accounts as a", "a.officer_id", "o.id")
    .where("a.status", "active")
    .distinct()
    .pluck<(number | string)[]>("a.id");
  return ids.map(Number);
}

/** Accounts of the clerks of units that have not handed in everybody. */
export async function waitingClerks(db: Knex, month: Month): Promise<number[]> {
  const ids = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where("g.role", "clerk")
    .where("a.status", "active")
    .whereIn("g.unit_id", owing(db, month, HANDED_IN).whereNotNull("p.unit_id").select("p.unit_id"))
    .distinct()
    .pluck<(number | string)[]>("a.id");
  return ids.map(Number);
}

/** Active accounts of a role held over the whole bureau. */
export async function roleAccounts(db: Knex, role: string): Promise<number[]> {
  const ids = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where({ "g.role": role, "a.status": "active" })
    .distinct()
    .pluck<(number | string)[]>("a.id");
  return ids.map(Number);
}

/** Officers whose reports of the month wait for a signature. */
export async function waitingOfficers(db: Knex, month: Month): Promise<number[]> {
  const ids = await db("reports")
    .where({ month })
    .whereIn("state", ["submitted", "signing"])
    .pluck<(number | string)[]>("officer_id");
  return ids.map(Number);
}

/** Officers who owe a report (posted on the month's last day, chiefs excepted) that has none of these states. */
function owing(db: Knex, month: Month, states: readonly string[]): Knex.QueryBuilder {
  return db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("reports as r", (on) => {
      on.on("r.officer_id", "o.id").andOnVal("r.month", month);
    })
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .modify(validOn("p", lastDayOf(month)))
    .where((any) => void any.whereNull("r.id").orWhereNotIn("r.state", [...states]));
}
