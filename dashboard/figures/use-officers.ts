import { useQuery } from "@tanstack/react-query";
import type { Level, PostType } from "../../domain/people.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** One line of the search for officers. */
export interface FoundOfficer {
  policeNo: string;
  name: string;
  unit: string | null;
  unitName: string | null;
  postType: PostType;
  level: Level;
}

/** Officers whose name or 警号 holds the text; nothing is asked for an empty text. */
export function useOfficers(search: string) {
  const text = search.trim();
  return useQuery({
    ...FRESH,
    refetchInterval: false,
    queryKey: ["officers", text],
    queryFn: ({ signal }) => get<FoundOfficer[]>(`/officers${queryText({ search: text })}`, signal),
    enabled: text !== "",
  });
}
