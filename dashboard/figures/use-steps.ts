import { useQuery } from "@tanstack/react-query";
import type { StepFigures } from "../../domain/messages/steps.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 单位 × 环节 of one month, of one series or of all. */
export function useSteps(month: string | null, series: string | null = null) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-steps", month, series],
    queryFn: ({ signal }) => get<StepFigures>(`/figures/steps${queryText({ month, series })}`, signal),
    enabled: month !== null,
  });
}
