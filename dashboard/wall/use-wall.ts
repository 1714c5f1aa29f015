import { useQuery } from "@tanstack/react-query";
import type { WallFigures } from "../../domain/messages/publication.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** The wall of a published month, perhaps of one unit or series. */
export function useWall(month: string | null, unit: string | null, series: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["wall", month, unit, series],
    queryFn: ({ signal }) => get<WallFigures>(`/figures/wall${queryText({ month, unit, series })}`, signal),
    enabled: month !== null,
  });
}
