import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AppraisalOverview,
  AppraisalReceipt,
  AppraisalSheet,
} from "../../domain/messages/appraisals.ts";
import { get, postFile, put } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export function useAppraisals(year: number | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["appraisals", year],
    queryFn: ({ signal }) => get<AppraisalOverview>(`/appraisals/${year}`, signal),
    enabled: year !== null,
  });
}

export function useAppraisalSheet(year: number, kind: string | null, unit: string | null) {
  return useQuery({
    ...FRESH,
    // What somebody is typing over must not move under his hands.
    refetchInterval: false,
    refetchOnWindowFocus: false,
    placeholderData: undefined,
    queryKey: ["appraisals", year, kind, unit],
    queryFn: ({ signal }) => get<AppraisalSheet>(`/appraisals/${year}/${kind}${queryText({ unit })}`, signal),
    enabled: kind !== null && unit !== null,
  });
}

function useEnter<Asked>(send: (asked: Asked) => Promise<AppraisalReceipt>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["appraisals"] }),
  });
}

interface Door {
  year: number;
  kind: string;
  unit: string | null;
}

export function usePushAppraisals({ year, kind, unit }: Door) {
  return useEnter(({ push, rows }: { push: string; rows: Record<string, unknown>[] }) =>
    put<AppraisalReceipt>(`/appraisals/${year}/${kind}/pushes/${push}${queryText({ unit })}`, { rows }),
  );
}

export function useUploadAppraisals({ year, kind, unit }: Door) {
  return useEnter(({ push, file }: { push: string; file: File }) =>
    postFile<AppraisalReceipt>(`/appraisals/${year}/${kind}/pushes/${push}${queryText({ unit })}`, file),
  );
}
