import { useQuery } from "@tanstack/react-query";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { get } from "../api.ts";
import { FRESH } from "./fresh.ts";

/** The months that exist, oldest first; practice months (试填) are never counted and never offered. */
export function useMonths() {
  return useQuery({
    ...FRESH,
    queryKey: ["months"],
    queryFn: async ({ signal }) => {
      const months = await get<MonthLine[]>("/months", signal);
      return months.filter((line) => !line.practice).sort((a, b) => a.month.localeCompare(b.month));
    },
  });
}

/** The month whose deadline is nearest at hand: the earliest one still being filled or reviewed, else the newest. */
export function collectingMonth(months: readonly MonthLine[]): Month | null {
  const collecting = months.find((line) => line.state === "open" || line.state === "reviewing");
  return (
    (collecting ?? months.filter((line) => line.state !== "upcoming").at(-1) ?? months.at(-1))?.month ?? null
  );
}

/** The newest month with results everybody may see; before the first publication the newest one that has begun. */
export function resultsMonth(months: readonly MonthLine[], notAfter: Month | null = null): Month | null {
  const published = months.filter(
    (line) =>
      (line.state === "published" || line.state === "locked") &&
      (notAfter === null || line.month <= notAfter),
  );
  return published.at(-1)?.month ?? null;
}
