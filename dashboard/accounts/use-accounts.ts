import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AccountList, NewAccountRequest, OneTimePassword } from "../../domain/messages/accounts.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { ApiProblem, fileAddress, get, post, put, Unreachable } from "../api.ts";
import { FRESH, queryText } from "../figures/fresh.ts";

const KEY = "accounts";

/** What the list of accounts may be narrowed to. */
export const ACCOUNT_FILTERS = ["all", "active", "closed", "locked", "unused"] as const;
export type AccountFilter = (typeof ACCOUNT_FILTERS)[number];

export function useAccountList(asked: { search: string; filter: AccountFilter; page: number }) {
  return useQuery({
    ...FRESH,
    queryKey: [KEY, asked],
    queryFn: ({ signal }) => {
      const { search, filter, page } = asked;
      const query = { search: search.trim() || undefined, filter, page: String(page) };
      return get<AccountList>(`/accounts${queryText(query)}`, signal);
    },
    placeholderData: keepPreviousData,
  });
}

function useAct<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useCreateAccount() {
  return useAct((request: NewAccountRequest) => post<OneTimePassword>("/accounts", request));
}

export function useResetPassword() {
  return useAct((account: string) => post<OneTimePassword>(addressOf(account, "password"), undefined));
}

export function useUnlock() {
  return useAct((account: string) => post(addressOf(account, "unlock"), undefined));
}

export function useSetState() {
  return useAct((asked: { account: string; state: "active" | "disabled"; reason: string }) => {
    const { account, ...body } = asked;
    return put(addressOf(account, "state"), body);
  });
}

/** Makes the list and hands it to the browser as a download: it cannot be asked for a second time. */
export function useHandOut() {
  return useAct(async (which: "missing" | "unused") => {
    const { blob, name } = await fetchList(which);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
}

function addressOf(account: string, act: string): string {
  return `/accounts/${encodeURIComponent(account)}/${act}`;
}

async function fetchList(which: "missing" | "unused"): Promise<{ blob: Blob; name: string }> {
  let response: Response;
  try {
    response = await fetch(fileAddress("/accounts/one-time-passwords"), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify({ which }),
      credentials: "same-origin",
    });
  } catch (error) {
    throw new Unreachable("unreachable", { cause: error });
  }
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => ({}));
    throw new ApiProblem(response.status, problem as Partial<ProblemDetails>);
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { blob: await response.blob(), name: named ? decodeURIComponent(named) : "passwords.xlsx" };
}
