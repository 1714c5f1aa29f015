import { useQuery } from "@tanstack/react-query";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { get } from "../api.ts";

/** A rule set by version, for the names of credit items and event types. A version never changes. */
export function useRules(version: string | null) {
  return useQuery({
    queryKey: ["rules", version],
    queryFn: ({ signal }) => get<RuleSet>(`/rules/${encodeURIComponent(version ?? "")}`, signal),
    enabled: version !== null,
    staleTime: Infinity,
  });
}
