import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AccountLine,
  ChangeLine,
  ChangePreview,
  ChangeRequest,
  ImportPreview,
  OrganisationDetail,
  OrganisationUnit,
} from "../../domain/messages/organisation.ts";
import { get, post, postFile, put } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

const KEY = "organisation";

export function useOrganisation() {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "units"],
    queryFn: ({ signal }) => get<OrganisationUnit[]>("/organisation", signal),
  });
}

export function useOrganisationUnit(code: string | null) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "unit", code],
    queryFn: ({ signal }) => get<OrganisationDetail>(`/organisation/units/${code ?? ""}`, signal),
    enabled: code !== null,
  });
}

export function useChanges() {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "changes"],
    queryFn: ({ signal }) => get<ChangeLine[]>("/organisation/changes", signal),
  });
}

export function useAccounts(search: string) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "accounts", search],
    queryFn: ({ signal }) =>
      get<AccountLine[]>(
        `/organisation/accounts${queryText({ search: search.trim() || undefined })}`,
        signal,
      ),
  });
}

/** Tries a change, or enters it for another person to confirm. */
export function useEnterChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangeRequest) => post<ChangePreview>("/organisation/changes", request),
    onSuccess: ({ id }) => (id === null ? undefined : client.invalidateQueries({ queryKey: [KEY] })),
  });
}

export function useDecideChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; decision: string; digest: string; note: string }) =>
      put(`/organisation/changes/${id}/decision`, body),
    // What was refused because the bureau changed meanwhile is read again, too.
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useImportRoster() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, day, dryRun }: { file: File; day: string; dryRun: boolean }) =>
      postFile<ImportPreview>(`/organisation/import${queryText({ day, dryRun: String(dryRun) })}`, file),
    onSuccess: ({ id }) => (id === null ? undefined : client.invalidateQueries({ queryKey: [KEY] })),
  });
}
