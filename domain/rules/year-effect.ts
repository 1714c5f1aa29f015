import { GRADE_LABEL, type Grade } from "../grade.ts";
import type { Bilingual } from "../language.ts";

/** What a veto or cap of a month does to the year (细则 §2, §11). */
export interface YearEffect {
  /** Only when it held the month at this grade (JJ-V1: 警告 → 一般, 严重警告 and above → 差); `null` = always. */
  monthGrade: Grade | null;
  effect:
    /** The year's grade is this one at most: 差, or 良好 where it is only 优秀 that is kept away. */
    | { kind: "cap"; grade: Grade }
    /** 只写评语, 不定等次. */
    | { kind: "commentOnly" }
    /** 年度不得评先: for units. */
    | { kind: "noHonours" };
}

/** An effect read aloud. */
export function yearEffectInWords({ monthGrade, effect }: YearEffect): Bilingual {
  const words = WORDS[effect.kind](effect);
  if (monthGrade === null) return words;
  const month = GRADE_LABEL[monthGrade];
  return {
    zh: `当月限为${month.zh}的，${words.zh}`,
    en: `Where it holds the month at ${month.en}: ${words.en}`,
  };
}

/** All of them in one sentence; `null` = it ends with the month. */
export function yearEffectsInWords(effects: readonly YearEffect[]): Bilingual | null {
  if (effects.length === 0) return null;
  const words = effects.map(yearEffectInWords);
  return { zh: words.map(({ zh }) => zh).join("；"), en: words.map(({ en }) => en).join("; ") };
}

const WORDS: Record<YearEffect["effect"]["kind"], (effect: YearEffect["effect"]) => Bilingual> = {
  cap: (effect) => {
    const grade = effect.kind === "cap" ? effect.grade : "poor";
    if (grade === "poor") return { zh: "年度评为差", en: "the year is Poor" };
    if (grade === "good") return { zh: "年度不得评为优秀", en: "not Excellent in the year" };
    return { zh: `年度最高${GRADE_LABEL[grade].zh}`, en: `at most ${GRADE_LABEL[grade].en} in the year` };
  },
  commentOnly: () => ({ zh: "年度只写评语，不定等次", en: "comment only, no grade in the year" }),
  noHonours: () => ({ zh: "年度不得评先", en: "no honours in the year" }),
};
