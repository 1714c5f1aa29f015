import type { Knex } from "knex";
import type { RosterAct } from "../../domain/organisation/acts.ts";
import { tryActs } from "../../domain/organisation/try-acts.ts";
import type { Considered, Considering } from "./considered.ts";
import { readRoster, type RosterScope } from "./roster-store.ts";
import { writeRoster } from "./write-roster.ts";

/** Units, people, posts and charges: tried on what stands now; the same trial is written when it is confirmed. */
export async function considerRoster(
  db: Knex,
  acts: readonly RosterAct[],
  { language }: Considering,
  scope: RosterScope = scopeOf(acts),
): Promise<Considered> {
  const roster = await readRoster(db, scope);
  const { after, diff, problems } = tryActs(roster, acts, language);
  return { diff, problems, apply: (trx) => writeRoster(trx, roster, after) };
}

function scopeOf(acts: readonly RosterAct[]): RosterScope {
  const policeNos = acts.flatMap((act) => {
    if ("leader" in act) return act.leader ?? [];
    return "policeNo" in act ? (act.policeNo ?? []) : [];
  });
  const units = acts.flatMap((act) => (act.act === "unitMerge" ? [act.unit] : []));
  // A retirement ends his charges and headships, which are read whole anyway.
  return acts.length > 500 ? "all" : { policeNos, units };
}
