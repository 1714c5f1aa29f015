import type { Knex } from "knex";
import type { ChainFault } from "../audit/verify-chain.ts";
import { readAssessments } from "./assessment-store.ts";
import { countStrays, frozenRows } from "./frozen-store.ts";
import { rowDigest, RowHasher } from "./standing-rows.ts";

/**
 * Compares every standing with the digest of its assessment, for which the chain vouches: a changed, added or missing
 * row is found, and named where its own digest tells which it is.
 */
export async function verifyStandings(db: Knex): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  const fault = (detail: string): void => void faults.push({ seq: null, kind: "content", detail });
  for (const assessment of await readAssessments(db, {})) {
    if (assessment.state === "replaced") continue;
    const { period, run } = assessment;
    const hasher = new RowHasher();
    let named = false;
    for await (const rows of frozenRows(db, assessment.id))
      for (const row of rows) {
        hasher.add(row);
        if (rowDigest(row) === row.digest) continue;
        named = true;
        fault(`the standing of officer ${row.officer_id} in ${period} (run ${run}) is not what was computed`);
      }
    const found = hasher.finish();
    const same = (["digest", "inputsHash", "officers", "scored", "ranked"] as const).every(
      (name) => found[name] === assessment[name],
    );
    if (!same && !named)
      fault(`the standings of ${period} (run ${run}) are not those the assessment was concluded with`);
  }
  const strays = await countStrays(db);
  if (strays > 0) fault(`${strays} standings belong to no assessment`);
  return faults;
}
