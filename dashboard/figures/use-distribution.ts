import { useQuery } from "@tanstack/react-query";
import type { DistributionFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 等次分布 of a period, by unit and in bands of points. */
export function useDistribution(period: string | null, filters: { series?: string | null } = {}) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-distribution", period, filters],
    queryFn: ({ signal }) =>
      get<DistributionFigures>(`/figures/distribution${queryText({ period, ...filters })}`, signal),
    enabled: period !== null,
  });
}
