import { z } from "zod";
import { assessedPeriod, isAssessedPeriod } from "../../domain/assessment/period.ts";
import { POLICE_NO } from "../../domain/people.ts";

/** `2026-Q1`, `2026-H1`, `2026`. */
export const period = z.string().refine(isAssessedPeriod);
export const quarter = z.string().refine((text) => assessedPeriod(text)?.kind === "quarter");
export const policeNo = z.string().regex(POLICE_NO);
/** Of the rows the person looked at: what he decides about. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
