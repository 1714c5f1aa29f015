import type { Knex } from "knex";
import { ADMINISTRATORS } from "../../domain/authority.ts";
import { CHANGED_FIELD } from "../../domain/organisation/act-sentences.ts";
import type { DiffLine, RightsAct, SuperiorAct } from "../../domain/organisation/acts.ts";
import { roleConflict } from "../../domain/organisation/change-rules.ts";
import type { ChangeProblem } from "../../domain/organisation/change-sentences.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { changeProblem, type Considered, type Considering } from "./considered.ts";
import {
  countHolders,
  hasEvidence,
  readAccounts,
  readSuperior,
  saveGrant,
  saveSuperior,
  type HeldAccount,
} from "./rights-store.ts";

/** Roles of accounts: the three administrators hold no other, the last of a kind stays, nobody changes his own. */
export async function considerRights(
  db: Knex,
  acts: readonly RightsAct[],
  asked: Considering,
): Promise<Considered> {
  const accounts = await readAccounts(
    db,
    acts.map(({ account }) => account),
  );
  const rows = await db("units").select<{ id: number; code: string; name: string }[]>("id", "code", "name");
  const units = new Map(rows.map((unit) => [unit.code, unit]));
  const diff: DiffLine[] = [];
  const problems: Considered["problems"] = [];
  for (const [index, act] of acts.entries()) {
    const account = accounts.get(act.account);
    const unit = act.unit === null ? undefined : units.get(act.unit);
    const no = await refusalOf(db, act, account, unit !== undefined, asked);
    if (no) problems.push(changeProblem(index, no[0], asked.language, no[1]));
    const what = `${ROLE_LABEL[act.role][asked.language]}${unit ? ` ${unit.code} ${unit.name}` : ""}`;
    diff.push({
      ...{ effect: act.act === "grant" ? "added" : "ended", day: null },
      ...{
        subject: `${act.account} ${account?.name ?? ""}`.trim(),
        field: CHANGED_FIELD.role[asked.language],
      },
      ...{ from: act.act === "grant" ? null : what, to: act.act === "grant" ? what : null },
    });
    // Acts of one change see each other: two roles that exclude each other are not granted side by side.
    if (account && act.act === "grant") account.roles.push({ role: act.role, unit: act.unit });
    else if (account)
      account.roles = account.roles.filter(({ role, unit: of }) => role !== act.role || of !== act.unit);
  }
  return {
    diff,
    problems,
    async apply(trx) {
      const ids: number[] = [];
      for (const act of acts) {
        const unitId = act.unit === null ? 0 : Number(units.get(act.unit)!.id);
        ids.push(...(await saveGrant(trx, act.act, accounts.get(act.account)!.id, act.role, unitId)));
      }
      return { vouches: { role_grants: ids }, units: new Set() };
    },
  };
}

type No = [problem: ChangeProblem, detail?: string];

async function refusalOf(
  db: Knex,
  act: RightsAct,
  account: HeldAccount | undefined,
  unitKnown: boolean,
  asked: Considering,
): Promise<No | null> {
  if (!account) return ["accountUnknown", act.account];
  if (account.id === asked.entererAccountId) return ["ownRights"];
  if (act.role === "clerk" && act.unit === null) return ["unitNeeded"];
  if (act.role !== "clerk" && act.unit !== null) return ["unitSpare"];
  if (act.unit !== null && !unitKnown) return ["unitUnknown", act.unit];
  const holds = account.roles.some(({ role, unit }) => role === act.role && unit === act.unit);
  if (act.act === "grant") {
    if (holds) return ["held"];
    const held = account.roles.map(({ role }) => role);
    const conflict = roleConflict(act.role, held, account.isOfficer);
    return conflict ? [conflict] : null;
  }
  if (!holds) return ["notHeld"];
  const isLast = ADMINISTRATORS.includes(act.role) && (await countHolders(db, act.role)) <= 1;
  return isLast ? ["lastAdministrator"] : null;
}

/** 上级机关 for 局长 and 政委: an account, and the decision that names it, uploaded as evidence. */
export async function considerSuperior(
  db: Knex,
  acts: readonly SuperiorAct[],
  asked: Considering,
): Promise<Considered> {
  const problems: Considered["problems"] = [];
  const diff: DiffLine[] = [];
  const now = await readSuperior(db);
  const accounts = await readAccounts(
    db,
    acts.flatMap(({ account }) => account ?? []),
  );
  for (const [index, { account, evidenceNo }] of acts.entries()) {
    const say = (problem: ChangeProblem, detail?: string) => problems.push(changeProblem(index, problem, asked.language, detail)); // prettier-ignore
    if ((account === null) !== (evidenceNo === null)) say("incomplete");
    else if (account !== null && !accounts.has(account)) say("accountUnknown", account);
    else if (evidenceNo !== null && !(await hasEvidence(db, evidenceNo))) say("noDecision", evidenceNo);
    const field = CHANGED_FIELD.superior[asked.language];
    const to = account === null ? null : `${account} ${evidenceNo ?? ""}`;
    diff.push({ effect: to === null ? "ended" : "changed", subject: field, field, from: now, to, day: null });
  }
  return {
    diff,
    problems,
    async apply(trx) {
      for (const { account, evidenceNo } of acts) {
        const id = account === null ? null : accounts.get(account)!.id;
        await saveSuperior(trx, id === null || evidenceNo === null ? null : { accountId: id, evidenceNo });
      }
      return { vouches: { settings: ["superior"] }, units: new Set() };
    },
  };
}
