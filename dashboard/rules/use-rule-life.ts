import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  DisputeLine,
  GroupMember,
  RuleComments,
  RuleRequestLine,
  RuleVersionDetail,
  RuleVersionLine,
  TrialComparison,
} from "../../domain/messages/rules.ts";
import { get, post, putVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

const KEY = "rule-life";
const at = (version: string) => `/rules/${encodeURIComponent(version)}`;

export function useRuleLibrary() {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "library"],
    queryFn: ({ signal }) => get<RuleVersionLine[]>("/rules", signal),
  });
}

export function useRuleVersion(version: string) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "version", version],
    queryFn: ({ signal }) => get<RuleVersionDetail>(`${at(version)}/life`, signal),
  });
}

export function useRuleComments(
  version: string,
  filters: { clause?: string | undefined; adoption?: string | undefined; page: number },
) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "comments", version, filters],
    queryFn: ({ signal }) => get<RuleComments>(`${at(version)}/comments${queryText(filters)}`, signal),
  });
}

export function useTrial(version: string, month: string, page: number) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "trial", version, month, page],
    queryFn: ({ signal }) =>
      get<TrialComparison>(`${at(version)}/trial${queryText({ month, page })}`, signal),
  });
}

export function useLeadingGroup() {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "group"],
    queryFn: ({ signal }) =>
      get<{ members: GroupMember[]; requests: RuleRequestLine[] }>("/leading-group", signal),
  });
}

export function useDisputes(page: number) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, "disputes", page],
    queryFn: ({ signal }) =>
      get<{ total: number; page: number; pageSize: number; rows: DisputeLine[] }>(
        `/disputes${queryText({ page })}`,
        signal,
      ),
  });
}

/** One act of the slice: sent, and everything of it asked for again. */
export function useRuleAct<Answer = unknown>(path: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => post<Answer>(path, body),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: [KEY] }), queries.invalidateQueries({ queryKey: ["objections"] })]),
  }); // prettier-ignore
}

export function useSaveTables(version: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sent: { textVersion: number; body: unknown }) =>
      putVersion<{ textVersion: number }>(`${at(version)}/tables`, sent.textVersion, sent.body),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
