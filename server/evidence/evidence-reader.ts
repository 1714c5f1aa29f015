import type { Knex } from "knex";
import type { EvidenceConcern, EvidenceReader } from "../../domain/evidence-access.ts";
import { addMonths } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { delicateKey, readDelicate } from "./citing-store.ts";
import type { StoredEvidence } from "./evidence-store.ts";

/** Officers among these whom the person reviews in this month or the last, which is the one under review. */
export async function readReviewedBy(
  db: Knex,
  person: SignedInPerson,
  today: string,
  officerIds: readonly number[],
): Promise<Set<number>> {
  const reviewed = new Set<number>();
  const mayReview =
    person.heads.size + person.inCharge.size + (person.actsFor?.size ?? 0) > 0 || person.roles.has("chief");
  if (officerIds.length === 0 || !mayReview) return reviewed;
  const month = today.slice(0, 7);
  for (const one of [addMonths(month, -1), month]) {
    const reviewing = await readReviewing(db, one, today, officerIds);
    for (const [officerId, { reviewers }] of reviewing) {
      const him = reviewers.some(
        (reviewer) =>
          (reviewer.accountId !== null && reviewer.accountId === person.accountId) ||
          (reviewer.officerId !== null && reviewer.officerId === person.officerId),
      );
      if (him) reviewed.add(officerId);
    }
  }
  return reviewed;
}

/** The person as evidence about this officer sees him. */
export function readerOf(
  person: SignedInPerson,
  reviewed: ReadonlySet<number>,
  officerId: number | null,
): EvidenceReader {
  const { accountId, roles, fills, heads, inCharge, unitId, actsFor } = person;
  return {
    ...{ accountId, roles, fills, heads, inCharge, unitId, officerId: person.officerId },
    ...(actsFor && { actsFor }),
    reviews: officerId !== null && reviewed.has(officerId),
  };
}

/** How delicate files are: by what they were filed as, and by the events that cite their numbers now. */
export async function readConcerns(
  db: Knex,
  files: readonly StoredEvidence[],
): Promise<Map<number, EvidenceConcern>> {
  const delicate = await readDelicate(
    db,
    files.map(({ unitId }) => unitId),
  );
  return new Map(
    files.map((file) => {
      const cited = delicate.get(delicateKey(file.unitId, file.evidenceNo));
      const complaint = file.kind === "investigation" || cited === "complaint";
      const { id, unitId, officerId, uploadedBy } = file;
      const sensitive = file.sensitive || complaint || cited !== undefined;
      return [id, { unitId, officerId, uploadedBy, complaint, sensitive }];
    }),
  );
}
