import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReturnReceipt, ReturnRequest, SignReceipt, SignRequest } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import { postVersion, put } from "../api.ts";

/** Whatever the answer, every figure is asked for again: grades stand in all of them. */
function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
}

/** 签字. */
export function useSign(month: Month) {
  return useMutation({
    mutationFn: (request: SignRequest) => put<SignReceipt>(`/months/${month}/signatures`, request),
    onSettled: useRefresh(),
  });
}

/** 退回, of the version that was seen. */
export function useReturn() {
  return useMutation({
    mutationFn: ({ reportId, version, ...request }: ReturnRequest & { reportId: number; version: number }) =>
      postVersion<ReturnReceipt>(`/reports/${reportId}/return`, version, request),
    onSettled: useRefresh(),
  });
}
