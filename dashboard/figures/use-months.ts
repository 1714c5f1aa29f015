import { useQuery } from "@tanstack/react-query";
import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { get } from "../api.ts";
import { FRESH } from "./fresh.ts";

/** The months that count, oldest first; practice months (试填) are offered only where people fill and review. */
export function useMonths() {
  return useQuery({ ...MONTHS, select: counting });
}

/** Every month, practice months included, oldest first: for the pages on which people practise. */
export function useAllMonths() {
  return useQuery(MONTHS);
}

const MONTHS = {
  ...FRESH,
  queryKey: ["months"],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await get<MonthLine[]>("/months", signal)).sort((a, b) => a.month.localeCompare(b.month)),
};

function counting(months: MonthLine[]): MonthLine[] {
  return months.filter((line) => !line.practice);
}

/** The month whose deadline is nearest at hand: the earliest one still being filled or reviewed, else the newest. */
export function collectingMonth(every: readonly MonthLine[]): Month | null {
  const months = every.filter((line) => !line.practice);
  const collecting = months.find((line) => line.state === "open" || line.state === "reviewing");
  return (
    (collecting ?? months.filter((line) => line.state !== "upcoming").at(-1) ?? months.at(-1))?.month ?? null
  );
}

/** The newest month with results everybody may see; before the first publication the newest one that has begun. */
export function resultsMonth(months: readonly MonthLine[], notAfter: Month | null = null): Month | null {
  const published = months.filter(
    (line) =>
      !line.practice &&
      (line.state === "published" || line.state === "locked") &&
      (notAfter === null || line.month <= notAfter),
  );
  return published.at(-1)?.month ?? null;
}
