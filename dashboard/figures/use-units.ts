import { useQuery } from "@tanstack/react-query";
import type { UnitLine } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH } from "./fresh.ts";

/** The units this person may look at, by code. */
export function useUnits() {
  return useQuery({
    ...FRESH,
    refetchInterval: false,
    queryKey: ["units"],
    queryFn: ({ signal }) => get<UnitLine[]>("/units", signal),
  });
}
