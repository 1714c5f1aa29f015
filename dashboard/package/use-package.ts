import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PackageFigures, SubmissionReceipt, WithdrawalReceipt } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { get, post } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** 单位报送 of a unit's month. */
export function usePackage(month: Month | null, unit: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["package", month, unit],
    queryFn: ({ signal }) => get<PackageFigures>(`/months/${month}/package${queryText({ unit })}`, signal),
    enabled: month !== null && unit !== null,
  });
}

/** 承诺并报送. */
export function useSubmitPackage(month: Month, unit: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => post<SubmissionReceipt>(`/months/${month}/submission`, { unit, declaration: true }),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}

/** 撤回报送. */
export function useWithdrawPackage(month: Month, unit: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      post<WithdrawalReceipt>(`/months/${month}/submission/withdrawal`, { unit, reason }),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}
