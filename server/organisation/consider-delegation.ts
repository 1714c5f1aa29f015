import type { Knex } from "knex";
import { CHANGED_FIELD } from "../../domain/organisation/act-sentences.ts";
import type { DelegationAct, DiffLine } from "../../domain/organisation/acts.ts";
import type { ChangeProblem } from "../../domain/organisation/change-sentences.ts";
import { dayBeside } from "../../domain/organisation/model.ts";
import { changeProblem, type Considered, type Considering } from "./considered.ts";
import {
  endDelegation,
  findOfficers,
  insertDelegation,
  isPosted,
  isReviewer,
  readOpenDelegations,
  type NamedOfficer,
  type OpenDelegation,
} from "./delegation-store.ts";

const LONGEST_DAYS = 92;
type Delegate = Extract<DelegationAct, { act: "delegate" }>;

/** 委托审核: an absent reviewer's days and who acts for him; never backwards, never in a circle, never twice at once. */
export async function considerDelegation(
  db: Knex,
  acts: readonly DelegationAct[],
  asked: Considering,
): Promise<Considered> {
  const numbers = acts.flatMap((act) => (act.act === "delegate" ? [act.absent, act.deputy] : []));
  const officers = await findOfficers(db, numbers);
  const open = await readOpenDelegations(db, asked.today);
  const diff: DiffLine[] = [];
  const problems: Considered["problems"] = [];
  const field = CHANGED_FIELD.delegation[asked.language];
  for (const [index, act] of acts.entries()) {
    const no =
      act.act === "delegate" ? await refusalOf(db, act, officers, open, asked) : endRefusal(act, open, asked);
    if (no) problems.push(changeProblem(index, no[0], asked.language, no[1]));
    if (act.act === "delegate") {
      const [absent, deputy] = [officers.get(act.absent), officers.get(act.deputy)];
      const to = `${act.deputy} ${deputy?.name ?? ""} ${act.from} – ${act.to}`;
      diff.push({
        effect: "added",
        subject: `${act.absent} ${absent?.name ?? ""}`,
        field,
        from: null,
        to,
        day: act.from,
      });
    } else {
      const known = open.find(({ id }) => id === act.id);
      const from = known ? `${known.deputyNo} ${known.deputyName} ${known.from} – ${known.to}` : null;
      const subject = known ? `${known.absentNo} ${known.absentName}` : `#${act.id}`;
      diff.push({ effect: "ended", subject, field, from, to: null, day: act.day });
    }
  }
  return {
    diff,
    problems,
    async apply(trx, by) {
      const ids: number[] = [];
      for (const act of acts) {
        if (act.act === "delegationEnd") {
          await endDelegation(trx, act.id, act.day);
          ids.push(act.id);
          continue;
        }
        ids.push(
          await insertDelegation(trx, {
            ...{
              absentId: officers.get(act.absent)!.id,
              deputyId: officers.get(act.deputy)!.id,
              from: act.from,
            },
            ...{
              to: act.to,
              reason: by.reason,
              enteredBy: by.enteredBy,
              confirmedBy: by.confirmer.accountId,
            },
            at: by.at,
          }),
        );
      }
      return { vouches: { delegations: ids }, units: new Set() };
    },
  };
}

type No = [problem: ChangeProblem, detail?: string];

async function refusalOf(
  db: Knex,
  act: Delegate,
  officers: ReadonlyMap<string, NamedOfficer>,
  open: readonly OpenDelegation[],
  asked: Considering,
): Promise<No | null> {
  const [absent, deputy] = [officers.get(act.absent), officers.get(act.deputy)];
  if (!absent) return ["officerUnknown", act.absent];
  if (!deputy) return ["officerUnknown", act.deputy];
  if (asked.enteredAs !== "politicalOffice" && absent.id !== asked.entererOfficerId) return ["notYours"];
  if (absent.id === deputy.id) return ["himself"];
  if (act.to < act.from) return ["disorder"];
  if (act.to < asked.today) return ["over"];
  if (daysBetween(act.from, act.to) >= LONGEST_DAYS) return ["tooLong", String(LONGEST_DAYS)];
  if (!(await isReviewer(db, absent.id, act.from))) return ["notReviewer", act.absent];
  const posted = await isPosted(db, deputy.id, act.from);
  if (!posted || deputy.gone) return ["deputyGone", act.deputy];
  const meanwhile = open.filter(({ from, to }) => from <= act.to && to >= act.from);
  if (meanwhile.some(({ absentId }) => absentId === absent.id)) return ["overlaps"];
  return leadsBack(meanwhile, absent.id, deputy.id) ? ["circle", act.absent] : null;
}

function leadsBack(open: readonly OpenDelegation[], absentId: number, deputyId: number): boolean {
  const seen = new Set<number>();
  const next = [deputyId];
  for (let current = next.pop(); current !== undefined; current = next.pop()) {
    if (current === absentId) return true;
    if (seen.has(current)) continue;
    seen.add(current);
    for (const one of open) if (one.absentId === current) next.push(one.deputyId);
  }
  return false;
}

function endRefusal(
  act: Extract<DelegationAct, { act: "delegationEnd" }>,
  open: readonly OpenDelegation[],
  asked: Considering,
): No | null {
  const known = open.find(({ id }) => id === act.id);
  if (!known) return ["delegationUnknown"];
  if (asked.enteredAs !== "politicalOffice" && known.absentId !== asked.entererOfficerId) return ["notYours"];
  // What was signed under it stays signed: it ends yesterday at the earliest.
  return act.day < dayBeside(asked.today, -1) ? ["over"] : null;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
