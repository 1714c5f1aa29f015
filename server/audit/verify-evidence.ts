import type { Knex } from "knex";
import { Refusal } from "../../domain/refusal.ts";
import { findKept } from "../evidence/keep-file.ts";
import type { ChainFault } from "./verify-chain.ts";

/** Reads every evidence file that is cited and compares its bytes with what was filed. */
export async function verifyEvidence(db: Knex, dataDir: string): Promise<ChainFault[]> {
  const files = await db("evidence")
    .whereNull("removed_at")
    .orderBy("id")
    .select<{ no: string; part: number; storedAs: string; sha256: string }[]>("part", "sha256", {
      no: "evidence_no",
      storedAs: "stored_as",
    });
  const faults: ChainFault[] = [];
  for (const { no, part, storedAs, sha256 } of files) {
    try {
      await findKept(dataDir, storedAs, sha256);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push({ seq: null, kind: "content", detail: `evidence ${no} part ${part} is gone or changed` });
    }
  }
  return faults;
}
