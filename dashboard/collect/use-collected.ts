import { useQuery } from "@tanstack/react-query";
import type { CollectedFigures } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** What was recorded for a month; `unit` null = where the reader's own report belongs. */
export function useCollected(month: Month | null, unit: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["collected", month, unit],
    queryFn: ({ signal }) =>
      get<CollectedFigures>(`/months/${month}/collected${queryText({ unit })}`, signal),
    enabled: month !== null,
  });
}
