import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Notices, Todos } from "../../domain/messages/todos.ts";
import { get, post } from "../api.ts";
import { FRESH } from "../figures/fresh.ts";
import { usePerson } from "../figures/use-person.ts";
import { isBusiness } from "../oversees.ts";

/** What waits for the reader; the three administrators have no such list. */
export function useTodos() {
  const person = usePerson().data;
  return useQuery({
    ...FRESH,
    refetchInterval: 60_000,
    queryKey: ["todos"],
    queryFn: ({ signal }) => get<Todos>("/todos", signal),
    enabled: Boolean(person && isBusiness(person)),
  });
}

export function useNotices() {
  return useQuery({
    ...FRESH,
    refetchInterval: 60_000,
    queryKey: ["notices"],
    queryFn: ({ signal }) => get<Notices>("/notices", signal),
  });
}

/** Marks one reminder (or, with null, all) as read. */
export function useReadNotices() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number | null) => post(id === null ? "/notices/read" : `/notices/${id}/read`, {}),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ["notices", "todos"].includes(String(queryKey[0])),
      }),
  });
}
