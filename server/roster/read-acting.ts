import type { Knex } from "knex";
import { validOn } from "../database/dated.ts";
import { readDelegations, readHeads } from "./read-review-chain.ts";

/** For whom somebody acts today: the units concerned, and whether as a head or as a bureau leader. */
export interface Acting {
  units: ReadonlySet<number>;
  head: boolean;
  leader: boolean;
}

export const NOBODY: Acting = { units: new Set(), head: false, leader: false };

/**
 * What delegations in force give an officer on a day: the units his absent principals head or are in charge of, and
 * 局领导 where he acts for a chief. A delegate who delegated in turn gives it on; a circle gives nobody anything.
 */
export async function readActing(db: Knex, officerId: number, day: string): Promise<Acting> {
  const delegations = await readDelegations(db, day);
  if (delegations.size === 0) return NOBODY;
  const principals = [...delegations.keys()].filter(
    (absent) => lastDelegate(delegations, absent) === officerId,
  );
  if (principals.length === 0) return NOBODY;
  const headed = [...(await readHeads(db, day))].flatMap(([unit, head]) =>
    principals.includes(head) ? [unit] : [],
  );
  const charged = await db("charges")
    .whereIn("leader_id", principals)
    .modify(validOn("charges", day))
    .select<{ unit_id: number }[]>("unit_id");
  const chief = await db("postings")
    .whereIn("officer_id", principals)
    .where("level", "chief")
    .modify(validOn("postings", day))
    .first<{ id: number } | undefined>("id");
  const leadership = chief
    ? await db("units").where("series", "leadership").select<{ id: number }[]>("id")
    : [];
  const units = [...headed, ...charged.map(({ unit_id }) => unit_id), ...leadership.map(({ id }) => id)];
  return {
    units: new Set(units.map(Number)),
    head: headed.length > 0,
    leader: charged.length > 0 || chief !== undefined,
  };
}

/** Where a chain of delegations ends; null = in a circle. */
function lastDelegate(delegations: ReadonlyMap<number, { deputyId: number }>, absent: number): number | null {
  const seen = new Set([absent]);
  let current = delegations.get(absent)?.deputyId ?? absent;
  for (;;) {
    if (seen.has(current)) return null;
    seen.add(current);
    const next = delegations.get(current);
    if (!next) return current;
    current = next.deputyId;
  }
}
