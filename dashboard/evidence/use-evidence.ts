import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { evidenceNumbers } from "../../domain/evidence-numbers.ts";
import type { EvidenceList } from "../../domain/messages/evidence.ts";
import { get, remove } from "../api.ts";
import { queryText } from "../figures/fresh.ts";

/** The files that stand under the numbers of a cell (`ZJ-2026-0456，ZJ-2026-0457`). */
export function useEvidence(cell: string | null) {
  const number = evidenceNumbers(cell).join(",");
  return useQuery({
    queryKey: ["evidence", number],
    queryFn: ({ signal }) => get<EvidenceList>(`/evidence${queryText({ number })}`, signal),
    enabled: number !== "",
    staleTime: 10_000,
  });
}

/** Takes a file down; whatever lists evidence or shows points is read again. */
export function useRemoveEvidence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => remove(`/evidence/${id}`),
    onSuccess: () => client.invalidateQueries(),
  });
}
