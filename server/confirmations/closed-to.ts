import type { SignedInPerson } from "../access/person.ts";
import type { FiledEvent } from "./event-store.ts";

/**
 * Why a person may not confirm an event though his department does: he entered a version of it himself, or it
 * concerns him or the unit he belongs to.
 */
export function closedTo(
  person: Pick<SignedInPerson, "accountId" | "officerId" | "unitId">,
  event: Pick<FiledEvent, "officerId" | "unitId">,
  writers: ReadonlySet<number> | undefined,
): "own-entry" | "own-matter" | null {
  if (writers?.has(person.accountId)) return "own-entry";
  const own =
    event.officerId === null ? event.unitId === person.unitId : event.officerId === person.officerId;
  return own ? "own-matter" : null;
}
