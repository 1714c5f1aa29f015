import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Outcome, RowProblem } from "../../domain/messages.ts";
import { get, postFile } from "../api.ts";
import { FRESH, queryText } from "./fresh.ts";

/** A registered case, to which credits refer. */
export interface CaseLine {
  caseNo: string;
  kind: string;
  name: string | null;
  openedOn: string | null;
}
interface CaseList {
  total: number;
  page: number;
  pageSize: number;
  rows: CaseLine[];
}
interface CaseReceipt {
  problems: RowProblem[];
  counts: Record<Outcome, number>;
}

/** A unit's cases, newest page first as the server orders them. */
export function useCases(unit: string | undefined, search: string, page: number) {
  return useQuery({
    ...FRESH,
    queryKey: ["cases", unit, search, page],
    queryFn: ({ signal }) =>
      get<CaseList>(`/cases${queryText({ unit, search: search.trim(), page })}`, signal),
    enabled: unit !== undefined,
  });
}

/** Imports a workbook of cases; the list is read again afterwards. */
export function useCaseImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => postFile<CaseReceipt>(`/cases/${newPushId()}`, file),
    onSuccess: () => client.invalidateQueries({ queryKey: ["cases"] }),
  });
}

/** A version-4 UUID; `crypto.randomUUID` is missing where a bureau serves plain http. */
function newPushId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
