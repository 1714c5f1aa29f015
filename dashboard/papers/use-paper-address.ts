import { useSearchParams } from "react-router";
import { resultsMonth, useMonths } from "../figures/use-months.ts";

/** `?month=2026-10&blank=1`: which month's paper, filled or blank; without a month the newest published one. */
export function usePaperAddress(): { month: string; blank: boolean } {
  const [address] = useSearchParams();
  const months = useMonths().data ?? [];
  const month = address.get("month") ?? resultsMonth(months) ?? months.at(-1)?.month ?? "";
  return { month, blank: address.get("blank") === "1" };
}
