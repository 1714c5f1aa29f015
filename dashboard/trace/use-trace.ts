import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Journal, ReportTrace } from "../../domain/messages/trace.ts";
import { get } from "../api.ts";
import { queryText } from "../figures/fresh.ts";

/** The life of one officer's month. Each reading is written down, so it is not repeated behind the reader's back. */
export function useTrace(policeNo: string | null, month: string | null) {
  return useQuery({
    queryKey: ["trace", policeNo, month],
    queryFn: ({ signal }) => get<ReportTrace>(`/officers/${policeNo}/trace${queryText({ month: month ?? "" })}`, signal), // prettier-ignore
    enabled: /^\d{6}$/.test(policeNo ?? "") && month !== null,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}

/** The audit journal, newest first, a hundred entries at a time. */
export function useJournal(action: string, subject: string) {
  return useInfiniteQuery({
    queryKey: ["journal", action, subject],
    queryFn: ({ signal, pageParam }) =>
      get<Journal>(`/journal${queryText({ action, subject, before: pageParam ?? undefined })}`, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
  });
}
