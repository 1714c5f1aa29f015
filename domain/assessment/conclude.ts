import type { Grade } from "../grade.ts";
import type { Level, PostType, Series } from "../people.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Hundredths } from "../scoring/points.ts";
import type { StandingDetail, YearVerdict } from "./detail.ts";
import { placeStandings, tieFigures, type Contender } from "./place-standings.ts";
import { scorePeriod } from "./score-period.ts";
import { listOf, type ListCode } from "./standing-list.ts";
import type { UnrankedReason } from "./unranked.ts";
import { judgeYear, limitExcellent, type YearGrade, type YearSubject } from "./year-grade.ts";

/** One officer's result by itself: all that is kept of him while the others are read. */
export interface Weighed {
  officerId: number;
  list: ListCode;
  score: Hundredths | null;
  reason: UnrankedReason | null;
  /** Null for whoever is not ranked. */
  contender: Contender | null;
  year: { pool: string | null; judged: YearGrade } | null;
}

/** What an assessment says of one officer. */
export interface Conclusion {
  list: ListCode;
  score: Hundredths | null;
  reason: UnrankedReason | null;
  grade: Grade | null;
  place: number | null;
  of: number | null;
  verdict: YearVerdict | null;
}

/** Scores one officer from his inputs. Quarters are not ranked; half-years and years are (细则 §11). */
export function weigh(
  rules: RuleSet,
  who: { officerId: number; level: Level; series: Series; postType: PostType },
  detail: StandingDetail,
): Weighed {
  const { exact, score, reason } = scorePeriod(rules.composition, detail);
  const weighed = { officerId: who.officerId, list: listOf(rules.composition.ranking, who), score, reason };
  if (detail.kind === "quarter" || exact === null || score === null || reason !== null)
    return { ...weighed, contender: null, year: null };
  const { quarters } = detail.inputs;
  const contender = { exact, ...tieFigures(quarters) };
  if (detail.kind === "halfYear") return { ...weighed, contender, year: null };
  const judged = judgeYear(rules, score, quarters);
  const year = { pool: detail.inputs.pool, judged };
  return judged.grade === null
    ? { ...weighed, reason: "commentOnly", contender: null, year }
    : { ...weighed, contender, year };
}

/** Places within the lists and, of a year, the quota of 优秀: the same whatever the order of the officers. */
export function conclude(rules: RuleSet, all: readonly Weighed[]): Map<number, Conclusion> {
  const placed = placeStandings(rules.composition.ranking, all);
  const graded = limitExcellent(rules, all.flatMap(subjectOf));
  const concluded = new Map<number, Conclusion>();
  for (const { officerId, list, score, reason, year } of all) {
    const place = placed.get(officerId);
    const grade = graded.get(officerId) ?? year?.judged ?? null;
    concluded.set(officerId, {
      ...{ list, score, reason },
      ...{ grade: grade?.grade ?? null, verdict: grade?.verdict ?? null },
      ...{ place: place?.place ?? null, of: place?.of ?? null },
    });
  }
  return concluded;
}

function subjectOf({ officerId, contender, year }: Weighed): YearSubject[] {
  return contender && year ? [{ officerId, contender, ...year }] : [];
}
