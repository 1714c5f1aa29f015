import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  LabChoices,
  RuleDifferences,
  RuleFindings,
  RuleImportPreview,
  SandboxExplanation,
  SandboxOfficers,
  SandboxSummary,
} from "../../domain/messages/rule-lab.ts";
import type { Month } from "../../domain/month.ts";
import { get, postFile, putFileVersion } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

/** A run costs a second or more: it is asked for by a click, and stays until another one is. */
const ASKED = { staleTime: Infinity, refetchOnWindowFocus: false, retry: false } as const;

export interface SandboxAsk {
  draft: string;
  base: string | null;
  from: Month;
  to: Month;
}

export function useLabChoices() {
  return useQuery({
    ...FRESH,
    queryKey: ["rule-lab"],
    queryFn: ({ signal }) => get<LabChoices>("/rule-lab", signal),
  });
}

export function useSandbox(ask: SandboxAsk | null, again: boolean) {
  return useQuery({
    ...ASKED,
    queryKey: ["sandbox", ask],
    enabled: ask !== null,
    queryFn: ({ signal }) =>
      get<SandboxSummary>(`/rule-lab/sandbox${queryText({ ...ask, again: again ? "true" : null })}`, signal),
  });
}

export function useSandboxOfficers(
  ask: SandboxAsk,
  filters: Record<string, string | number | null>,
  computedAt: string,
) {
  return useQuery({
    ...ASKED,
    placeholderData: FRESH.placeholderData,
    queryKey: ["sandbox-officers", ask, filters, computedAt],
    queryFn: ({ signal }) =>
      get<SandboxOfficers>(`/rule-lab/sandbox/officers${queryText({ ...ask, ...filters })}`, signal),
  });
}

export function useSandboxExplanation(ask: SandboxAsk, policeNo: string, month: Month) {
  return useQuery({
    ...ASKED,
    queryKey: ["sandbox-explanation", ask.draft, ask.base, policeNo, month],
    queryFn: ({ signal }) =>
      get<SandboxExplanation>(
        `/rule-lab/sandbox/explanation${queryText({ draft: ask.draft, base: ask.base, policeNo, month })}`,
        signal,
      ),
  });
}

export function useDifferences(from: string, to: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["rule-differences", from, to],
    enabled: from !== "" && to !== "",
    queryFn: ({ signal }) => get<RuleDifferences>(`/rule-lab/differences${queryText({ from, to })}`, signal),
  });
}

export function useFindings(version: string) {
  return useQuery({
    ...FRESH,
    queryKey: ["rule-findings", version],
    enabled: version !== "",
    queryFn: ({ signal }) => get<RuleFindings>(`/rule-lab/findings/${version}`, signal),
  });
}

/** What a workbook would change against a version; nothing is stored. */
export function useWorkbookPreview() {
  return useMutation({
    mutationFn: ({ base, file }: { base: string; file: File }) =>
      postFile<RuleImportPreview>(`/rule-lab/preview${queryText({ base })}`, file),
  });
}

/** Where a workbook goes: into a version of its own, or over the text of a draft that was compared with it. */
export type WorkbookTarget =
  | { base: string; version: string; effectiveFrom: string; reason: string }
  | { version: string; textVersion: number; note: string | null };

export function useImportWorkbook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, target }: { file: File; target: WorkbookTarget }) => {
      if ("base" in target)
        return postFile<{ textVersion: number }>(`/rule-lab/drafts${queryText({ ...target })}`, file);
      const { version, textVersion, note } = target;
      const path = `/rule-lab/drafts/${encodeURIComponent(version)}${queryText({ note })}`;
      return putFileVersion<{ textVersion: number }>(path, textVersion, file);
    },
    onSuccess: () =>
      Promise.all(
        ["rule-life", "rule-lab", "rule-findings", "rule-differences"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
