import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { isProven, NO_PROOFS, type EventProofs } from "../../domain/scoring/proven-events.ts";
import { mergeSegments, type Segment } from "../../domain/segments.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import { sha256 } from "../canonical-json.ts";
import type { ScoredReport } from "./points-store.ts";
import type { Subject } from "./subject-store.ts";

/** One report to be scored: its content as it will stand. */
export interface Scorable {
  reportId: number;
  subject: Subject;
  fields: Fields;
  contentHash: string;
}

/** The detail lines of a unit's month as they will stand, sorted out by whom they concern. */
export class UnitLines {
  readonly #credits = new Map<string, CreditLine[]>();
  readonly #events = new Map<string, EventLine[]>();
  readonly #spread: EventLine[] = [];
  readonly #segments: SegmentsByNumber;

  /**
   * @param proofs what the departments refused and which files stand under the numbers: `readEventProofs`
   * @param segments what units filled that officers were transferred from in the month: `readUnitSegments`
   */
  constructor(
    rules: CompiledRules,
    credits: readonly CreditLine[],
    events: readonly EventLine[],
    proofs: EventProofs = NO_PROOFS,
    segments: SegmentsByNumber = NO_SEGMENTS,
  ) {
    this.#segments = segments;
    for (const credit of credits) addTo(this.#credits, credit.policeNo, credit);
    for (const event of events) {
      if (!isProven(rules, event, proofs)) continue;
      if (event.subjectKind === "unit") this.#spread.push(event);
      else addTo(this.#events, event.subject, event);
    }
  }

  segmentsOf(policeNo: string): readonly Segment[] {
    return this.#segments.get(policeNo) ?? NONE;
  }

  /** The row as it is scored: with the segments of a month cut by a transfer (细则 §11). */
  fieldsOf(policeNo: string, fields: Fields): Fields {
    return mergeSegments(fields, this.segmentsOf(policeNo));
  }

  creditsOf(policeNo: string): readonly CreditLine[] {
    return this.#credits.get(policeNo) ?? NONE;
  }

  /** His own events and the unit's. */
  eventsOf(policeNo: string): readonly EventLine[] {
    const own = this.#events.get(policeNo);
    if (!own) return this.#spread;
    return this.#spread.length === 0 ? own : [...own, ...this.#spread];
  }
}

/** Segments by the officer's 警号. */
export type SegmentsByNumber = ReadonlyMap<string, readonly Segment[]>;
export const NO_SEGMENTS: SegmentsByNumber = new Map();
const NONE: readonly never[] = [];

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Scores reports with the lines that concern each officer: the one way from inputs to stored points. */
export function scoreReports(
  rules: CompiledRules,
  month: Month,
  lines: UnitLines,
  reports: readonly Scorable[],
): ScoredReport[] {
  return reports.map(({ reportId, subject, fields: own, contentHash }) => {
    const { level, postType, policeNo } = subject;
    const fields = lines.fieldsOf(policeNo, own);
    const parts = [contentHash, ...lines.segmentsOf(policeNo).map((segment) => segment.contentHash)];
    const credits = lines.creditsOf(policeNo);
    const events = lines.eventsOf(policeNo);
    const points = scoreMonth(rules, { month, level, postType, fields, credits, events });
    return { reportId, subject, points, inputsHash: inputsHash(parts.join("+"), subject, credits, events) };
  });
}

/** Names everything a score was computed from: equal inputs, equal hash. */
function inputsHash(
  contentHash: string,
  { level, postType }: Subject,
  credits: readonly CreditLine[],
  events: readonly EventLine[],
): string {
  const lines =
    credits.length + events.length === 0 ? "" : JSON.stringify([...credits, ...events].sort(byKey));
  return sha256(`${contentHash} ${level} ${postType} ${lines}`);
}

function byKey(a: { rowKey: string }, b: { rowKey: string }): number {
  return a.rowKey < b.rowKey ? -1 : 1;
}
