import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import { isSame, type Actor, type ReviewChain, type Reviewer, type Reviewing } from "../../domain/routing.ts";
import { readReviewChain } from "../roster/read-review-chain.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { readReviewSubjects, type ReviewSubject } from "./review-store.ts";
import { reviewerAmong } from "./sign-decision.ts";

/** Somebody whose report of a month is one's own to review. */
export interface ReviewTask {
  subject: ReviewSubject;
  reviewing: Reviewing;
  mine: Reviewer;
}

/**
 * Everybody a person reviews in a month, also in another's place. Only the units he heads, is in charge of or acts for
 * are looked through; whoever stands at the end of the chain (局长, 政委, 上级机关) may be come to from anywhere.
 */
export async function readReviewTasks(
  db: Knex,
  month: Month,
  today: string,
  person: Actor,
): Promise<ReviewTask[]> {
  const scope = scopeOf(await readReviewChain(db, month, today), person);
  if (scope !== "all" && scope.length === 0) return [];
  const posted = scope === "all" ? null : await readReviewSubjects(db, month, { unitIds: scope });
  const reviewing = await readReviewing(db, month, today, posted ? [...posted.keys()] : undefined);
  const his = [...reviewing].filter(([, one]) => reviewerAmong(one, person) !== null).map(([id]) => id);
  if (his.length === 0) return [];
  const subjects = posted ?? (await readReviewSubjects(db, month, { officerIds: his }));
  const found = new Set(his);
  return [...subjects.values()].flatMap((subject) => {
    const one = reviewing.get(subject.officerId);
    const mine = reviewerAmong(one, person);
    return one && mine && found.has(subject.officerId) ? [{ subject, reviewing: one, mine }] : [];
  });
}

/** The units whose files may come to him, or `"all"`. */
function scopeOf(chain: ReviewChain, person: Actor): number[] | "all" {
  const principals = new Set<number>(person.officerId === null ? [] : [person.officerId]);
  // Delegations chain: whoever acts for one who acts for another acts for both.
  for (let known = -1; known !== principals.size;) {
    known = principals.size;
    for (const [absent, { deputyId }] of chain.delegations)
      if (principals.has(deputyId)) principals.add(absent);
  }
  const last = [...chain.chiefs, ...(chain.superior ? [chain.superior] : [])];
  const isLast = last.some(
    (one) => isSame(one, person) || (one.officerId !== null && principals.has(one.officerId)),
  );
  if (isLast) return "all";
  const units = [...chain.heads, ...chain.leaders].filter(([, officerId]) => principals.has(officerId));
  return [...new Set(units.map(([unitId]) => unitId))];
}
