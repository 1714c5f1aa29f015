import type { Knex } from "knex";
import { POLICE_NO } from "../../domain/people.ts";
import { hashPassword } from "../access/password.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { insertRows } from "../database/bulk.ts";
import { searchKeys } from "../roster/pinyin.ts";
import type { DemoAccount } from "./accounts.ts";
import type { LivingRoster } from "./living-roster.ts";
import { DEMO_FIRST_DAY, DEMO_LEADERS, DEMO_UNITS, LEADERSHIP_UNIT } from "./organisation.ts";

/** Ids as the database gave them, by the codes people use; who joins later is added. */
export interface SeededIds {
  units: ReadonlyMap<string, number>;
  accounts: Map<string, number>;
}

/** Writes units, officers, postings, charges, accounts and grants. Part of the caller's transaction. */
export async function seedOrganisation(
  trx: Knex.Transaction,
  { officers, charges }: Pick<LivingRoster, "officers" | "charges">,
  accounts: readonly DemoAccount[],
  hashes: ReadonlyMap<string, string>,
  at: string,
): Promise<SeededIds> {
  const listed = [LEADERSHIP_UNIT, ...DEMO_UNITS];
  await insertRows(
    trx,
    "units",
    listed.map(({ code, name, series }) => ({ code, name, series, parent_id: null })),
  );
  const units = await idsBy(trx, "units", "code");
  await insertRows(
    trx,
    "officers",
    officers.map((officer) => ({
      police_no: officer.policeNo,
      name: officer.name,
      post_type: officer.postType,
      party_member: officer.partyMember,
      status: "active",
      ...searchKeys(officer.name),
    })),
  );
  const officerIds = await idsBy(trx, "officers", "police_no");
  await insertRows(
    trx,
    "postings",
    officers.map((officer) => ({
      officer_id: officerIds.get(officer.policeNo)!,
      unit_id: units.get(officer.unit)!,
      level: officer.level,
      title: DEMO_LEADERS.find(({ key }) => key === officer.leaderKey)?.office ?? null,
      from_day: DEMO_FIRST_DAY,
      to_day: null,
    })),
  );
  const leaders = new Map(
    officers.flatMap((officer) => (officer.leaderKey ? [[officer.leaderKey, officer.policeNo]] : [])),
  );
  await insertRows(
    trx,
    "charges",
    DEMO_UNITS.map((unit) => ({
      leader_id: officerIds.get(leaders.get(charges.get(unit.code)!)!)!,
      unit_id: units.get(unit.code)!,
      from_day: DEMO_FIRST_DAY,
      to_day: null,
    })),
  );
  await insertRows(
    trx,
    "accounts",
    accounts.map((account) => ({
      name: account.name,
      officer_id: account.policeNo === null ? null : officerIds.get(account.policeNo)!,
      display_name: account.displayName,
      password_hash: hashes.get(account.name)!,
      status: "active",
      failed_sign_ins: 0,
      created_at: at,
    })),
  );
  const accountIds = await idsBy(trx, "accounts", "name");
  await insertRows(
    trx,
    "role_grants",
    accounts.flatMap((account) =>
      account.grants.map(({ role, unit }) => ({
        account_id: accountIds.get(account.name)!,
        role,
        unit_id: unit === null ? 0 : units.get(unit)!,
      })),
    ),
  );
  await appendAudit(trx, {
    ...{ at, actorId: null, action: "bureau.seed", subject: "bureau", detail: { officers: officers.length } },
    vouches: { units: "all", officers: "all", postings: "all", charges: "all", accounts: "all", role_grants: "all", rule_sets: "all", calendar_days: "all" },
  }); // prettier-ignore
  return { units, accounts: accountIds };
}

/**
 * Argon2id hashes, each with its own salt, for the accounts that have a name; the five hundred that are called by their
 * 警号 share one, which spares the first start half a minute. All have the demonstration's one password anyway.
 */
export async function hashForEach(
  accounts: readonly DemoAccount[],
  password: string,
): Promise<Map<string, string>> {
  const shared = await hashPassword(password);
  const hashes = await Promise.all(
    accounts.map(
      async ({ name }) => [name, POLICE_NO.test(name) ? shared : await hashPassword(password)] as const,
    ),
  );
  return new Map(hashes);
}

async function idsBy(trx: Knex.Transaction, table: string, key: string): Promise<Map<string, number>> {
  const rows = await trx(table).select<{ id: number | string; [column: string]: number | string }[]>(
    "id",
    key,
  );
  return new Map(rows.map((row) => [String(row[key]), Number(row.id)]));
}
