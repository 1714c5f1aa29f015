import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  ConfirmationDecision,
  ConfirmationState,
  ConfirmingDepartment,
} from "../../domain/confirming.ts";
import type {
  ConfirmationLine,
  ConfirmationList,
  ConfirmationReceipt,
  RegisterReceipt,
} from "../../domain/messages/evidence.ts";
import type { Month } from "../../domain/month.ts";
import { ApiProblem, get, post, postVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export interface Worklist {
  department: ConfirmingDepartment | null;
  month: Month | null;
  state: ConfirmationState | "all";
  page: number;
}

/** A department's events of a month. */
export function useConfirmations({ department, month, state, page }: Worklist) {
  return useQuery({
    ...FRESH,
    queryKey: ["confirmations", department, month, state, page],
    queryFn: ({ signal }) =>
      get<ConfirmationList>(`/confirmations${queryText({ department, month, state, page })}`, signal),
    enabled: department !== null && month !== null,
  });
}

/** Decides on an event as it was seen; one that changed meanwhile is shown again instead. */
export function useDecide(decided: (receipt: ConfirmationReceipt) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { line: ConfirmationLine; decision: ConfirmationDecision; note: string }) => {
      const { line, decision, note } = asked;
      const body = { decision, note: note.trim() === "" ? null : note.trim() };
      return postVersion<ConfirmationReceipt>(`/events/${line.rowKey}/confirmation`, line.version, body);
    },
    // Here and not beside the call: the line may leave the list with this very answer.
    onSuccess: (receipt) => {
      decided(receipt);
      return client.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412)
        void client.invalidateQueries({ queryKey: ["confirmations"] });
    },
  });
}

/** Enters an event in the department's own register. */
export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: { unit: string; event: Record<string, unknown> }) =>
      post<RegisterReceipt>("/register/events", entry),
    onSuccess: () => client.invalidateQueries(),
  });
}
