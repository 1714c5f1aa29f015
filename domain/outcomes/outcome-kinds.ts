import type { Bilingual } from "../language.ts";
import type { OutcomeKind } from "../rules/outcome-rules.ts";

/** 结果运用 by name (M48, M49). */
export const OUTCOME_KIND_LABEL: Record<OutcomeKind, Bilingual> = {
  award: { zh: "表彰奖励", en: "Award" },
  selection: { zh: "选拔任用", en: "Selection" },
  promotion: { zh: "职务晋升", en: "Promotion" },
  reserve: { zh: "后备干部", en: "Reserve cadre" },
  retraining: { zh: "离岗轮训", en: "Retraining off post" },
  reassignment: { zh: "岗位调整", en: "Reassignment" },
  rotation: { zh: "轮岗交流", en: "Rotation" },
  talk: { zh: "谈话提醒", en: "Reminder talk" },
};

/** What a sanction, a red line or an investigation keeps away. */
const FAVOURS: ReadonlySet<OutcomeKind> = new Set(["award", "selection", "promotion", "reserve"]);

export function isFavour(kind: OutcomeKind): boolean {
  return FAVOURS.has(kind);
}

/** 党委会决定: as proposed, as another kind, or not at all. */
export const OUTCOME_VERDICTS = ["adopted", "changed", "notAdopted"] as const;
export type OutcomeVerdict = (typeof OUTCOME_VERDICTS)[number];
export const OUTCOME_VERDICT_LABEL: Record<OutcomeVerdict, Bilingual> = {
  adopted: { zh: "采纳", en: "Adopted" },
  changed: { zh: "变更", en: "Changed" },
  notAdopted: { zh: "不采纳", en: "Not adopted" },
};
