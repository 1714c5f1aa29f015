import { AREAS, type Area } from "../../domain/area.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { meanOf, type Sum } from "./unit-sums.ts";

/** The six areas' means; null where nobody has points in an area. */
export function areaMeans(areas: Record<Area, Sum>): Record<Area, Hundredths | null> {
  return Object.fromEntries(AREAS.map((area) => [area, meanOf(areas[area])])) as Record<
    Area,
    Hundredths | null
  >;
}
