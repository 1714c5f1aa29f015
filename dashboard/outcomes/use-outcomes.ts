import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OfficerOutcomes, OutcomePage } from "../../domain/messages/outcomes.ts";
import type { OutcomeVerdict } from "../../domain/outcomes/outcome-kinds.ts";
import type { OutcomeKind } from "../../domain/rules/outcome-rules.ts";
import { get, post, put } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export interface OutcomeFilter {
  period: string | undefined;
  rule: string | undefined;
  show: string | undefined;
  page: number;
}

/** Proposals of a half-year with what was decided on them. */
export function useOutcomes(filter: OutcomeFilter) {
  return useQuery({
    ...FRESH,
    queryKey: ["outcomes", filter],
    queryFn: ({ signal }) => get<OutcomePage>(`/outcomes${queryText({ ...filter, pageSize: 20 })}`, signal),
  });
}

/** What stands in one officer's file. */
export function useOfficerOutcomes(policeNo: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["officer-outcomes", policeNo],
    queryFn: ({ signal }) => get<OfficerOutcomes>(`/officers/${policeNo}/outcomes`, signal),
  });
}

export function useCompute(period: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<{ proposals: number; vetoed: number }>(`/outcomes/${period}/proposals`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ["outcomes"] }),
  });
}

export interface Entering {
  proposal: number;
  kind: OutcomeKind;
  verdict: OutcomeVerdict;
  decidedOn: string;
  documentNo: string;
  reason?: string;
}

export function useEnterDecision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Entering) => post<{ id: number }>("/outcomes/decisions", body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["outcomes"] }),
  });
}

export function useCloseDecision(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { action: "confirm" | "refuse" | "withdraw"; password?: string }) =>
      put<{ state: string }>(`/outcomes/decisions/${id}`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["outcomes"] }),
  });
}
