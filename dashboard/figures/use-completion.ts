import { useQuery } from "@tanstack/react-query";
import type { CompletionFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 填报进度 of one month, by unit, of one series or of all. */
export function useCompletion(month: string | null, series: string | null = null) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-completion", month, series],
    queryFn: ({ signal }) =>
      get<CompletionFigures>(`/figures/completion${queryText({ month, series })}`, signal),
    enabled: month !== null,
  });
}
