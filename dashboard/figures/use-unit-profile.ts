import { useQuery } from "@tanstack/react-query";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { get } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** 单位画像: areas and indicators of a unit against the bureau. */
export function useUnitProfile(unit: string | null, period: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: ["use-unit-profile", unit, period],
    queryFn: ({ signal }) =>
      get<UnitProfileFigures>(`/figures/unit-profile${queryText({ unit, period })}`, signal),
    enabled: unit !== null && period !== null,
  });
}
