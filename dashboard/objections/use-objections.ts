import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  ObjectionForm,
  ObjectionKind,
  ObjectionLine,
  ObjectionState,
} from "../../domain/messages/objections.ts";
import type { Month } from "../../domain/month.ts";
import { ApiProblem, get, post } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export interface ObjectionList {
  total: number;
  page: number;
  pageSize: number;
  rows: ObjectionLine[];
}

/** Objections and doubts this person is a party to, newest first. */
export function useObjections(state: ObjectionState | undefined, page: number) {
  return useQuery({
    ...FRESH,
    queryKey: ["objections", state, page],
    queryFn: ({ signal }) => get<ObjectionList>(`/objections${queryText({ state, page })}`, signal),
  });
}

/** What may be raised against a published month; null when it is not published. */
export function useObjectionForm(policeNo: string, month: Month | undefined) {
  return useQuery({
    ...FRESH,
    placeholderData: undefined,
    queryKey: ["objection-form", policeNo, month],
    queryFn: async ({ signal }) => {
      try {
        return await get<ObjectionForm>(`/objections/form${queryText({ policeNo, month })}`, signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    enabled: month !== undefined && policeNo !== "",
  });
}

export interface Raising {
  report: number;
  kind: ObjectionKind;
  item?: string;
  text: string;
}

export function useRaise() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ report, ...body }: Raising) =>
      post<{ id: number; answerBy: string }>(`/reports/${report}/objections`, body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["objections"] });
      void client.invalidateQueries({ queryKey: ["objection-form"] });
    },
  });
}

export function useAnswer(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { decision: "accepted" | "dismissed"; answer: string }) =>
      post<{ state: ObjectionState }>(`/objections/${id}/answer`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["objections"] }),
  });
}

/** Asked by a click and never by itself: every look is audited. */
export function useReporter(id: number) {
  return useMutation({
    mutationFn: () => get<{ name: string; policeNo: string | null }>(`/objections/${id}/reporter`),
  });
}
