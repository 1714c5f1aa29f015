import type { Grade } from "./grade.ts";
import type { Bilingual } from "./language.ts";
import type { Month } from "./month.ts";
import { monthNumber, yearOf } from "./month.ts";

/** 通报: the monthly one on grades, the one on units' filling and review, and what corrects an issued one. */
export const BULLETIN_KINDS = ["grades", "quality", "correction"] as const;
export type BulletinKind = (typeof BULLETIN_KINDS)[number];
export const BULLETIN_KIND_LABEL: Record<BulletinKind, Bilingual> = {
  grades: { zh: "等次通报", en: "Bulletin of grades" },
  quality: { zh: "填审质量通报", en: "Bulletin on filling and review" },
  correction: { zh: "更正通报", en: "Correcting bulletin" },
};

/** M24: exactly these three grades are announced; 良好 and 合格 never are. */
export const ANNOUNCED_GRADES = ["excellent", "fair", "poor"] as const satisfies readonly Grade[];
export type AnnouncedGrade = (typeof ANNOUNCED_GRADES)[number];
export type LowerGrade = Exclude<AnnouncedGrade, "excellent">;

/** Somebody on a list. 一般 and 差 carry their reason in a phrase. */
export interface Named {
  policeNo: string;
  name: string;
}
export interface LowerNamed extends Named {
  grade: LowerGrade;
  reason: string;
}

/** Which member of the files office has gone through a unit's part (分责). */
export interface ShareCheck {
  accountId: number;
  name: string;
  at: string;
}
interface UnitText {
  unit: string;
  name: string;
  /** What the office says of the unit beyond the figures; empty = nothing. */
  remark: string;
  checked: ShareCheck | null;
}
export interface GradesUnit extends UnitText {
  expected: number;
  onTime: number;
  graded: number;
  ungraded: number;
  counts: Record<AnnouncedGrade, number>;
  excellent: Named[];
  /** Empty where the bureau does not announce 一般 and 差 by name (setting `bulletins.nameLower`). */
  lower: LowerNamed[];
}
export interface QualityUnit extends UnitText {
  expected: number;
  submitted: number;
  /** Handed in after the unit package's deadline. */
  late: number;
  /** Never handed in. */
  missing: number;
  /** Handed in and not signed. */
  unsigned: number;
  /** Returned at least once, and more than once. */
  returned: number;
  returnedTwice: number;
}

interface ContentBase {
  recipients: string;
  opening: string;
  requirements: string[];
  copies: string;
  issuer: string;
  /** 发文机关代字, as it was when drafted. */
  symbol: string;
  /** Words of the red head; null = none. */
  redHead: string | null;
  /** What a correcting bulletin corrects, why, and whose announcement changes. */
  corrects: { id: number; number: string; title: string; reason: string; changes: string[] } | null;
}
export interface GradesContent extends ContentBase {
  subject: "grades";
  /** The publication the lists were read from. */
  publication: number;
  named: boolean;
  units: GradesUnit[];
}
export interface QualityContent extends ContentBase {
  subject: "quality";
  submitBy: string;
  rectifyBy: string;
  units: QualityUnit[];
}
export type BulletinContent = GradesContent | QualityContent;

/** 北公政档〔2026〕7号: the year in hexagonal brackets, the number without 第 and leading zeros (GB/T 9704). */
export function bulletinNumber(symbol: string, year: number, number: number): string {
  return `${symbol}〔${year}〕${number}号`;
}

/** 2026年7月 */
export function monthInWords(month: Month): string {
  return `${yearOf(month)}年${monthNumber(month)}月`;
}

/** `2026-11-18` → 2026年11月18日 (GB/T 9704-2012: Arabic numerals). */
export function dayInWords(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** Whose announcement two versions of a bulletin's lists disagree on, one sentence each. */
export function listChanges(
  before: GradesContent,
  after: GradesContent,
  words: Record<Grade, string>,
): string[] {
  const old = announcedOf(before);
  const now = announcedOf(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((policeNo) => {
    const was = old.get(policeNo);
    const is = now.get(policeNo);
    if (was?.grade === is?.grade) return [];
    const who = `${(is ?? was)!.unit}${(is ?? was)!.name}`;
    if (!is) return [`${who}原列“${words[was!.grade]}”，现不再列入本通报。`];
    if (!was) return [`${who}原未列入，现列入“${words[is.grade]}”。`];
    return [`${who}原列“${words[was.grade]}”，更正为“${words[is.grade]}”。`];
  });
}

/** Everybody a bulletin names, by 警号. */
export function announcedOf(
  content: GradesContent,
): Map<string, { grade: AnnouncedGrade; name: string; unit: string }> {
  const announced = new Map<string, { grade: AnnouncedGrade; name: string; unit: string }>();
  for (const { name: unit, excellent, lower } of content.units) {
    for (const { policeNo, name } of excellent) announced.set(policeNo, { grade: "excellent", name, unit });
    for (const { policeNo, name, grade } of lower) announced.set(policeNo, { grade, name, unit });
  }
  return announced;
}
