import { useQuery } from "@tanstack/react-query";
import type { TrendFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** Twelve months of a unit, or of the whole bureau where no unit is named; nothing is asked for `null`. */
export function useTrend(unit: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-trend", unit],
    queryFn: ({ signal }) => get<TrendFigures>(`/figures/trend${queryText({ unit })}`, signal),
    enabled: unit !== null,
  });
}
