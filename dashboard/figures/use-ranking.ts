import { useQuery } from "@tanstack/react-query";
import type { RankingFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** The filters of a ranking as they stand in the address; `null` where a filter is not set. */
export interface RankingFilters {
  period: string | null;
  series?: string | null;
  unit?: string | null;
  postType?: string | null;
  level?: string | null;
  area?: string | null;
  page?: number;
  pageSize?: number;
}

/** 民警排名: one page of it; the server ranks, the page only shows. */
export function useRanking(filters: RankingFilters) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-ranking", filters],
    queryFn: ({ signal }) => get<RankingFigures>(`/figures/ranking${queryText({ ...filters })}`, signal),
    enabled: filters.period !== null,
  });
}
