import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PasswordChange } from "../../domain/messages/accounts.ts";
import { put } from "../api.ts";

/** Changes one's own password; who had to is let in by what `me` says afterwards. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: PasswordChange) => put("/me/password", change),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["me"] }),
  });
}
