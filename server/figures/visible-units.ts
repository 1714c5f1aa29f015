import { hasBusinessRole, readableUnits, type Reach } from "../../domain/authority.ts";

/** The units whose rows a reader may see, and therefore the only ones that may enter a sum he is shown. */
export type VisibleUnits = "all" | ReadonlySet<number>;

/**
 * 相互浏览: a published month is open to every business role; before that a month is seen by those who fill, review or
 * oversee it: a clerk and a head their own unit, a leader the units in his charge, the offices the whole bureau.
 * An administrator who is nothing else sees nothing.
 */
export function visibleUnits(reader: Reach, published: boolean): VisibleUnits {
  if (!hasBusinessRole(reader.roles)) return new Set();
  return published ? "all" : readableUnits(reader);
}

export function isVisible(units: VisibleUnits, unitId: number): boolean {
  return units === "all" || units.has(unitId);
}

export function seesNothing(units: VisibleUnits): boolean {
  return units !== "all" && units.size === 0;
}

/** What two readers must share to be given the same bytes. */
export function visibilityKey(units: VisibleUnits): string {
  return units === "all" ? "all" : [...units].sort((a, b) => a - b).join(",");
}

export function commonUnits(a: VisibleUnits, b: VisibleUnits): VisibleUnits {
  if (a === "all") return b;
  return b === "all" ? a : new Set([...a].filter((unit) => b.has(unit)));
}
