import type { Knex } from "knex";
import type {
  ChangeAct,
  ChangeKind,
  DelegationAct,
  RightsAct,
  RosterAct,
  SuperiorAct,
} from "../../domain/organisation/acts.ts";
import { contentHash } from "../canonical-json.ts";
import { considerDelegation } from "./consider-delegation.ts";
import { considerRights, considerSuperior } from "./consider-rights.ts";
import { considerRoster } from "./consider-roster.ts";
import type { Considered, Considering } from "./considered.ts";

/** What acts would do if they were applied now, by what they are about. Nothing is written. */
export async function considerChange(
  db: Knex,
  kind: ChangeKind,
  acts: readonly ChangeAct[],
  asked: Considering,
): Promise<Considered> {
  if (kind === "delegation") return considerDelegation(db, acts as readonly DelegationAct[], asked);
  if (kind === "rights") return considerRights(db, acts as readonly RightsAct[], asked);
  if (kind === "superior") return considerSuperior(db, acts as readonly SuperiorAct[], asked);
  return considerRoster(db, acts as readonly RosterAct[], asked, kind === "import" ? "all" : undefined);
}

/** Names exactly what a change does: equal acts on an unchanged bureau, equal digest, in whatever language it is read. */
export function digestOf(id: number, acts: readonly ChangeAct[], { diff, problems }: Considered): string {
  const shown = diff.map(({ effect, subject, day }) => [effect, subject, day]);
  return contentHash([id, acts, shown, problems.length]);
}
