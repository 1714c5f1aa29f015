import { useQuery } from "@tanstack/react-query";
import type { BrowsedFiles } from "../../domain/messages/file.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** One page of the bureau's officers, by search and unit. */
export function useFiles(search: string, unit: string | null, page: number) {
  const sought = search.trim();
  return useQuery({
    ...FRESH,
    refetchInterval: false,
    queryKey: ["files", sought, unit, page],
    queryFn: ({ signal }) =>
      get<BrowsedFiles>(`/files${queryText({ search: sought, unit, page: page > 1 ? page : null })}`, signal),
  });
}
