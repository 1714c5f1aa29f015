import { useMutation, useQuery } from "@tanstack/react-query";
import type { CheckedPaper, OfficerPaper, UnitPaper } from "../../domain/messages/papers.ts";
import { get, post } from "../api.ts";
import { queryText } from "../figures/fresh.ts";

/** A paper is read when it is opened and not again by itself: what is on screen is what is printed. */
const STILL = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false } as const;

export function paperQuery(month: string, blank: boolean): string {
  return queryText({ month, blank: blank ? "1" : null });
}

export function useOfficerPaper(policeNo: string, month: string, blank: boolean) {
  return useQuery({
    ...STILL,
    queryKey: ["paper", "officer", policeNo, month, blank],
    queryFn: ({ signal }) =>
      get<OfficerPaper>(`/papers/officer/${policeNo}${paperQuery(month, blank)}`, signal),
    enabled: month !== "",
  });
}

export function useUnitPaper(code: string, month: string, blank: boolean) {
  return useQuery({
    ...STILL,
    queryKey: ["paper", "unit", code, month, blank],
    queryFn: ({ signal }) => get<UnitPaper>(`/papers/unit/${code}${paperQuery(month, blank)}`, signal),
    enabled: month !== "",
  });
}

/** 核验. */
export function usePaperCheck() {
  return useMutation({
    mutationFn: (paper: { recordNo: string; version: string; code: string }) =>
      post<CheckedPaper>("/paper-checks", paper),
  });
}
