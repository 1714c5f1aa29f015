import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PushReceipt, PushRequest } from "../../domain/messages.ts";
import type { AttestationReceipt, Draft, MyMonthFigures } from "../../domain/messages/filling.ts";
import type { Month } from "../../domain/month.ts";
import { get, postVersion, put, remove } from "../api.ts";
import { newKey } from "../collect/new-key.ts";
import { FRESH } from "../figures/fresh.ts";

/** 我的月报 of one month. */
export function useMyMonth(month: Month | null) {
  return useQuery({
    queryKey: ["my-month", month],
    queryFn: ({ signal }) => get<MyMonthFigures>(`/months/${month}/my-month`, signal),
    enabled: month !== null,
    staleTime: FRESH.staleTime,
    refetchInterval: FRESH.refetchInterval,
    refetchOnWindowFocus: true,
  });
}

/** The draft as it was when the page was opened; afterwards this page knows better than the server. */
export function useDraft(month: Month | null) {
  return useQuery({
    queryKey: ["draft", month],
    queryFn: async ({ signal }) =>
      (await get<{ draft: Draft | null }>(`/months/${month}/draft`, signal)).draft,
    enabled: month !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function saveDraft(
  month: Month,
  draft: Pick<Draft, "baseVersion" | "cells">,
): Promise<{ at: string }> {
  return put<{ at: string }>(`/months/${month}/draft`, draft);
}

export function discardDraft(month: Month): Promise<void> {
  return remove(`/months/${month}/draft`);
}

/** The id of the report a first push has just made. */
export async function findReport(month: Month): Promise<number> {
  const { reportId } = await get<MyMonthFigures>(`/months/${month}/my-month`);
  if (reportId === null) throw new Error("the report that was stored is not there");
  return reportId;
}

/** One push from a page: whatever the answer, everything on screen is asked for again. */
export function usePush() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ month, ...request }: Partial<PushRequest> & { month: Month; unit: string }) =>
      put<PushReceipt>(`/months/${month}/pushes/${newKey()}`, {
        ...{ source: "web", workbook: null, rows: [], credits: [], events: [], mode: "good-rows" },
        ...{ dryRun: false, ...request },
      } satisfies PushRequest),
    onSettled: (_receipt, _error, request) =>
      request.dryRun ? undefined : queries.invalidateQueries({ predicate: isFigure }),
  });
}

/** 本人确认. */
export function useAttest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ reportId, version }: { reportId: number; version: number }) =>
      postVersion<AttestationReceipt>(`/reports/${reportId}/attestation`, version),
    onSettled: () => queries.invalidateQueries({ predicate: isFigure }),
  });
}

/** Everything but who I am and the draft this page is writing. */
function isFigure({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== "me" && queryKey[0] !== "draft";
}
