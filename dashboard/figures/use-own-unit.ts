import type { UnitLine } from "../../domain/messages.ts";
import { usePerson } from "./use-person.ts";

/** The unit a page opens with: the one in the address, else the reader's own or the first in his charge, else the first. */
export function useOwnUnit(units: readonly UnitLine[], asked: string | null): UnitLine | null {
  const own = usePerson().data?.units;
  const named = (code: string | null | undefined) => units.find((unit) => unit.code === code);
  return (
    named(asked) ??
    named(own?.heads[0]) ??
    named(own?.fills[0]) ??
    named(own?.inCharge[0]) ??
    units.find((unit) => unit.series !== "leadership") ??
    null
  );
}
