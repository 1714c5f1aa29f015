import type { Knex } from "knex";
import { mayFill, mayHead, mayReadUnit } from "../../domain/authority.ts";
import { Refusal } from "../../domain/refusal.ts";
import { unitByCode, type Unit } from "../roster/unit-store.ts";
import type { SignedInPerson } from "./person.ts";

export { mayFill, mayHead, mayReadUnit } from "../../domain/authority.ts";

/** What a person may do to a unit on the routes that name one. */
const ABILITY = { fill: mayFill, head: mayHead, read: mayReadUnit };

/**
 * The unit of this code, if the person may do that to it. A unit that does not exist and one outside the person's
 * reach give the same answer.
 * @throws Refusal unit.unknown
 */
export async function requireUnit(
  db: Knex,
  person: SignedInPerson,
  code: string,
  ability: keyof typeof ABILITY,
): Promise<Unit> {
  const unit = await unitByCode(db, code);
  if (!unit || !ABILITY[ability](person, unit.id)) throw new Refusal("unit.unknown", { unit: code });
  return unit;
}

/** The person of a route that is not open to everyone. */
export function requirePerson(person: SignedInPerson | null): SignedInPerson {
  if (!person) throw new Refusal("sign-in.required");
  return person;
}
