import type { AccountEntry, AccountList } from "../../domain/messages/accounts.ts";
import type { Role } from "../../domain/role.ts";
import type { Context } from "../context.ts";
import { shanghaiDay } from "../today.ts";
import {
  countAccounts,
  countNeeding,
  readAccountPage,
  readUnitsOf,
  type AccountFilter,
} from "./account-list-store.ts";

const PAGE = 20;

/** A page of accounts by name, each with holder, unit, state and granted roles, and how many officers lack one. */
export async function accountList(
  { db, clock }: Context,
  { search, filter, page }: { search: string; filter: AccountFilter; page: number },
): Promise<AccountList> {
  const day = shanghaiDay(clock.now());
  const now = clock.real().toISOString();
  const asked = { search, filter, day, now };
  const rows = await readAccountPage(db, asked, { offset: (page - 1) * PAGE, limit: PAGE });
  const units = await readUnitsOf(
    db,
    rows.flatMap(({ officer_id }) => (officer_id === null ? [] : [Number(officer_id)])),
    day,
  );
  const roles = new Map<number, AccountEntry["roles"]>();
  const grants = await db("role_grants as g")
    .leftJoin("units as u", "u.id", "g.unit_id")
    .whereIn(
      "g.account_id",
      rows.map(({ id }) => id),
    )
    .orderBy("g.id")
    .select<{ account_id: number; role: Role; code: string | null }[]>("g.account_id", "g.role", "u.code");
  for (const { account_id, role, code } of grants) {
    const held = roles.get(Number(account_id)) ?? [];
    roles.set(Number(account_id), [...held, { role, unit: code }]);
  }
  return {
    rows: rows.map((row): AccountEntry => ({
      account: row.name,
      name: row.display_name,
      policeNo: row.police_no,
      unit: row.officer_id === null ? null : (units.get(Number(row.officer_id)) ?? null),
      state:
        row.status !== "active" ? "disabled" : row.left_on !== null && row.left_on < day ? "left" : "active",
      lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until : null,
      mustChange: Number(row.must_change) === 1,
      roles: roles.get(Number(row.id)) ?? [],
    })),
    ...{ total: await countAccounts(db, asked), page, pageSize: PAGE },
    missing: await countNeeding(db, "missing", day),
    unused: await countNeeding(db, "unused", day),
  };
}
