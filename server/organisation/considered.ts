import type { Knex } from "knex";
import type { Bilingual, Language } from "../../domain/language.ts";
import { CHANGE_PROBLEMS, type ChangeProblem } from "../../domain/organisation/change-sentences.ts";
import type { DiffLine } from "../../domain/organisation/acts.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Vouches } from "../audit/vouched-rows.ts";

/** What applying a change left behind: the rows the audit entry vouches for, and the units whose people it moved. */
export interface Applied {
  vouches: Vouches;
  units: ReadonlySet<number>;
}

/** What a change would do now, and how it is done. */
export interface Considered {
  diff: DiffLine[];
  problems: { index: number; message: string }[];
  apply(trx: Knex.Transaction, by: Deciding): Promise<Applied>;
}

/** Who decides a change, when, and what was said when it was entered. */
export interface Deciding {
  confirmer: SignedInPerson;
  enteredBy: number;
  reason: string;
  at: string;
}

/** For whom and when a change is considered. */
export interface Considering {
  /** Account and officer of whoever entered it, and in which role. */
  entererAccountId: number;
  entererOfficerId: number | null;
  enteredAs: string;
  today: string;
  language: Language;
}

export function changeProblem(
  index: number,
  problem: ChangeProblem,
  language: Language,
  detail = "",
): { index: number; message: string } {
  const sentence: (detail: string) => Bilingual = CHANGE_PROBLEMS[problem];
  return { index, message: sentence(detail)[language] };
}
