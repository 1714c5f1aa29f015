import { useQuery } from "@tanstack/react-query";
import type { UnitRankingFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 单位排名 of a period. */
export function useUnitRanking(
  period: string | null,
  filters: { series?: string | null; area?: string | null } = {},
) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-unit-ranking", period, filters],
    queryFn: ({ signal }) =>
      get<UnitRankingFigures>(`/figures/unit-ranking${queryText({ period, ...filters })}`, signal),
    enabled: period !== null,
  });
}
