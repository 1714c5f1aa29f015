import { useQuery } from "@tanstack/react-query";
import type { Clock } from "../../domain/messages.ts";
import { get } from "../api.ts";

/** The server's clock; on a demonstration database it is the demonstration's own time. */
export function useClock() {
  return useQuery({
    queryKey: ["clock"],
    queryFn: ({ signal }) => get<Clock>("/clock", signal),
    refetchInterval: 60_000,
    staleTime: 30_000,
  });
}
