import type { Knex } from "knex";
import { validOn } from "../database/dated.ts";

export type AccountFilter = "all" | "active" | "closed" | "locked" | "unused";

export interface AccountRow {
  id: number;
  name: string;
  display_name: string;
  officer_id: number | null;
  police_no: string | null;
  status: string;
  left_on: string | null;
  locked_until: string | null;
  must_change: number;
}

/** What a list of accounts is narrowed by. `day` decides who left, `now` (real time) what is locked. */
export interface AccountQuery {
  search: string;
  filter: AccountFilter;
  day: string;
  now: string;
}

/** Accounts by the beginning of their name, holder or 警号, and by state. */
function matching(db: Knex, { search, filter, day, now }: AccountQuery): Knex.QueryBuilder {
  const query = db("accounts as a").leftJoin("officers as o", "o.id", "a.officer_id");
  if (search !== "") {
    const pattern = `${search.replaceAll(/[!%_]/g, "!$&")}%`;
    void query.where((one) => {
      for (const column of ["a.name", "a.display_name", "o.police_no"])
        void one.orWhereRaw("?? like ? escape '!'", [column, pattern]);
    });
  }
  if (filter === "closed")
    void query.where((one) => void one.whereNot("a.status", "active").orWhere("o.left_on", "<", day));
  if (filter === "active" || filter === "unused") {
    void query.where("a.status", "active");
    void query.where((one) => void one.whereNull("o.left_on").orWhere("o.left_on", ">=", day));
  }
  if (filter === "locked") void query.where("a.locked_until", ">", now);
  if (filter === "unused") void query.where("a.must_change", 1);
  return query;
}

export async function countAccounts(db: Knex, asked: AccountQuery): Promise<number> {
  const [counted] = await (matching(db, asked).count({ n: "*" }) as Promise<{ n: number }[]>);
  return Number(counted?.n ?? 0);
}

export async function readAccountPage(
  db: Knex,
  asked: AccountQuery,
  { offset, limit }: { offset: number; limit: number },
): Promise<AccountRow[]> {
  return matching(db, asked)
    .orderBy("a.name")
    .offset(offset)
    .limit(limit)
    .select<AccountRow[]>(
      ...["a.id", "a.name", "a.display_name", "a.officer_id", "a.status", "a.locked_until", "a.must_change"],
      ...["o.police_no", "o.left_on"],
    );
}

/** Officers in post on a day whose one account, if any, is theirs: the query both lists of one-time passwords begin with. */
function posted(db: Knex, day: string): Knex.QueryBuilder {
  return db("officers as o").whereExists(
    db("postings as p").select(db.raw("1")).whereRaw("p.officer_id = o.id").modify(validOn("p", day)),
  );
}

function withoutAccount(db: Knex, day: string): Knex.QueryBuilder {
  return posted(db, day)
    .where((one) => void one.whereNull("o.left_on").orWhere("o.left_on", ">=", day))
    .whereNotExists(
      db("accounts as a")
        .select(db.raw("1"))
        .where((one) => void one.whereRaw("a.officer_id = o.id").orWhereRaw("a.name = o.police_no")),
    );
}

/** Accounts of officers in post whose one-time password stands. */
function unused(db: Knex, day: string): Knex.QueryBuilder {
  return posted(db, day)
    .join("accounts as a", "a.officer_id", "o.id")
    .where({ "a.must_change": 1, "a.status": "active" })
    .where((one) => void one.whereNull("o.left_on").orWhere("o.left_on", ">=", day));
}

export type Needing = "missing" | "unused";

export async function countNeeding(db: Knex, which: Needing, day: string): Promise<number> {
  const query = which === "missing" ? withoutAccount(db, day) : unused(db, day);
  const [counted] = await (query.count({ n: "*" }) as Promise<{ n: number }[]>);
  return Number(counted?.n ?? 0);
}

/** An officer who needs a one-time password. `account` and `accountId` where he has one. */
export interface NeedingOfficer {
  id: number;
  police_no: string;
  name: string;
  account: string | null;
  account_id: number | null;
}

export async function readNeeding(
  db: Knex,
  which: Needing,
  day: string,
  limit: number,
): Promise<NeedingOfficer[]> {
  const query = which === "missing" ? withoutAccount(db, day) : unused(db, day);
  const account = which === "missing" ? [] : ["a.name as account", "a.id as account_id"];
  return query
    .orderBy("o.police_no")
    .limit(limit)
    .select<NeedingOfficer[]>("o.id", "o.police_no", "o.name", ...account);
}

/** Code and name of the unit officers are posted to on a day. */
export async function readUnitsOf(
  db: Knex,
  officerIds: readonly number[],
  day: string,
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (let start = 0; start < officerIds.length; start += 1_000) {
    const rows = await db("postings as p")
      .join("units as u", "u.id", "p.unit_id")
      .whereIn("p.officer_id", officerIds.slice(start, start + 1_000))
      .modify(validOn("p", day))
      .select<{ officer_id: number; code: string; name: string }[]>("p.officer_id", "u.code", "u.name");
    for (const { officer_id, code, name } of rows) found.set(Number(officer_id), `${code} ${name}`);
  }
  return found;
}
