import type { Bilingual } from "./language.ts";
import { ACCOUNT_REFUSALS } from "./refusals/accounts.ts";
import { APPRAISAL_REFUSALS } from "./refusals/appraisals.ts";
import { ASSESSMENT_REFUSALS } from "./refusals/assessments.ts";
import { CALENDAR_REFUSALS } from "./refusals/calendar.ts";
import { CAMPAIGN_REFUSALS } from "./refusals/campaigns.ts";
import { CORRECTION_REFUSALS } from "./refusals/corrections.ts";
import { EVIDENCE_REFUSALS } from "./refusals/evidence.ts";
import { FILLING_REFUSALS } from "./refusals/filling.ts";
import { GENERAL_REFUSALS } from "./refusals/general.ts";
import { OUTCOME_REFUSALS } from "./refusals/outcomes.ts";
import { PAPER_REFUSALS } from "./refusals/papers.ts";
import { PEOPLE_REFUSALS } from "./refusals/people.ts";
import { PUBLICATION_REFUSALS } from "./refusals/publication.ts";
import { REGISTER_REFUSALS } from "./refusals/registers.ts";
import { REVIEW_REFUSALS } from "./refusals/review.ts";
import { RULE_LAB_REFUSALS } from "./refusals/rule-lab.ts";
import { RULE_REFUSALS } from "./refusals/rules.ts";
import { UNIT_QUARTER_REFUSALS } from "./refusals/unit-quarters.ts";
import { UPLOAD_REFUSALS } from "./refusals/uploads.ts";

/**
 * Everything the system may decline to do, with the sentence a person reads; the sentences stand by topic in
 * `refusals/`. Refusals are the only exception
 * thrown on purpose; the problems of single rows are values, not refusals. The status of each code stands in
 * `server/http/refusal-status.ts`: a code without a status does not compile.
 */
export const REFUSALS = {
  ...GENERAL_REFUSALS,
  ...UPLOAD_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...ACCOUNT_REFUSALS,
  ...FILLING_REFUSALS,
  ...EVIDENCE_REFUSALS,
  ...REVIEW_REFUSALS,
  ...PUBLICATION_REFUSALS,
  ...PAPER_REFUSALS,
  ...CORRECTION_REFUSALS,
  ...CALENDAR_REFUSALS,
  ...RULE_REFUSALS,
  ...APPRAISAL_REFUSALS,
  ...ASSESSMENT_REFUSALS,
  ...CAMPAIGN_REFUSALS,
  ...RULE_LAB_REFUSALS,
  ...OUTCOME_REFUSALS,
  ...REGISTER_REFUSALS,
  ...UNIT_QUARTER_REFUSALS,
} satisfies Record<string, (details: never) => Bilingual>;

export type RefusalCode = keyof typeof REFUSALS;
export type RefusalDetails<C extends RefusalCode> = Parameters<(typeof REFUSALS)[C]>;

/** One thing wrong with one field of a request. */
export interface FieldError {
  field: string;
  message: string;
}

/** `throw new Refusal("month.unknown", { month })`: the details follow from the code. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;
  readonly sentence: Bilingual;
  readonly errors: readonly FieldError[];
  /** What the sentence was made from: a refusal crosses from a worker thread as its code and these. */
  readonly details: RefusalDetails<C>;
  /** What stands there now, where the caller acted on an older version. */
  readonly current: unknown;

  constructor(code: C, ...details: RefusalDetails<C>) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    const sentence = REFUSALS[code] as (...args: RefusalDetails<C>) => Bilingual;
    this.sentence = sentence(...details);
    this.details = details;
    this.errors = [];
    this.current = undefined;
  }

  /** The same refusal, showing what stands there now. */
  withCurrent(current: unknown): this {
    (this as { current: unknown }).current = current;
    return this;
  }

  /** The same refusal, naming the fields that are wrong. */
  withErrors(errors: readonly FieldError[]): this {
    (this as { errors: readonly FieldError[] }).errors = errors;
    return this;
  }
}
