import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { Person, SignedIn } from "../../domain/messages.ts";
import { ApiProblem, get, post, remove } from "../api.ts";

const KEY = ["me"] as const;

/** Who is signed in; `null` when nobody is. */
export function usePerson() {
  return useQuery<Person | null>({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      try {
        return await get<Person>("/me", signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    retry: false,
  });
}

/** Signs in with a cookie; the token never reaches this page's scripts. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (who: { name: string; password: string }) =>
      post<SignedIn>("/sign-in", { ...who, client: "dashboard" }),
    onSuccess: (signedIn) => {
      becomes(queries, signedIn.person);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => remove("/sign-in"),
    onSettled: () => {
      becomes(queries, null);
    },
  });
}

/** Another person's figures must not stay in memory. `me` and the clock keep their readers, so they are not removed. */
function becomes(queries: QueryClient, person: Person | null): void {
  queries.setQueryData(KEY, person);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] && queryKey[0] !== "clock" });
}

/** A session that ends anywhere (another tab, the server's limit) leads back to sign-in at the same address. */
export function watchSession(queries: QueryClient): void {
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "error") return;
    const error: unknown = event.action.error;
    if (error instanceof ApiProblem && error.status === 401) becomes(queries, null);
  });
}
