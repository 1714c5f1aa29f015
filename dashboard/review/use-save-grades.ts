import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GradeReceipt, GradeRequest } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { put } from "../api.ts";

/** 保存评定. Whatever the answer, every figure is asked for again: grades stand in all of them. */
export function useSaveGrades(month: Month) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (grades: GradeRequest["grades"]) =>
      put<GradeReceipt>(`/months/${month}/grades`, { grades } satisfies GradeRequest),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}
