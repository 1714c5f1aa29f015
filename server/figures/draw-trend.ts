import { addMonths } from "../../domain/month.ts";
import type { TrendFigures } from "../../domain/messages.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isPublished } from "./figure-months.ts";
import type { FigureRequest } from "./figure-request.ts";
import { trendFigures } from "./trend-figures.ts";
import { readUnits } from "./unit-sums.ts";
import { isVisible, visibleUnits } from "./visible-units.ts";

const TWELVE = 12;

/**
 * The twelve months up to `until` (by default the latest begun). The bureau's line shows an unpublished month only
 * to those who see the whole bureau, a unit's line to those who see the unit.
 * @throws Refusal `unit.unknown`, `month.unknown`
 */
export async function drawTrend(
  request: FigureRequest,
  { unit: code, until }: { unit: string; until?: string | undefined },
): Promise<TrendFigures> {
  const { db, person, months } = request;
  const units = await readUnits(db, visibleUnits(person, true));
  const unit = code === "bureau" ? null : units.find((each) => each.code === code);
  if (unit === undefined) throw new Refusal("unit.unknown", { unit: code });
  const last = until ?? months.filter(({ state }) => state !== "upcoming").at(-1)?.month;
  if (last === undefined) return { scope: code, months: [] };
  if (!months.some(({ month }) => month === last)) throw new Refusal("month.unknown", { month: last });
  const first = addMonths(last, 1 - TWELVE);
  const scopes = months
    .filter(({ month }) => month >= first && month <= last)
    .map((month) => {
      const visible = visibleUnits(person, isPublished(month));
      const seen = unit ? isVisible(visible, unit.id) : visible === "all";
      return { month, months: [month], units: seen ? visible : new Set<number>() };
    });
  return trendFigures(db, scopes, unit);
}
