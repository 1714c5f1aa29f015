import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SegmentLine, SegmentReceipt } from "../../domain/messages/segments.ts";
import { get, putVersion } from "../api.ts";
import { FRESH } from "../figures/fresh.ts";

/** Segments a unit owes of officers who left it within a month. */
export function useSegments(month: string | undefined, unit: string | undefined) {
  return useQuery({
    ...FRESH,
    queryKey: ["segments", month, unit],
    queryFn: ({ signal }) =>
      get<SegmentLine[]>(`/months/${month ?? ""}/segments?unit=${encodeURIComponent(unit ?? "")}`, signal),
    enabled: month !== undefined && unit !== undefined,
  });
}

export function useSaveSegment(month: string, unit: string, line: SegmentLine) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: Record<string, string>) =>
      putVersion<SegmentReceipt>(
        `/months/${month}/segments/${line.policeNo}?unit=${encodeURIComponent(unit)}`,
        line.version,
        { fields },
      ),
    onSuccess: ({ outcome }) =>
      outcome === "saved" ? client.invalidateQueries({ queryKey: ["segments"] }) : undefined,
  });
}
