import { keepPreviousData } from "@tanstack/react-query";

/**
 * How every figure stays fresh without being asked: again every 15 s while the page is visible and whenever it gets
 * the focus back; an unchanged answer costs a 304. The last figures stay on screen until the next ones are there.
 */
export const FRESH = {
  staleTime: 10_000,
  refetchInterval: 15_000,
  refetchOnWindowFocus: true,
  placeholderData: keepPreviousData,
} as const;

/** `?a=1&b=2` of what is set; empty and missing filters are left out, so that equal filters have equal addresses. */
export function queryText(filters: Record<string, string | number | null | undefined>): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && value !== null && value !== "") set.set(name, String(value));
  }
  const text = set.toString();
  return text ? `?${text}` : "";
}
