import { AREA_LABEL, AREAS } from "./area.ts";
import type { Area } from "./area.ts";
import { stepsUp, type Grade } from "./grade.ts";
import type { Hundredths } from "./scoring/points.ts";

/** What is known of an officer graded 一般 or 差; narratives are not (细则 §15). */
export interface LowerFacts {
  grade: Grade;
  suggested: Grade | null;
  total: Hundredths | null;
  areas: Record<Area, Hundredths | null>;
  awolDays: number;
  /** Proven penalties: what they are called and the document's number. */
  penalties: { name: string; documentNo: string | null }[];
}

/**
 * Why a month is 一般 or 差, in a phrase: the penalties with their documents, absence without leave, else the area
 * that lost the largest share of its points; and that the reviewer went below the suggestion, where he did.
 */
export function lowerReason(facts: LowerFacts, fullOf: Record<Area, Hundredths>): string {
  const causes = facts.penalties.map(({ name, documentNo }) =>
    documentNo ? `${name}（${documentNo}）` : name,
  );
  if (facts.awolDays > 0) causes.push(`旷工${facts.awolDays}天`);
  if (causes.length === 0) {
    const weakest = weakestArea(facts.areas, fullOf);
    if (weakest) causes.push(`${AREA_LABEL[weakest].zh}失分较多`);
  }
  if (facts.total !== null) causes.push(`当月得分${inPoints(facts.total)}分`);
  const steps = facts.suggested === null ? 0 : stepsUp(facts.grade, facts.suggested);
  if (steps > 0) causes.push(steps === 1 ? "经审核下调一等" : "经审核下调等次");
  return causes.join("，");
}

function weakestArea(areas: Record<Area, Hundredths | null>, fullOf: Record<Area, Hundredths>): Area | null {
  let weakest: Area | null = null;
  for (const area of AREAS) {
    if (area === "JC" || areas[area] === null || fullOf[area] <= 0) continue;
    // Shares compared crosswise: exact, no division.
    if (weakest === null || areas[area] * fullOf[weakest] < areas[weakest]! * fullOf[area]) weakest = area;
  }
  return weakest !== null && areas[weakest]! < fullOf[weakest] ? weakest : null;
}

/** 8916 → 89.16 */
export function inPoints(points: Hundredths): string {
  const size = Math.abs(points);
  return `${points < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
