import type { Knex } from "knex";
import { ADMINISTRATORS } from "../../domain/authority.ts";
import type { Person } from "../../domain/messages.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { validOn } from "../database/dated.ts";
import { NOBODY, readActing } from "../roster/read-acting.ts";
import type { SignedInPerson } from "./person.ts";

/**
 * Who an account is on a day: roles granted, plus what postings, headships (主持工作), charges and delegations say. A
 * leader is in charge of the units charged to him; whoever acts for an absent reviewer has his role and may read his
 * units (`actsFor`). The grant `head` alone gives no unit, and an administrator is nothing but an administrator.
 */
export async function resolvePerson(
  db: Knex,
  accountId: number,
  day: string,
): Promise<SignedInPerson | undefined> {
  const account = await db("accounts as a")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .where("a.id", accountId)
    .first<AccountRow | undefined>(
      "a.id as id",
      "a.name",
      "a.display_name",
      "a.officer_id",
      "a.must_change",
      "o.police_no",
      "o.left_on",
    );
  // Who left is nobody from the next day on, whoever forgot to close his account.
  if (!account || (account.left_on !== null && day > account.left_on)) return undefined;
  const officerId = account.officer_id === null ? null : Number(account.officer_id);
  const grants = await db("role_grants")
    .where({ account_id: accountId })
    .select<{ role: Role; unit_id: number }[]>("role", "unit_id");
  const posting = officerId === null ? undefined : await postingOn(db, officerId, day);
  const charges = officerId === null ? [] : await chargesOn(db, officerId, day);
  const unitId = posting && posting.unit_id !== null ? Number(posting.unit_id) : null;
  const headed = officerId === null ? [] : await headshipsOn(db, officerId, day);
  const heads = new Set(posting?.level === "head" && unitId !== null ? [unitId, ...headed] : headed);
  const inCharge = new Set(charges.map((charge) => Number(charge.unit_id)));
  const acts = officerId === null ? NOBODY : await readActing(db, officerId, day);
  const roles = new Set<Role>(grants.map(({ role }) => role).filter((role) => ROLES.includes(role)));
  if (![...roles].some((role) => ADMINISTRATORS.includes(role))) {
    if (officerId !== null) roles.add("officer");
    if (heads.size > 0 || acts.head) roles.add("head");
    if (inCharge.size > 0 || acts.leader) roles.add("leader");
  }
  const fills = grants.filter(({ role, unit_id }) => role === "clerk" && Number(unit_id) > 0);
  return {
    accountId: Number(account.id),
    account: account.name,
    name: account.display_name,
    officerId,
    policeNo: account.police_no,
    roles,
    fills: new Set(fills.map(({ unit_id }) => Number(unit_id))),
    heads,
    inCharge,
    actsFor: acts.units,
    unitId,
    ...(Number(account.must_change) === 1 && { mustChange: true as const }),
  };
}

interface AccountRow {
  id: number;
  name: string;
  display_name: string;
  officer_id: number | null;
  police_no: string | null;
  must_change: number;
  left_on: string | null;
}

async function postingOn(db: Knex, officerId: number, day: string) {
  return db("postings")
    .where({ officer_id: officerId })
    .modify(validOn("postings", day))
    .orderBy("from_day", "desc")
    .first<{ unit_id: number | null; level: string } | undefined>("unit_id", "level");
}

/** Units he heads besides his own post. */
async function headshipsOn(db: Knex, officerId: number, day: string): Promise<number[]> {
  const rows = await db("headships")
    .where({ officer_id: officerId })
    .modify(validOn("headships", day))
    .select<{ unit_id: number }[]>("unit_id");
  return rows.map(({ unit_id }) => Number(unit_id));
}

async function chargesOn(db: Knex, leaderId: number, day: string) {
  return db("charges")
    .where({ leader_id: leaderId })
    .modify(validOn("charges", day))
    .select<{ unit_id: number }[]>("unit_id");
}

/** The person as the API shows it: unit codes instead of ids. */
export async function describePerson(db: Knex, person: SignedInPerson): Promise<Person> {
  const units = await db<{ id: number; code: string }>("units").select("id", "code");
  const code = new Map(units.map((unit) => [Number(unit.id), unit.code]));
  const codes = (ids: ReadonlySet<number>) =>
    [...ids].flatMap((id) => code.get(id) ?? []).sort((a, b) => a.localeCompare(b));
  const fills = codes(person.fills);
  const heads = codes(person.heads);
  const actsFor = codes(person.actsFor ?? new Set());
  const inCharge = codes(person.inCharge);
  const scoped: Partial<Record<Role, string[]>> = { clerk: fills, head: heads, leader: inCharge };
  const roles = ROLES.filter((role) => person.roles.has(role)).flatMap((role): Person["roles"] => {
    const over = scoped[role] ?? [];
    return over.length === 0 ? [{ role, unit: null }] : over.map((unit) => ({ role, unit }));
  });
  return {
    account: person.account,
    name: person.name,
    policeNo: person.policeNo,
    roles,
    units: { fills, heads, inCharge, ...(actsFor.length > 0 && { actsFor }) },
    ...(person.mustChange && { mustChangePassword: true as const }),
  };
}
