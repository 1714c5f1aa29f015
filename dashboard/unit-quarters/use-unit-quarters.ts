import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AssessedSeries,
  UnitFigureSheet,
  UnitPushReceipt,
  UnitQuarterAction,
  UnitQuarterLine,
  UnitQuarterResult,
  UnitStandingExplanation,
  UnitTrend,
} from "../../domain/messages/unit-quarters.ts";
import { get, post, postFile, put } from "../api.ts";
import { newKey } from "../collect/new-key.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export function useUnitQuarters(year: number | undefined) {
  return useQuery({
    ...FRESH,
    queryKey: ["unit-quarters", year],
    queryFn: ({ signal }) =>
      get<{ year: number; years: number[]; rows: UnitQuarterLine[] }>(`/unit-quarters?year=${year}`, signal),
    enabled: year !== undefined,
  });
}

export function useUnitQuarterResult(quarter: string | undefined) {
  return useQuery({
    ...FRESH,
    queryKey: ["unit-quarters", "result", quarter],
    queryFn: ({ signal }) => get<UnitQuarterResult>(`/unit-quarters/${quarter}/results`, signal),
    enabled: quarter !== undefined,
  });
}

export function useUnitExplanation(quarter: string, unit: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["unit-quarters", "explained", quarter, unit],
    queryFn: ({ signal }) =>
      get<UnitStandingExplanation>(`/unit-quarters/${quarter}/results/${unit}`, signal),
  });
}

export function useUnitTrend(series: AssessedSeries) {
  return useQuery({
    ...FRESH,
    queryKey: ["unit-quarters", "trend", series],
    queryFn: ({ signal }) => get<UnitTrend>(`/unit-quarters/trend?series=${series}`, signal),
  });
}

export function useUnitFigures(quarter: string | undefined, series: AssessedSeries) {
  return useQuery({
    ...FRESH,
    placeholderData: undefined,
    queryKey: ["unit-quarters", "figures", quarter, series],
    queryFn: ({ signal }) =>
      get<UnitFigureSheet>(`/unit-quarters/${quarter}/form${queryText({ series })}`, signal),
    enabled: quarter !== undefined,
    // What somebody is typing over is not read again under his hands.
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}

/** What was typed, or a workbook: one receipt for both. */
export function useSaveFigures(quarter: string, series: AssessedSeries) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sent: { rows: unknown[] } | { file: File }) => {
      const path = `/unit-quarters/${quarter}/pushes/${newKey()}`;
      return "file" in sent
        ? postFile<UnitPushReceipt>(`${path}?series=${series}`, sent.file)
        : put<UnitPushReceipt>(path, { series, source: "web", rows: sent.rows });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["unit-quarters"] }),
  });
}

const PATH: Record<UnitQuarterAction, string> = {
  compute: "computation",
  sign: "sign-off",
  approve: "approval",
  return: "return",
};

export function useUnitQuarterAct(quarter: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, ...body }: { action: UnitQuarterAction; [field: string]: unknown }) =>
      post<{ state: string }>(`/unit-quarters/${quarter}/${PATH[action]}`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["unit-quarters"] }),
  });
}
