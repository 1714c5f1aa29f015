import type { Knex } from "knex";
import type { SavedSearch } from "../../domain/messages/candidates.ts";
import type { CandidateCriteria } from "../../domain/outcomes/candidate-facts.ts";

/** Newest searches that are listed; all are kept. */
const LISTED = 50;
type Found = Pick<SavedSearch, "words" | "considered" | "passed" | "found">;

export async function insertSearch(
  trx: Knex.Transaction,
  made: { name: string; criteria: CandidateCriteria; found: Found; by: number; at: string },
): Promise<number> {
  const [id] = await trx("candidate_searches").insert({
    ...{ name: made.name, criteria: JSON.stringify(made.criteria), found: JSON.stringify(made.found) },
    ...{ account_id: made.by, at: made.at },
  });
  return Number(id);
}

/** Kept searches, newest first. */
export async function readSearches(db: Knex): Promise<SavedSearch[]> {
  const rows = await db("candidate_searches as s")
    .join("accounts as a", "a.id", "s.account_id")
    .orderBy("s.id", "desc")
    .limit(LISTED)
    .select<{ id: number; name: string; criteria: string; found: string; by: string; at: string }[]>(
      { id: "s.id", name: "s.name", criteria: "s.criteria", found: "s.found" },
      { by: "a.display_name", at: "s.at" },
    ); // prettier-ignore
  return rows.map(({ id, criteria, found, ...row }) => ({
    ...{ ...row, id: Number(id), criteria: JSON.parse(criteria) as CandidateCriteria },
    ...(JSON.parse(found) as Found),
  }));
}
