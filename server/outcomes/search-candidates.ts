import { z } from "zod";
import { GRADES } from "../../domain/grade.ts";
import type { CandidatePage } from "../../domain/messages/candidates.ts";
import type { CandidateCriteria } from "../../domain/outcomes/candidate-facts.ts";
import { LEVELS, POST_TYPES, SERIES } from "../../domain/people.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { findCandidates } from "./candidate-figures.ts";

const YEARS = 10;
const year = z.coerce.number().int().min(2000).max(2100);
const count = (from: number, to: number) => z.coerce.number().int().min(from).max(to).optional();

export const CRITERIA = {
  ...{ fromYear: year, toYear: year },
  series: z.enum(SERIES).optional(),
  unit: z.string().min(1).max(12).optional(),
  level: z.enum(LEVELS).optional(),
  postType: z.enum(POST_TYPES).optional(),
  ...{ topPercent: count(1, 100), topPlaces: count(1, 10_000), topHalfYears: count(1, 2 * YEARS) },
  ...{ excellentMonths: count(1, 12 * YEARS), lowMonths: count(0, 12 * YEARS) },
  ...{ yearGrade: z.enum(GRADES).optional(), yearGrades: count(1, YEARS), awards: count(1, 100) },
  clean: z.enum(["yes", "no"]).default("no"),
};

/** The years are in order and no more than ten. */
export function isSpan({ fromYear, toYear }: Pick<CandidateCriteria, "fromYear" | "toYear">): boolean {
  return fromYear <= toYear && toYear - fromYear < YEARS;
}
export const SPAN_MESSAGE = { message: "fromYear ≤ toYear, at most ten years", path: ["toYear"] };

/**
 * 条件筛选 (M49). It reads across everybody's years, so who looked, when and for what goes into the audit chain before the
 * names leave: each page of it.
 * @throws Refusal unit.unknown
 */
export async function searchCandidates(
  context: Context,
  person: SignedInPerson,
  criteria: CandidateCriteria,
  paging: { show: "passed" | "failed"; page: number; pageSize: number },
): Promise<CandidatePage> {
  const found = await findCandidates(context, criteria, paging);
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "candidates.search", subject: "candidates" },
      detail: {
        ...{ criteria, show: found.show, page: found.page },
        ...{ considered: found.considered, passed: found.passed },
      },
    });
  });
  return found;
}
