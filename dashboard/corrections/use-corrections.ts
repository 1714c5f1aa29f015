import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  CorrectionDiff,
  CorrectionForm,
  CorrectionLine,
  CorrectionRequest,
  CorrectionView,
  LateResultReceipt,
  ReopeningLine,
  SentCells,
} from "../../domain/messages/corrections.ts";
import type { Month } from "../../domain/month.ts";
import { get, post, postVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export interface CorrectionList {
  total: number;
  page: number;
  pageSize: number;
  rows: CorrectionLine[];
}

export function useCorrections(page: number) {
  return useQuery({
    ...FRESH,
    queryKey: ["corrections", page],
    queryFn: ({ signal }) => get<CorrectionList>(`/corrections${queryText({ page, pageSize: 20 })}`, signal),
  });
}

/** One correction with its difference. Not asked again by itself: what is decided on is what was read. */
export function useCorrection(id: number | null) {
  return useQuery({
    queryKey: ["correction", id],
    queryFn: ({ signal }) => get<CorrectionView>(`/corrections/${id}`, signal),
    enabled: id !== null,
  });
}

/** A published report to correct; read when it is opened, and not behind the back of whoever types. */
export function useCorrectionForm(policeNo: string, month: Month | null) {
  return useQuery({
    queryKey: ["correction-form", policeNo, month],
    queryFn: ({ signal }) =>
      get<CorrectionForm>(`/corrections/form${queryText({ policeNo, month })}`, signal),
    enabled: /^\d{6}$/.test(policeNo) && month !== null,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

export interface Asking {
  report: number;
  version: number;
  request: CorrectionRequest;
}

/** The difference a correction would make; nothing is stored. */
export function usePreview() {
  return useMutation({
    mutationFn: ({ report, version, request }: Asking) =>
      postVersion<{ diff: CorrectionDiff }>(`/reports/${report}/corrections`, version, {
        ...request,
        dryRun: true,
      }),
  });
}

/** Asks a correction; one event alone that was pending or is new goes as a result that came late. */
export function useAsk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ report, version, request, late }: Asking & { late: SentCells | null }) => {
      if (!late) {
        await postVersion(`/reports/${report}/corrections`, version, request);
        return;
      }
      const { fields, reason } = request;
      const receipt = await post<LateResultReceipt>("/late-results", {
        results: [{ report, version, event: late, fields, reason }],
      });
      const refused = receipt.rows.find(({ outcome }) => outcome === "rejected");
      if (refused) throw new Error(refused.message ?? "");
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["corrections"] });
      void client.invalidateQueries({ queryKey: ["objections"] });
    },
  });
}

export type DecisionBody =
  { decision: "accept"; seen?: string; note?: string } | { decision: "refuse"; note: string };

/** Decides a correction or a reopening. */
export function useDecide(of: "corrections" | "reopenings", id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DecisionBody) => post<unknown>(`/${of}/${id}/decision`, body),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [of] });
      void client.invalidateQueries({ queryKey: ["correction", id] });
    },
  });
}

export function useReopenings() {
  return useQuery({
    ...FRESH,
    queryKey: ["reopenings"],
    queryFn: ({ signal }) => get<ReopeningLine[]>("/reopenings", signal),
  });
}

export function useAskReopening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { month: Month; unit: string; reason: string }) =>
      post<{ id: number }>("/reopenings", body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["reopenings"] }),
  });
}
