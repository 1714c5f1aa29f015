import { useQuery } from "@tanstack/react-query";
import type { DiscriminationFigures, GradingList } from "../../domain/messages/discrimination.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export function useDiscrimination(period: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["discrimination", period],
    queryFn: ({ signal }) =>
      get<DiscriminationFigures>(`/figures/discrimination${queryText({ period })}`, signal),
    enabled: period !== null,
  });
}

/** Which list stands behind a number: by unit, reviewer or series. */
export interface GradingQuestion {
  kind: string;
  unit: string | null;
  reviewer: string | null;
  series: string | null;
  page: number;
}

export function useGradings(period: string, question: GradingQuestion) {
  return useQuery({
    ...FRESH,
    queryKey: ["discrimination", "list", period, question],
    queryFn: ({ signal }) => get<GradingList>(`/gradings${queryText({ period, ...question })}`, signal),
  });
}
