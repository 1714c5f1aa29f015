import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AssessmentChanges,
  AssessmentYear,
  DeductionPage,
  OfficerStandings,
  StandingExplanation,
  StandingPage,
} from "../../domain/messages/assessments.ts";
import { get, post } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** The seven periods of a year, and what this reader does with each. */
export function useAssessmentYear(year: number | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", year],
    queryFn: ({ signal }) => get<AssessmentYear>(`/assessments?year=${year}`, signal),
    enabled: year !== null,
  });
}

export type StandingAsk = Record<"list" | "unit" | "grade" | "ranked" | "search", string | null> & {
  page: number;
};

export function useStandings(period: string | null, ask: StandingAsk) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", period, "standings", ask],
    queryFn: ({ signal }) =>
      get<StandingPage>(`/assessments/${period}/standings${queryText({ ...ask, pageSize: 50 })}`, signal),
    enabled: period !== null,
  });
}

export function useStanding(period: string, policeNo: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", period, "standing", policeNo],
    queryFn: ({ signal }) => get<StandingExplanation>(`/assessments/${period}/standings/${policeNo}`, signal),
    enabled: policeNo !== null,
    // Somebody else's figures must never stand under this name.
    placeholderData: undefined,
  });
}

export function useAssessmentChanges(period: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", period, "changes"],
    queryFn: ({ signal }) => get<AssessmentChanges>(`/assessments/${period}/changes`, signal),
  });
}

export function useOfficerStandings(policeNo: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", "officer", policeNo],
    queryFn: ({ signal }) => get<OfficerStandings>(`/officers/${policeNo}/standings`, signal),
  });
}

export function useDeductions(quarter: string, page: number) {
  return useQuery({
    ...FRESH,
    queryKey: ["assessments", "deductions", quarter, page],
    queryFn: ({ signal }) =>
      get<DeductionPage>(`/verification-deductions${queryText({ quarter, page, pageSize: 20 })}`, signal),
  });
}

/** Whatever is done with a period changes what every page of results shows. */
function useAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => ["assessments", "todos"].includes(String(queryKey[0])) }),
  });
} // prettier-ignore

/** The last word of each act's address. */
export const ACT_ADDRESS = {
  ...{ compute: "computation", announce: "announcement", propose: "proposal", approve: "approval" },
  ...{ return: "return", notice: "notice", finish: "completion" },
} as const;

export function useMovePeriod(period: string) {
  return useAct(({ action, body }: { action: keyof typeof ACT_ADDRESS; body?: Record<string, unknown> }) =>
    post(`/assessments/${period}/${ACT_ADDRESS[action]}`, body),
  );
}

export interface NewDeduction {
  quarter: string;
  policeNo: string;
  code: string;
  times: number;
  source: string;
  reason: string;
  replaces?: number;
}

export function useEnterDeduction() {
  return useAct((deduction: NewDeduction) => post("/verification-deductions", deduction));
}
