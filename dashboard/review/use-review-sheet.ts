import { useQuery } from "@tanstack/react-query";
import type { ReviewSheet } from "../../domain/messages/review.ts";
import type { Month } from "../../domain/month.ts";
import { get } from "../api.ts";
import { FRESH } from "../figures/fresh.ts";

/** Everything the reader reviews in a month. Another month's rows never stand in: a grade is chosen for what is seen. */
export function useReviewSheet(month: Month | null) {
  return useQuery({
    ...FRESH,
    placeholderData: undefined,
    queryKey: ["use-review-sheet", month],
    queryFn: ({ signal }) => get<ReviewSheet>(`/months/${month ?? ""}/review`, signal),
    enabled: month !== null,
  });
}
