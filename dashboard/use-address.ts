import { useCallback } from "react";
import { useSearchParams } from "react-router";

/**
 * Filters live in the address: they survive reload and back, and a copied address shows the same page. `change` sets
 * several at once; an empty or null value leaves the address. Each change is a step that "back" undoes, unless
 * `replace` (typing in a search).
 */
export function useAddress() {
  const [address, setAddress] = useSearchParams();
  const change = useCallback(
    (values: Record<string, string | null>, options?: { replace?: boolean }) => {
      setAddress(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === null || value === "") after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: options?.replace ?? false, preventScrollReset: true },
      );
    },
    [setAddress],
  );
  return { address, change };
}
