import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { EVIDENCE_LIMITS } from "../../domain/evidence-files.ts";
import { useText } from "../use-text.ts";
import { sendFile, type Filing } from "./send-file.ts";

/** One file on its way: how far, or why not. */
export interface Sending {
  key: string;
  name: string;
  /** 0–1. */
  share: number;
  error: string | null;
}

/**
 * Sends files one after the other: the first takes a number where there is none yet, the others join it. What could
 * not be sent stays on the list with its reason; `filed` is told each number used.
 */
export function useUploads(filed: (number: string) => void) {
  const { t } = useText();
  const client = useQueryClient();
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const [busy, setBusy] = useState(false);

  const send = async (files: readonly File[], filing: Filing): Promise<void> => {
    setBusy(true);
    const began = files.map((file, index): Sending => {
      const tooLarge = file.size > EVIDENCE_LIMITS.fileBytes;
      const megabytes = EVIDENCE_LIMITS.fileBytes / 1024 / 1024;
      const error = tooLarge ? t("evidence.tooLarge", { megabytes }) : null;
      return { key: `${index}/${file.name}/${file.size}`, name: file.name, share: 0, error };
    });
    setSendings(began);
    let { number } = filing;
    for (const [index, file] of files.entries()) {
      const { key, error } = began[index]!;
      if (error) continue;
      const change = (part: Partial<Sending>) => {
        setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
      };
      try {
        const receipt = await sendFile(file, { ...filing, number }, (share) => {
          change({ share });
        });
        number = receipt.file.evidenceNo;
        filed(number);
        setSendings((all) => all.filter((one) => one.key !== key));
      } catch (trouble) {
        change({
          error:
            trouble instanceof Error && trouble.name === "ApiProblem"
              ? trouble.message
              : t("state.unreachable"),
        });
      }
    }
    setBusy(false);
    await client.invalidateQueries();
  };
  return { sendings, busy, send };
}
