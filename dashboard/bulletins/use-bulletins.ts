import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Bulletin, BulletinEdit, BulletinList, BulletinSettings, OfficeShares } from "../../domain/messages/bulletins.ts"; // prettier-ignore
import { get, post, postVersion, put, putVersion, removeVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

const KEY = "bulletins";

export function useBulletins(kind: string, page: number) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "list", kind, page],
    queryFn: ({ signal }) => get<BulletinList>(`/bulletins${queryText({ kind, page })}`, signal),
  });
}

export function useBulletin(id: string) {
  return useQuery({
    ...FRESH,
    placeholderData: undefined,
    queryKey: [KEY, id],
    queryFn: ({ signal }) => get<Bulletin>(`/bulletins/${id}`, signal),
  });
}

export type DraftWish =
  { kind: "grades" | "quality"; month: string } | { kind: "correction"; corrects: number; reason: string };

/** 起草. */
export function useDraft() {
  return useAct((wish: DraftWish) => post<Bulletin>("/bulletins", wish));
}

/** What the office does to a draft; each act names the version it was decided on. */
export type BulletinAct =
  | { act: "edit"; edit: BulletinEdit }
  | { act: "refresh"; anew: boolean }
  | { act: "issue" }
  | { act: "discard" };

export function useBulletinAct({ id, version }: { id: number; version: number }) {
  return useAct(async (wish: BulletinAct): Promise<Bulletin | undefined> => {
    const path = `/bulletins/${id}`;
    switch (wish.act) {
      case "edit":
        return putVersion<Bulletin>(path, version, wish.edit);
      case "refresh":
        return postVersion<Bulletin>(`${path}/refresh`, version, { anew: wish.anew });
      case "issue":
        return postVersion<Bulletin>(`${path}/issue`, version, {});
      case "discard":
        await removeVersion(path, version);
        return undefined;
    }
  });
}

export function useShares() {
  return useQuery({
    queryKey: [KEY, "shares"],
    queryFn: ({ signal }) => get<OfficeShares>("/bulletin-shares", signal),
  });
}

export function useAssignShares() {
  return useAct((shares: { unit: string; accountId: number }[]) =>
    put<OfficeShares>("/bulletin-shares", { shares }),
  );
}

export function useBulletinSettings() {
  return useQuery({
    queryKey: [KEY, "settings"],
    queryFn: ({ signal }) => get<BulletinSettings>("/bulletin-settings", signal),
  });
}

export function useChangeSettings() {
  return useAct((settings: BulletinSettings) => put<BulletinSettings>("/bulletin-settings", settings));
}

/** An act after which every bulletin on screen is read again. */
function useAct<Wish, Result>(act: (wish: Wish) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}
