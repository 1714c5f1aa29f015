import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  CheckReceipt,
  CheckRequest,
  PublicationOverview,
  PublishReceipt,
  PublishRequest,
} from "../../domain/messages/publication.ts";
import type { Month } from "../../domain/month.ts";
import { get, post, postVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

const KEY = "publication";

/** How far a month is from publication; with a unit, every report of it. */
export function usePublication(month: Month | null, unit: string | null) {
  return useQuery({
    ...FRESH,
    // Every signature is verified for the answer: asked again on return to the page and after each act, not on a beat.
    refetchInterval: false,
    queryKey: [KEY, month, unit],
    queryFn: ({ signal }) =>
      get<PublicationOverview>(`/months/${month ?? ""}/publication${queryText({ unit })}`, signal),
    enabled: month !== null,
  });
}

/** 复核: what was checked, and who was not, with the reasons. */
export function useCheck(month: Month) {
  const again = useAgain();
  return useMutation({
    mutationFn: (request: CheckRequest) => post<CheckReceipt>(`/months/${month}/check`, request),
    onSettled: again,
  });
}

/** 公布 of what is checked. */
export function usePublish(month: Month) {
  const again = useAgain();
  return useMutation({
    mutationFn: (request: PublishRequest) => post<PublishReceipt>(`/months/${month}/publication`, request),
    onSettled: again,
  });
}

export interface Returning {
  reportId: number;
  version: number;
  to: "officer" | "clerk";
  reason: string;
}

/** 退回 of one report, in the version that was looked at. */
export function useReturn() {
  const again = useAgain();
  return useMutation({
    mutationFn: ({ reportId, version, to, reason }: Returning) =>
      postVersion(`/reports/${reportId}/return`, version, { to, reason }),
    onSettled: again,
  });
}

/** Whatever was done, the page shows what stands there now. */
function useAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: [KEY] });
    await queries.invalidateQueries({ queryKey: ["months"] });
  };
}
