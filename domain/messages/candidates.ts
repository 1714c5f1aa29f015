/** What the dashboard and the server say to each other about searches for candidates (条件筛选, M49). JSON shapes. */
import type { ListCode } from "../assessment/standing-list.ts";
import type { Bilingual } from "../language.ts";
import type { CandidateCriteria, CandidateFacts } from "../outcomes/candidate-facts.ts";
import type { CandidateCondition, CandidateFinding } from "../outcomes/match-candidate.ts";

export interface Candidate extends Pick<
  CandidateFacts,
  "policeNo" | "name" | "unit" | "unitName" | "level" | "postType" | "halfYears" | "years"
> {
  list: ListCode;
  excellentMonths: number;
  lowMonths: number;
  awards: number;
  passed: boolean;
  /** Each condition that was set: met by which periods, or what is lacking. */
  findings: CandidateFinding[];
  vetoes: Bilingual[];
}

export interface CandidatePage {
  criteria: CandidateCriteria;
  /** What was asked, in words. */
  words: Bilingual[];
  /** Announced half-years and finished years it rests on, oldest first. */
  basis: Bilingual[];
  /** Of how many; who meets every condition; and how many of these something speaks against. */
  considered: number;
  passed: number;
  vetoed: number;
  /** How many fail each condition that was set; one may fail several. */
  missed: { condition: CandidateCondition; count: number }[];
  show: "passed" | "failed";
  total: number;
  page: number;
  pageSize: number;
  rows: Candidate[];
}

/** A search somebody kept, with whom it found then. */
export interface SavedSearch {
  id: number;
  name: string;
  words: Bilingual[];
  criteria: CandidateCriteria;
  considered: number;
  passed: number;
  found: { policeNo: string; name: string; unitName: string }[];
  by: string;
  at: string;
}
export interface SavedSearches {
  searches: SavedSearch[];
}
