import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  ActualsReceipt,
  CampaignBoard,
  CampaignInput,
  CampaignLine,
  CampaignListLine,
  CampaignSheet,
  Contributors,
  EntrySheet,
  ExternalRank,
  SentActual,
  TargetsReading,
} from "../../domain/messages/campaigns.ts";
import { get, post, postFile, postVersion, put, putVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

export function useCampaigns() {
  return useQuery({
    ...FRESH,
    queryKey: ["campaigns", "list"],
    queryFn: ({ signal }) => get<CampaignListLine[]>("/campaigns", signal),
  });
}

export function useBoard(id: number, window: { first: string | null; last: string | null }) {
  return useQuery({
    ...FRESH,
    queryKey: ["campaigns", id, "board", window],
    queryFn: ({ signal }) => get<CampaignBoard>(`/campaigns/${id}/board${queryText(window)}`, signal),
  });
}

export function useContributors(
  id: number,
  ask: { indicator: number; first: string; last: string; page: number },
) {
  return useQuery({
    ...FRESH,
    queryKey: ["campaigns", id, "contributors", ask],
    queryFn: ({ signal }) => get<Contributors>(`/campaigns/${id}/contributors${queryText(ask)}`, signal),
  });
}

export function useEntrySheet(
  id: number,
  ask: { unit: string | null; from: string | null; to: string | null },
) {
  return useQuery({
    ...FRESH,
    // What somebody is typing over must not move under his hands.
    refetchInterval: false,
    refetchOnWindowFocus: false,
    queryKey: ["campaigns", id, "entries", ask],
    queryFn: ({ signal }) => get<EntrySheet>(`/campaigns/${id}/entries${queryText(ask)}`, signal),
  });
}

export function useCampaignSheet(id: number | null) {
  return useQuery({
    ...FRESH,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    queryKey: ["campaigns", id, "sheet"],
    queryFn: ({ signal }) => get<CampaignSheet>(`/campaigns/${id}`, signal),
    enabled: id !== null,
  });
}

function useCampaignAct<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["campaigns"] }),
  });
}

/** Creates a campaign (`line` null) or changes it, on the version that was looked at. */
export function useKeepCampaign(line: Pick<CampaignLine, "id" | "version"> | null) {
  return useCampaignAct((input: CampaignInput) =>
    line === null
      ? post<CampaignLine>("/campaigns", input)
      : putVersion<CampaignLine>(`/campaigns/${line.id}`, line.version, input),
  );
}

export type CampaignMove = "start" | "finish" | "reopen";

export function useMoveCampaign({ id, version }: Pick<CampaignLine, "id" | "version">) {
  return useCampaignAct((asked: { move: CampaignMove; reason: string | null }) =>
    postVersion<CampaignLine>(`/campaigns/${id}/state`, version, asked),
  );
}

export type RankInput = Pick<ExternalRank, "indicatorId" | "area" | "place" | "ofMany" | "asOf" | "issuer" | "documentNo" | "note"> & { replaces: number | null; reason: string | null }; // prettier-ignore

export function useEnterRank(id: number) {
  return useCampaignAct((rank: RankInput) => post<ExternalRank>(`/campaigns/${id}/ranks`, rank));
}

/** One row of the entry form as it is sent; the push id is made before the first try, so that a retry is the same push. */
export interface EntryPush {
  push: string;
  unit: string | null;
  rows: SentActual[];
}

export function usePushActuals(id: number) {
  return useCampaignAct(({ push, unit, rows }: EntryPush) =>
    put<ActualsReceipt>(`/campaigns/${id}/actuals/${push}${queryText({ unit })}`, { rows }),
  );
}

export function useUploadActuals(id: number) {
  return useCampaignAct(({ push, unit, file }: { push: string; unit: string | null; file: File }) =>
    postFile<ActualsReceipt>(`/campaigns/${id}/actuals/${push}${queryText({ unit })}`, file),
  );
}

export function useReadTargets(id: number) {
  return useMutation({
    mutationFn: (file: File) => postFile<TargetsReading>(`/campaigns/${id}/targets.xlsx`, file),
  });
}
