import { useQuery } from "@tanstack/react-query";
import type { CompareFigures } from "../../domain/messages/publication.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** Two to four officers side by side. */
export function useCompare(officers: readonly string[]) {
  const numbers = officers.join(",");
  return useQuery({
    ...FRESH,
    queryKey: ["compare", numbers],
    queryFn: ({ signal }) =>
      get<CompareFigures>(`/figures/compare${queryText({ officers: numbers })}`, signal),
    enabled: officers.length >= 2 && officers.length <= 4,
  });
}
