import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CandidatePage, SavedSearches } from "../../domain/messages/candidates.ts";
import type { CandidateCriteria } from "../../domain/outcomes/candidate-facts.ts";
import { get, post } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** Every look is an audit entry: nothing is asked again by itself. */
export function useCandidates(criteria: CandidateCriteria | null, show: string, page: number) {
  return useQuery({
    queryKey: ["candidates", criteria, show, page],
    queryFn: ({ signal }) =>
      get<CandidatePage>(
        `/outcomes/candidates${queryText({ ...criteria, show, page, pageSize: 20 })}`,
        signal,
      ),
    enabled: criteria !== null,
    ...{ staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    placeholderData: keepPreviousData,
  });
}

export function useSearches() {
  return useQuery({
    ...FRESH,
    queryKey: ["candidate-searches"],
    queryFn: ({ signal }) => get<SavedSearches>("/outcomes/candidate-searches", signal),
  });
}

export function useSaveSearch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; criteria: CandidateCriteria }) =>
      post<{ id: number; passed: number }>("/outcomes/candidate-searches", body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["candidate-searches"] }),
  });
}
