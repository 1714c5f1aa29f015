import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, put } from "../api.ts";

const KEY = ["tours"] as const;

/** Names of the tours this account has taken or put aside. */
export function useToursTaken() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<string[]>("/tours", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Remembers that a tour need not be offered again. */
export function useTakeTour() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tour: string) => put(`/tours/${tour}`, {}),
    onMutate: (tour) => queries.setQueryData<string[]>(KEY, (taken) => [...(taken ?? []), tour]),
  });
}
