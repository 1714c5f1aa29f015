import { useQuery } from "@tanstack/react-query";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** Few figures of one month for the first page. */
export function useOverview(month: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-overview", month],
    queryFn: ({ signal }) => get<OverviewFigures>(`/figures/overview${queryText({ month })}`, signal),
    enabled: month !== null,
  });
}
