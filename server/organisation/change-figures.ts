import type { Language } from "../../domain/language.ts";
import type { ChangeLine } from "../../domain/messages/organisation.ts";
import { CHANGE_KINDS, type ChangeKind } from "../../domain/organisation/acts.ts";
import { CHANGE_HOURS, CHANGE_RULES, confirmsAs } from "../../domain/organisation/change-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { shanghaiDay } from "../today.ts";
import { listChanges, type StoredChange } from "./change-store.ts";
import { considerChange, digestOf } from "./consider-change.ts";
import { officerOfAccount } from "./decision-store.ts";

/** Changes a person may confirm or entered: pending ones as they would be applied now, decided ones as they were shown. */
export async function changesFor(
  context: Context,
  person: SignedInPerson,
  language: Language,
): Promise<ChangeLine[]> {
  const kinds = CHANGE_KINDS.filter((kind) => oversees(kind, person));
  const lines: ChangeLine[] = [];
  for (const change of await listChanges(context.db, kinds, person.accountId))
    lines.push(await describe(context, person, change, language));
  return lines;
}

function oversees(kind: ChangeKind, { roles }: SignedInPerson): boolean {
  const { confirms } = CHANGE_RULES[kind];
  return confirms.some((role) => roles.has(role)) || (kind === "rights" && roles.has("securityAdmin"));
}

async function describe(
  context: Context,
  person: SignedInPerson,
  change: StoredChange,
  language: Language,
): Promise<ChangeLine> {
  const now = context.clock.now();
  const pending = change.state === "pending";
  const expired = pending && now.getTime() - Date.parse(change.enteredAt) > CHANGE_HOURS * 3_600_000;
  const considered = pending
    ? await considerChange(context.db, change.kind, change.acts, {
        ...{ entererAccountId: change.enteredBy, enteredAs: change.enteredAs, language },
        entererOfficerId: await officerOfAccount(context.db, change.enteredBy),
        today: shanghaiDay(now),
      })
    : null;
  const own = change.enteredBy === person.accountId;
  return {
    ...{ id: change.id, kind: change.kind, state: expired ? "expired" : change.state, reason: change.reason },
    ...{ enteredBy: change.enteredByName, enteredAs: change.enteredAs, enteredAt: change.enteredAt },
    ...{ decidedBy: change.decidedByName, decidedAt: change.decidedAt, note: change.note },
    diff: considered?.diff ?? change.shown ?? [],
    problems: considered?.problems.map(({ message }) => message) ?? [],
    digest: considered ? digestOf(change.id, change.acts, considered) : "",
    mayConfirm:
      pending && !expired && !own && confirmsAs(change.kind, person.roles, change.enteredAs) !== null,
    mayWithdraw: pending && own,
  };
}
