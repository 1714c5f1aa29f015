import type { MonthLine } from "../../domain/messages.ts";
import { isMonth } from "../../domain/month.ts";
import { oversees } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { collectingMonth, resultsMonth, useAllMonths, useMonths } from "./use-months.ts";
import { usePerson } from "./use-person.ts";

/**
 * The months, and the one in the address or else the one whose deadline is at hand; for who only reads what is
 * published, the newest published one. With `practice`, a practice month may be chosen, too (never by default).
 */
export function useChosenMonth(options: { practice?: boolean } = {}) {
  const { address, change } = useAddress();
  const counted = useMonths();
  const every = useAllMonths();
  const query = options.practice ? every : counted;
  const months: readonly MonthLine[] = query.data ?? [];
  const counting = months.filter(({ practice }) => !practice);
  const follows = oversees(usePerson().data);
  const asked = address.get("month");
  const known = isMonth(asked) && months.some((line) => line.month === asked);
  const month = known ? asked : ((follows ? null : resultsMonth(counting)) ?? collectingMonth(counting));
  return {
    query,
    months,
    month,
    line: months.find((line) => line.month === month) ?? null,
    choose: (chosen: string) => {
      change({ month: chosen });
    },
  };
}

/** The months, and the period in the address or else the newest month with published results. */
export function useChosenPeriod() {
  const { address, change } = useAddress();
  const query = useMonths();
  const lines: readonly MonthLine[] = query.data ?? [];
  const months = lines.filter((line) => line.state !== "upcoming").map((line) => line.month);
  const period = address.get("period") ?? resultsMonth(lines) ?? months.at(-1) ?? null;
  return {
    query,
    months,
    period,
    choose: (chosen: string) => {
      change({ period: chosen, page: null });
    },
  };
}
